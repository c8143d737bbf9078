import { and, asc, eq, isNull } from 'drizzle-orm'
import type { MergeKind } from '#app/domain/merges.ts'
import type { StoredDossier } from '#app/domain/package/stored-dossier.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { dossiers, merges, milestones } from '../schema/schema.ts'
import { readActors } from './dossier-actors.ts'
import { readLetters } from './dossier-letters.ts'
import { readDossierRechecks, readDossierTopics } from './dossier-topics.ts'

/**
 * A dossier with everything in it that somebody sees, each list in the order of a package; null where there is no such
 * dossier.
 */
export async function readDossier(
  visible: VisibleScope,
  dossierId: string,
): Promise<StoredDossier | null> {
  const { db } = visible
  const [dossier] = await db
    .select({
      name: dossiers.name,
      shortName: dossiers.shortName,
      procedure: dossiers.procedure,
      summary: dossiers.summary,
    })
    .from(dossiers)
    .where(and(eq(dossiers.id, dossierId), visible.isDossierVisible(dossiers.id)))
  if (!dossier) return null
  const letterList = await readLetters(visible, dossierId)
  const mergers = await db
    .select({
      thing: merges.thing,
      mergedId: merges.mergedId,
      intoId: merges.intoId,
      turned: merges.turned,
    })
    .from(merges)
    .where(isNull(merges.undoneAt))
    .orderBy(asc(merges.mergedAt), asc(merges.id))
  const codebook = await readDossierTopics(db, dossierId)
  const people = await readActors(visible, {
    dossierId,
    letters: letterList,
    mergers: mergers.filter(({ thing }) => thing === 'actor'),
  })
  const ids = new Set([...codebook, ...people.actors].map(({ id }) => id))
  return {
    dossier,
    topics: codebook,
    milestones: (
      await db
        .select()
        .from(milestones)
        .where(and(eq(milestones.dossierId, dossierId), isNull(milestones.withdrawnAt)))
        .orderBy(asc(milestones.firstDay), asc(milestones.id))
    ).map(({ name, label, edtf, firstDay, lastDay, basis, source }) => ({
      name,
      label,
      dated: { edtf, first: firstDay, last: lastDay, basis },
      source,
    })),
    ...people,
    merges: mergers
      .filter(({ mergedId, intoId }) => ids.has(mergedId) && ids.has(intoId))
      .map((merge) => ({ ...merge, thing: merge.thing as MergeKind })),
    rechecks: await readDossierRechecks(visible, dossierId),
    letters: letterList,
  }
}
