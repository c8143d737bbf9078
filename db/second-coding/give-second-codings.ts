import { and, eq, isNull } from 'drizzle-orm'
import { atomically, type ChangeOutcome } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { codingDraws, letterOpenings, secondCodings, secondPositions } from '../schema/schema.ts'
import { auditEntries, auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/** Letters that go to a second coder: one by one, or drawn with a share, a seed and the list they are drawn from. */
type GivenLetters = {
  dossierId: string
  userId: string
  letterIds: readonly string[]
  draw: { share: number; seed: string; pool: readonly string[] } | null
}

export async function giveSecondCodings(
  { db }: VisibleScope,
  { dossierId, userId, letterIds, draw }: GivenLetters,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  if (!letterIds.length) return { changed: false }
  const [at, drawId] = [new Date().toISOString(), draw && newId()]
  await atomically(db, (tx) => [
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
      tx
        .insert(secondCodings)
        .values({
          ...{ id: newId(), dossierId, letterId, userId, drawId, at },
          origin: draw ? 'drawn' : 'given',
          givenBy: performedBy.userId,
        })
        .onConflictDoNothing(),
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
  return { changed: true }
}

/** Takes a letter from a second coder who is not done, with what they coded in it. */
export async function takeBackSecondCoding(
  { db }: VisibleScope,
  {
    id,
    letterId,
    dossierId,
    userId,
  }: { id: string } & Record<'letterId' | 'dossierId' | 'userId', string>,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const [open] = await db
    .select({ id: secondCodings.id })
    .from(secondCodings)
    .where(and(eq(secondCodings.id, id), isNull(secondCodings.doneAt)))
  if (!open) return { changed: false }
  await atomically(db, (tx) => [
    tx.delete(secondPositions).where(eq(secondPositions.codingId, id)),
    tx.delete(secondCodings).where(and(eq(secondCodings.id, id), isNull(secondCodings.doneAt))),
    auditEntry(tx, performedBy, at, {
      action: 'took back the second coding from',
      subject: 'letter',
      subjectId: letterId,
      after: { inDossierId: dossierId, coderId: userId },
    }),
  ])
  return { changed: true }
}

/** Notes, once, that somebody has seen what others coded in a letter. */
export async function noteOpening(
  { db }: VisibleScope,
  letterId: string,
  userId: string,
): Promise<void> {
  const [seen] = await db
    .select({ at: letterOpenings.at })
    .from(letterOpenings)
    .where(and(eq(letterOpenings.letterId, letterId), eq(letterOpenings.userId, userId)))
  if (seen) return
  await atomically(db, (tx) => [
    tx
      .insert(letterOpenings)
      .values({ letterId, userId, at: new Date().toISOString() })
      .onConflictDoNothing(),
  ])
}
