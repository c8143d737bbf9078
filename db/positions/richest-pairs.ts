import { type SQL, sql } from 'drizzle-orm'
import type { VisibleScope } from '../core/visible-scope.ts'
import { isActorVisible } from '../statements/visible-actors.ts'
import { hasBlindLetters } from './actors-with-evidence.ts'
import { listValues } from '../statements/kept-counts.ts'

/** Of whom most passages that the reader sees count on a topic: actor and topic, most first, by kept counts. */
export async function listRichestPairs(
  visible: VisibleScope,
  topicIds: readonly string[],
  limit: number,
): Promise<{ actorId: string; topicId: string }[]> {
  const { db, openAudiences, openNamedLetters, blindLetters, hiddenTopicIds } = visible
  const hidden = await hiddenTopicIds()
  const seen = topicIds.filter((id) => !hidden.has(id))
  if (!seen.length) return []
  const kept = sql`select actor_id, topic_id, number from evidence_counts
    where topic_id in ${listValues(seen)} and audience in ${listValues(openAudiences)}`
  const oneByOne = (letters: SQL, number: 1 | -1) =>
    sql`select e.actor_id, e.topic_id, ${sql.raw(String(number))} as number from (${letters}) n
      cross join positions p cross join evidence e where p.letter_id = n.id
      and e.position_id = p.id and e.topic_id in ${listValues(seen)}`
  const counted = sql.join(
    [
      kept,
      ...(openNamedLetters === null ? [] : [oneByOne(openNamedLetters, 1)]),
      ...(blindLetters === null ? [] : [oneByOne(blindLetters, -1)]),
    ],
    sql` union all `,
  )
  const isSeen = (await hasBlindLetters(visible))
    ? sql`where c.actor_id in (select actors.id from actors where ${isActorVisible(visible)})`
    : sql``
  return db
    .select({
      actorId: sql<string>`richest.actor_id`,
      topicId: sql<string>`richest.topic_id`,
    })
    .from(
      sql`(select c.actor_id, c.topic_id, sum(c.number) as passages from (${counted}) c ${isSeen}
        group by c.actor_id, c.topic_id having sum(c.number) > 0
        order by passages desc, c.actor_id, c.topic_id limit ${limit}) richest`,
    )
    .orderBy(sql`richest.passages desc`, sql`richest.actor_id`, sql`richest.topic_id`)
}
