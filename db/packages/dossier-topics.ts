import { and, asc, eq, gt, inArray, sql, type SQL } from 'drizzle-orm'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { StoredDossier, StoredRecheck } from '#app/domain/package/stored-dossier.ts'
import { noExamples, type TopicWording } from '#app/domain/topic-wording.ts'
import { unwrittenSides } from '#app/domain/topic-sides.ts'
import type { Db } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { letters, positions, rechecks, topics, topicVersions } from '../schema/schema.ts'
import { isLyingIn, topicIdsOf } from './dossier-letters.ts'

/** The topics of a dossier in its order, with all their versions. */
export async function readDossierTopics(
  db: Db,
  dossierId: string,
): Promise<StoredDossier['topics']> {
  const rows = await db
    .select({
      id: topics.id,
      closedAt: topics.closedAt,
      version: topicVersions.version,
      name: topicVersions.name,
      proposition: topicVersions.proposition,
      anchors: topicVersions.anchors,
      sides: topicVersions.sides,
      examples: topicVersions.examples,
      cues: topicVersions.cues,
      meaningChanged: topicVersions.meaningChanged,
      createdAt: topicVersions.createdAt,
    })
    .from(topics)
    .innerJoin(topicVersions, eq(topicVersions.topicId, topics.id))
    .where(inArray(topics.id, topicIdsOf(db, dossierId)))
    .orderBy(placeIn(dossierId), asc(topics.id), asc(topicVersions.version))
  return [...groupRowsBy('id', rows)].map(([id, versions]) => ({
    id,
    closedAt: versions[0]!.closedAt,
    versions: versions.map(
      ({ id: _, closedAt: __, anchors, sides, examples, cues, ...version }) => ({
        ...version,
        anchors: anchors as TopicWording['anchors'],
        ...toShownWording({ sides, examples, cues }),
      }),
    ),
  }))
}

/** What versions of the time before there were sides, examples and cues say of them. */
export function toShownWording({
  sides,
  examples,
  cues,
}: Record<'sides' | 'examples' | 'cues', unknown>): Pick<
  TopicWording,
  'sides' | 'examples' | 'cues'
> {
  return {
    sides: (sides as TopicWording['sides'] | null) ?? unwrittenSides,
    examples: (examples as TopicWording['examples'] | null) ?? noExamples,
    cues: (cues as string[] | null) ?? [],
  }
}

/** Where a topic stands in a dossier: its own place, or that of one that counts as the same. */
function placeIn(dossierId: string): SQL {
  return sql`(select min(u.place) from dossier_topics u join topics o on o.id = u.topic_id
    where u.dossier_id = ${dossierId} and o.counts_as_id = ${topics.countsAsId})`
}

/** The positions of a dossier's letters that are to be looked at again, as far as the reader sees them. */
export async function readDossierRechecks(
  { db, isVisible }: VisibleScope,
  dossierId: string,
): Promise<StoredRecheck[]> {
  return (
    db
      .select({
        positionId: rechecks.positionId,
        topicId: rechecks.topicId,
        fromVersion: rechecks.fromVersion,
        createdAt: rechecks.createdAt,
      })
      .from(rechecks)
      .innerJoin(positions, eq(positions.id, rechecks.positionId))
      .innerJoin(letters, eq(letters.id, positions.letterId))
      // What came with a position from a topic that was split has no version to name, and stays behind like the split.
      .where(and(isLyingIn(db, dossierId), isVisible(letters.id), gt(rechecks.fromVersion, 0)))
      .orderBy(asc(rechecks.positionId), asc(rechecks.topicId))
  )
}
