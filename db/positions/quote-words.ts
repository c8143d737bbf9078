import { and, eq } from 'drizzle-orm'
import { hashQuoteWords } from '#app/domain/quotes/quote-words.ts'
import { inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { letters, positions } from '../schema/schema.ts'

/**
 * The words of quotes as numbers, by which quotes are compared: none can be read out of them, so nothing is masked.
 * Rows of tables in words are nobody’s sentences, and are not in it.
 */
export async function readQuoteWords(
  { db, isVisible, leaveHiddenTopicsOut }: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, Uint32Array>> {
  if (!ids.length) return new Map()
  const rows = await db
    .select({ id: positions.id, exact: positions.exact })
    .from(positions)
    .innerJoin(letters, eq(letters.id, positions.letterId))
    .where(
      and(
        inList(db, positions.id, ids),
        eq(letters.recorded, false),
        isVisible(positions.letterId),
        await leaveHiddenTopicsOut(positions.topicId),
      ),
    )
  return new Map(rows.map(({ id, exact }) => [id, hashQuoteWords(exact)]))
}
