import { asc, inArray } from 'drizzle-orm'
import type { Db } from '../core/dialect.ts'
import { topics } from '../schema/schema.ts'

/**
 * The topics that count as the given ones, themselves included: what positions are found by, as each keeps the topic it
 * was coded with.
 */
export async function topicIdsCountingAs(db: Db, ids: readonly string[]): Promise<string[]> {
  return ids.length
    ? (
        await db
          .select({ id: topics.id })
          .from(topics)
          .where(inArray(topics.countsAsId, [...ids]))
          .orderBy(asc(topics.id))
      ).map(({ id }) => id)
    : []
}
