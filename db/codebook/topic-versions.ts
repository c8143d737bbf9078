import { asc, eq } from 'drizzle-orm'
import {
  noExamples,
  unwrittenSides,
  type LevelExamples,
  type TopicSides,
  type TopicVersion,
} from '#app/domain/topic-wording.ts'
import type { Level } from '#app/domain/level.ts'
import type { LevelAnchors } from '#app/domain/topics.ts'
import type { Db } from '../core/dialect.ts'
import { topicVersions, users } from '../schema/schema.ts'

/** All that a topic ever said, the newest version last. */
export async function listTopicVersions(db: Db, topicId: string): Promise<TopicVersion[]> {
  const rows = await db
    .select({
      version: topicVersions.version,
      name: topicVersions.name,
      proposition: topicVersions.proposition,
      anchors: topicVersions.anchors,
      sides: topicVersions.sides,
      examples: topicVersions.examples,
      cues: topicVersions.cues,
      meaningChanged: topicVersions.meaningChanged,
      at: topicVersions.createdAt,
      by: users.name,
    })
    .from(topicVersions)
    .leftJoin(users, eq(users.id, topicVersions.createdBy))
    .where(eq(topicVersions.topicId, topicId))
    .orderBy(asc(topicVersions.version))
  return rows.map(({ version, meaningChanged, at, by, ...row }) => ({
    version,
    meaningChanged,
    at,
    by,
    wording: {
      name: row.name,
      proposition: row.proposition,
      anchors: row.anchors as LevelAnchors,
      sides: (row.sides as TopicSides | null) ?? unwrittenSides,
      examples: (row.examples as Record<Level, LevelExamples> | null) ?? noExamples,
      cues: (row.cues as string[] | null) ?? [],
    },
  }))
}
