import { and, asc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { MergeKind } from '#app/domain/merges.ts'
import type { StoredDossier } from '#app/domain/package/pack-dossier.ts'
import type { LevelAnchors } from '#app/domain/topics.ts'
import type { Db } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { dossiers, merges, milestones, topics, topicVersions } from '../schema/schema.ts'
import { readActors } from './dossier-actors.ts'
import { readLetters, topicIdsOf } from './dossier-letters.ts'
import { groupRowsBy } from '#app/domain/collections.ts'

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
    .select({ name: dossiers.name, procedure: dossiers.procedure, summary: dossiers.summary })
    .from(dossiers)
    .where(and(eq(dossiers.id, dossierId), visible.isDossierVisible(dossiers.id)))
  if (!dossier) return null
  const letterList = await readLetters(visible, dossierId)
  const mergers = await db
    .select({ thing: merges.thing, mergedId: merges.mergedId, intoId: merges.intoId })
    .from(merges)
    .where(isNull(merges.undoneAt))
    .orderBy(asc(merges.mergedAt), asc(merges.id))
  const codebook = await readTopics(db, dossierId)
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
    letters: letterList,
  }
}

async function readTopics(db: Db, dossierId: string): Promise<StoredDossier['topics']> {
  const rows = await db
    .select({
      id: topics.id,
      version: topicVersions.version,
      name: topicVersions.name,
      proposition: topicVersions.proposition,
      anchors: topicVersions.anchors,
      createdAt: topicVersions.createdAt,
    })
    .from(topics)
    .innerJoin(topicVersions, eq(topicVersions.topicId, topics.id))
    .where(inArray(topics.id, topicIdsOf(db, dossierId)))
    .orderBy(placeIn(dossierId), asc(topics.id), asc(topicVersions.version))
  return [...groupRowsBy('id', rows)].map(([id, versions]) => ({
    id,
    versions: versions.map(({ id: _, anchors, ...version }) => ({
      ...version,
      anchors: anchors as LevelAnchors,
    })),
  }))
}

/** Where a topic stands in a dossier: its own place, or that of one that counts as the same. */
function placeIn(dossierId: string): SQL {
  return sql`(select min(u.place) from dossier_topics u join topics o on o.id = u.topic_id
    where u.dossier_id = ${dossierId} and o.counts_as_id = ${topics.countsAsId})`
}
