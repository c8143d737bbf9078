import { and, asc, eq, isNull, not, sql } from 'drizzle-orm'
import {
  atomically,
  type ChangeOutcome,
  commitChange,
  inList,
  type RequiredChange,
  type Transaction,
} from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { NotStored } from '../core/not-stored.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import {
  codingDraws,
  dossierLetters,
  dossiers,
  letterOpenings,
  letters,
  secondCodings,
  secondPositions,
} from '../schema/schema.ts'
import { findObstacles } from './coder-obstacles.ts'
import { countDrawnIn } from './draw-pools.ts'
import { auditEntries, auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/** Letters that go to a second coder: one by one, or drawn with a share, a seed and the list they are drawn from. */
type GivenLetters = {
  dossierId: string
  userId: string
  letterIds: readonly string[]
  /** `drawnBefore`: how many were drawn in the dossier when these were. */
  draw: { share: number; seed: string; pool: readonly string[]; drawnBefore: number } | null
  /** Whether they are given because their first coders were least sure. */
  isLeastCertain?: boolean
  /** The moment by which a deed to many letters knows what it gave; otherwise now. */
  at?: string
}

/**
 * Gives them, all or none. `changed` false: one of them was given, opened or coded at that very moment, or others were
 * drawn.
 */
export async function giveSecondCodings(
  visible: VisibleScope,
  { at = new Date().toISOString(), isLeastCertain = false, ...given }: GivenLetters,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const { dossierId, userId, letterIds, draw } = given
  if (!letterIds.length) return { changed: false }
  const { db } = visible
  const drawId = draw && newId()
  return commitChange(db, (tx) => [
    requireFreeLetters(tx, visible, given),
    ...(draw && drawId
      ? [
          tx.insert(codingDraws).values({
            ...{ id: drawId, dossierId, userId, share: draw.share, seed: draw.seed, at },
            pool: [...draw.pool],
            drawn: letterIds.length,
            drawnBy: performedBy.userId,
          }),
          auditEntry(tx, performedBy, at, {
            action: 'drew letters',
            subject: 'dossier',
            subjectId: dossierId,
            after: { coderId: userId, letters: letterIds.length, share: draw.share },
          }),
        ]
      : []),
    ...letterIds.map((letterId) =>
      tx.insert(secondCodings).values({
        ...{ id: newId(), dossierId, letterId, userId, drawId, at },
        ...{ origin: draw ? 'drawn' : 'given', isLeastCertain },
        givenBy: performedBy.userId,
      }),
    ),
    auditEntries(
      tx,
      performedBy,
      at,
      letterIds.map((letterId) => ({
        action: 'gave a second time to',
        subject: 'letter',
        subjectId: letterId,
        after: { inDossierId: dossierId, coderId: userId },
      })),
    ),
  ])
}

/** Holds the dossier, and lets nothing be given where something stands against one of the letters. */
function requireFreeLetters(
  tx: Transaction,
  visible: VisibleScope,
  { dossierId, userId, letterIds, draw }: GivenLetters,
): RequiredChange {
  const asked = { dossierId, userId }
  const { isFinished, isTaken, isSeen, hasCoded, hasOpened } = findObstacles(visible, asked)
  const free = sql`(select count(*) from dossier_letters where dossier_letters.dossier_id = ${dossierId}
    and ${inList(visible.db, dossierLetters.letterId, letterIds)} and ${isFinished} and not ${isTaken}
    and ${isSeen} and not ${hasCoded} and not ${hasOpened})`
  return {
    requireChange: tx
      .update(dossiers)
      .set({ revision: sql`revision` as never })
      .where(
        and(
          eq(dossiers.id, dossierId),
          sql`${free} = ${letterIds.length}`,
          draw ? sql`${countDrawnIn(dossierId)} = ${draw.drawnBefore}` : undefined,
        ),
      ),
  }
}

/**
 * Takes a letter from a second coder who is not done, with what they coded in it: as many passages as whoever takes it
 * back was told. `changed` false: they finished it or coded on meanwhile.
 */
export async function takeBackSecondCoding(
  { db }: VisibleScope,
  {
    id,
    letterId,
    dossierId,
    userId,
    passages,
  }: { passages: number } & Record<'id' | 'letterId' | 'dossierId' | 'userId', string>,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const areThose = sql`(select count(*) from second_positions s where s.coding_id = ${id}
    and s.status <> 'withdrawn') = ${passages}`
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(secondCodings)
        .set({ doneAt: null })
        .where(and(eq(secondCodings.id, id), isNull(secondCodings.doneAt), areThose)),
    },
    tx.delete(secondPositions).where(eq(secondPositions.codingId, id)),
    tx.delete(secondCodings).where(eq(secondCodings.id, id)),
    auditEntry(tx, performedBy, at, {
      action: 'took back the second coding from',
      subject: 'letter',
      subjectId: letterId,
      after: { inDossierId: dossierId, coderId: userId },
    }),
  ])
}

/** A second coding in which nothing was coded yet, and since when somebody has it. */
type UntouchedCoding = { id: string; letterId: string; userId: string; at: string }

/** Those of some letters of a dossier that nobody has begun, the reader's own, which are closed to them, among them. */
export async function listUntouched(
  { db, lettersNotTheirs, isDossierVisible }: VisibleScope,
  dossierId: string,
  letterIds: readonly string[],
): Promise<UntouchedCoding[]> {
  return db
    .select({
      id: secondCodings.id,
      letterId: secondCodings.letterId,
      userId: secondCodings.userId,
      at: secondCodings.at,
    })
    .from(secondCodings)
    .where(
      and(
        eq(secondCodings.dossierId, dossierId),
        inList(db, secondCodings.letterId, letterIds),
        isNull(secondCodings.doneAt),
        sql`${secondCodings.letterId} not in (${lettersNotTheirs})`,
        isDossierVisible(secondCodings.dossierId),
        sql`not exists (select 1 from second_positions s where s.coding_id = ${secondCodings.id}
          and s.status <> 'withdrawn')`,
      ),
    )
    .orderBy(asc(secondCodings.letterId))
}

/**
 * Notes, once, that somebody opened a letter that others coded in or said to be done with, as far as they see that:
 * also where they found nothing, and whoever it is, as a reader may become a coder.
 */
export async function noteOpening(
  { db, isVisible, isDossierVisible, isTopicVisible }: VisibleScope,
  letterId: string,
  userId: string,
): Promise<void> {
  const byOthers = sql`exists (select 1 from positions p where p.letter_id = ${letters.id}
    and (p.created_by is null or p.created_by <> ${userId}) and ${isTopicVisible(sql`p.topic_id`) ?? sql`1 = 1`}
    union all select 1 from codings e where e.letter_id = ${letters.id} and e.user_id <> ${userId}
    and ${isDossierVisible(sql`e.dossier_id`) ?? sql`1 = 1`})`
  const isNoted = sql`exists (select 1 from letter_openings o where o.letter_id = ${letters.id}
    and o.user_id = ${userId})`
  const [unnoted] = await db
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.id, letterId), isVisible(letters.id), not(isNoted), byOthers))
  if (!unnoted) return
  const at = new Date().toISOString()
  try {
    await atomically(db, (tx) => [
      tx.insert(letterOpenings).values({ letterId, userId, at }).onConflictDoNothing(),
    ])
  } catch (fault) {
    // Where nothing can be stored, letters are read all the same.
    if (!(fault instanceof NotStored)) throw fault
  }
}
