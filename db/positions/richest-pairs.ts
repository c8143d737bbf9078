import { sql } from 'drizzle-orm'
import type { VisibleScope } from '../core/visible-scope.ts'
import { listValues } from '../statements/kept-counts.ts'

/** Of whom most passages that the reader sees count on a topic: actor and topic, most first, by kept counts. */
export async function listRichestPairs(
  { db, openAudiences, openNamedLetters, hiddenTopicIds }: VisibleScope,
  topicIds: readonly string[],
  limit: number,
): Promise<{ actorId: string; topicId: string }[]> {
  const hidden = await hiddenTopicIds()
  const seen = topicIds.filter((id) => !hidden.has(id))
  if (!seen.length) return []
  const kept = sql`select actor_id, topic_id, number from evidence_counts
    where topic_id in ${listValues(seen)} and audience in ${listValues(openAudiences)}`
  const counted =
    openNamedLetters === null
      ? kept
      : sql`${kept} union all select e.actor_id, e.topic_id, 1 as number from (${openNamedLetters}) n
          cross join positions p cross join evidence e where p.letter_id = n.id
          and e.position_id = p.id and e.topic_id in ${listValues(seen)}`
  return db
    .select({
      actorId: sql<string>`richest.actor_id`,
      topicId: sql<string>`richest.topic_id`,
    })
    .from(
      sql`(select c.actor_id, c.topic_id, sum(c.number) as passages from (${counted}) c
        group by c.actor_id, c.topic_id having sum(c.number) > 0
        order by passages desc, c.actor_id, c.topic_id limit ${limit}) richest`,
    )
    .orderBy(sql`richest.passages desc`, sql`richest.actor_id`, sql`richest.topic_id`)
}
