import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { letterPrints, letters } from '../schema/schema.ts'
import { newestText } from '../statements/newest-text.ts'

/** A stored letter that a text may be nearly the same as, with its newest text. */
export type NearDuplicate = { letterId: string; title: string; text: string }

/** The letters that somebody sees whose minhash has the most in common with this one, at most `limit`. */
export async function findNearDuplicates(
  { db, isVisible }: VisibleScope,
  minhash: readonly number[],
  limit: number,
): Promise<NearDuplicate[]> {
  if (!minhash.length) return []
  const rows = await db
    .select({
      letterId: letters.id,
      title: letters.title,
      text: newestText(letters.id),
    })
    .from(letterPrints)
    .innerJoin(letters, eq(letters.id, letterPrints.letterId))
    .where(and(inArray(letterPrints.print, [...minhash]), isVisible(letterPrints.letterId)))
    .groupBy(letters.id, letters.title)
    .orderBy(desc(sql`count(*)`), asc(letters.id))
    .limit(limit)
  return rows.map(({ title, ...row }) => ({ ...row, title: maskWords(title) }))
}
