import { sql } from 'drizzle-orm'
import type { VisibleScope } from '../core/visible-scope.ts'
import { listValues } from '../statements/kept-counts.ts'

/**
 * Of whom most passages count on a topic, most first, as the kept counts say: actor and topic. Letters for named people
 * are not among them.
 */
export async function listRichestPairs(
  { db, openAudiences, hiddenTopicIds }: VisibleScope,
  topicIds: readonly string[],
  limit: number,
): Promise<{ actorId: string; topicId: string }[]> {
  const hidden = await hiddenTopicIds()
  const seen = topicIds.filter((id) => !hidden.has(id))
  if (!seen.length) return []
  return db
    .select({
      actorId: sql<string>`richest.actor_id`,
      topicId: sql<string>`richest.topic_id`,
    })
    .from(
      sql`(select actor_id, topic_id, sum(number) as passages from evidence_counts
        where topic_id in ${listValues(seen)} and audience in ${listValues(openAudiences)}
        group by actor_id, topic_id having sum(number) > 0
        order by passages desc, actor_id, topic_id limit ${limit}) richest`,
    )
    .orderBy(sql`richest.passages desc`, sql`richest.actor_id`, sql`richest.topic_id`)
}
