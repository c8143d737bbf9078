import { and, asc, desc, eq, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import type { Day } from '#app/domain/days.ts'
import { chunk } from '#app/domain/collections.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { positions } from '../schema/schema.ts'

export const newestFirst = [desc(positions.lastDay), desc(positions.createdAt), asc(positions.id)]

/** So many queries can be put together in one of SQLite, with room to spare. */
const topicsPerStatement = 200

/**
 * What a query finds for each topic, to be read from. Each is asked for by itself, as its newest positions are the end
 * of its own index; of several topics together, all positions would be read and sorted.
 */
function joinTopics(
  topicIds: readonly string[],
  findOnTopic: (topicId: string) => SQLWrapper,
): SQL[] {
  return chunk(topicIds, topicsPerStatement).map((some) => {
    const each = some.map((topicId) => sql`select * from ${findOnTopic(topicId)} one`)
    return sql`(${sql.join(each, sql` union all `)}) newest`
  })
}

type Placed = { id: string; lastDay: string; createdAt: string }

/** The ids of a page of the positions on the topics that fulfil a condition, newest first. */
export async function findNewestIds(
  { db, isVisible }: VisibleScope,
  topicIds: readonly string[],
  where: SQL | undefined,
  { limit, offset }: { limit: number; offset: number },
): Promise<string[]> {
  const newest = joinTopics(topicIds, (topicId) =>
    db
      .select({ id: positions.id, lastDay: positions.lastDay, createdAt: positions.createdAt })
      .from(positions)
      .where(and(eq(positions.topicId, topicId), where, isVisible(positions.letterId)))
      .orderBy(...newestFirst)
      .limit(limit + offset),
  )
  const columns = {
    id: sql<string>`newest.id`,
    lastDay: sql<string>`newest.last_day`,
    createdAt: sql<string>`newest.created_at`,
  }
  const found: Placed[] = []
  for (const some of newest) found.push(...(await db.select(columns).from(some)))
  return found
    .sort(compareNewestFirst)
    .slice(offset, offset + limit)
    .map(({ id }) => id)
}

/** As `newestFirst` does in the store. */
function compareNewestFirst(one: Placed, other: Placed): number {
  return (
    compareWords(other.lastDay, one.lastDay) ||
    compareWords(other.createdAt, one.createdAt) ||
    compareWords(one.id, other.id)
  )
}

const compareWords = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0

/** The latest day of those that the newest position of a condition has on each topic; null where there is none. */
export async function findLatestDay(
  { db }: VisibleScope,
  topicIds: readonly string[],
  day: SQL<Day>,
  where: SQL | undefined,
): Promise<Day | null> {
  const newest = joinTopics(topicIds, (topicId) =>
    db
      .select({ day: day.as('day') })
      .from(positions)
      .where(and(eq(positions.topicId, topicId), where))
      .orderBy(desc(positions.lastDay))
      .limit(1),
  )
  let latest: Day | null = null
  for (const some of newest) {
    const [found] = await db.select({ day: sql<Day | null>`max(newest.day)` }).from(some)
    if (found?.day && found.day > (latest ?? '')) latest = found.day
  }
  return latest
}
