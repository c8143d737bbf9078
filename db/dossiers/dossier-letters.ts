import { and, asc, eq, inArray } from 'drizzle-orm'
import { groupRowsBy } from '#app/domain/collections.ts'
import { atomically, inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { dossierLetters, dossiers, letters } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/** The ids of the dossiers that each letter lies in, as far as the reader sees both. */
export async function listDossiersOfLetters(
  { db, isVisible, isDossierVisible }: VisibleScope,
  letterIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (!letterIds.length) return new Map()
  const rows = await db
    .select({ letterId: dossierLetters.letterId, dossierId: dossierLetters.dossierId })
    .from(dossierLetters)
    .innerJoin(dossiers, eq(dossiers.id, dossierLetters.dossierId))
    .where(
      and(
        inList(db, dossierLetters.letterId, letterIds),
        isVisible(dossierLetters.letterId),
        isDossierVisible(dossierLetters.dossierId),
      ),
    )
    .orderBy(asc(dossiers.createdAt), asc(dossiers.id))
  return new Map(
    [...groupRowsBy('letterId', rows)].map(([letterId, own]) => [
      letterId,
      own.map(({ dossierId }) => dossierId),
    ]),
  )
}

/** Since when a letter lies in a dossier, and who put it there. */
type LetterPlacing = { addedAt: string; addedBy: string | null }

/** How those of some letters came into a dossier that lie in it, as far as the reader sees both. */
export async function readPlacings(
  { db, isVisible, isDossierVisible }: VisibleScope,
  dossierId: string,
  letterIds: readonly string[],
): Promise<Map<string, LetterPlacing>> {
  const rows = await db
    .select({
      letterId: dossierLetters.letterId,
      addedAt: dossierLetters.addedAt,
      addedBy: dossierLetters.addedBy,
    })
    .from(dossierLetters)
    .where(
      and(
        eq(dossierLetters.dossierId, dossierId),
        inList(db, dossierLetters.letterId, letterIds),
        isVisible(dossierLetters.letterId),
        isDossierVisible(dossierLetters.dossierId),
      ),
    )
    .orderBy(asc(dossierLetters.letterId))
  return new Map(rows.map(({ letterId, ...placing }) => [letterId, placing]))
}

/**
 * Puts letters into a dossier, or takes them out: those of them that the reader sees and that are not where they
 * should be already, whose ids are returned. What is coded in them stays coded. `placings`: how those lay there before
 * that are put back.
 */
export async function moveLetters(
  { db, isVisible }: VisibleScope,
  dossierId: string,
  { letterIds, into, placings }: LetterMove,
  performedBy: PerformedBy,
): Promise<string[]> {
  if (!letterIds.length) return []
  const at = new Date().toISOString()
  const moved = await findMovable({ db, isVisible }, dossierId, { letterIds, into })
  if (!moved.length) return []
  await atomically(db, (tx) => [
    ...(into
      ? moved.map(({ id, kind, firstDay, lastDay }) =>
          tx
            .insert(dossierLetters)
            .values({
              dossierId,
              letterId: id,
              kind,
              firstDay,
              lastDay,
              ...(placings?.get(id) ?? { addedAt: at, addedBy: performedBy.userId }),
            })
            .onConflictDoNothing(),
        )
      : [
          tx.delete(dossierLetters).where(
            and(
              eq(dossierLetters.dossierId, dossierId),
              inArray(
                dossierLetters.letterId,
                moved.map(({ id }) => id),
              ),
            ),
          ),
        ]),
    ...moved.map(({ id }) =>
      auditEntry(tx, performedBy, at, {
        action: into ? 'put into' : 'took out of',
        subject: 'letter',
        subjectId: id,
        after: { inDossierId: dossierId },
      }),
    ),
  ])
  return moved.map(({ id }) => id)
}

type LetterMove = {
  letterIds: readonly string[]
  into: boolean
  placings?: ReadonlyMap<string, LetterPlacing>
}

/** The letters that the reader sees and that lie on the other side of a dossier's edge. */
async function findMovable(
  { db, isVisible }: Pick<VisibleScope, 'db' | 'isVisible'>,
  dossierId: string,
  { letterIds, into }: { letterIds: readonly string[]; into: boolean },
) {
  const found = await db
    .select({
      id: letters.id,
      kind: letters.kind,
      firstDay: letters.firstDay,
      lastDay: letters.lastDay,
    })
    .from(letters)
    .where(and(inList(db, letters.id, letterIds), isVisible(letters.id)))
    .orderBy(asc(letters.id))
  const lyingThere = new Set(
    (
      await db
        .select({ id: dossierLetters.letterId })
        .from(dossierLetters)
        .where(
          and(
            eq(dossierLetters.dossierId, dossierId),
            inList(db, dossierLetters.letterId, letterIds),
          ),
        )
    ).map(({ id }) => id),
  )
  return found.filter(({ id }) => lyingThere.has(id) !== into)
}
