import { and, asc, inArray } from 'drizzle-orm'
import type { VisibleScope } from '../core/visible-scope.ts'
import { topics } from '../schema/schema.ts'

/**
 * The topics that count as the given ones, themselves included: what positions are found by, as each keeps the topic it
 * was coded with. None of topics that the reader does not see.
 */
export async function topicIdsCountingAs(
  { db, isTopicVisible }: Pick<VisibleScope, 'db' | 'isTopicVisible'>,
  ids: readonly string[],
): Promise<string[]> {
  return ids.length
    ? (
        await db
          .select({ id: topics.id })
          .from(topics)
          .where(and(inArray(topics.countsAsId, [...ids]), isTopicVisible(topics.id)))
          .orderBy(asc(topics.id))
      ).map(({ id }) => id)
    : []
}
