import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { maskText } from '#app/domain/masking/mask-text.ts'
import type { Db } from './dialect.ts'
import { letterPrints, letters, textVersions } from './schema.ts'
import type { Sight } from './sight.ts'

/** A stored letter that a text may be nearly the same as, with its newest text. */
export type Likely = { letterId: string; title: string; text: string }

/** The letters that somebody sees whose prints have the most in common with these, at most so many. */
export async function likely(
  db: Db,
  { seen }: Sight,
  prints: readonly number[],
  most: number,
): Promise<Likely[]> {
  if (!prints.length) return []
  const rows = await db
    .select({ letterId: letters.id, title: letters.title })
    .from(letterPrints)
    .innerJoin(letters, eq(letters.id, letterPrints.letterId))
    .where(and(inArray(letterPrints.print, [...prints]), seen(letterPrints.letterId)))
    .groupBy(letters.id, letters.title)
    .orderBy(desc(sql`count(*)`), asc(letters.id))
    .limit(most)
  const found: Likely[] = []
  for (const { letterId, title } of rows) {
    const [version] = await db
      .select({ text: textVersions.text })
      .from(textVersions)
      .where(eq(textVersions.letterId, letterId))
      .orderBy(desc(textVersions.version))
      .limit(1)
    if (version) found.push({ letterId, title: maskText(title), text: version.text })
  }
  return found
}
