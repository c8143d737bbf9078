import { setImmediate } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { makeFitMeasure } from '#app/domain/search/letter-fit.ts'
import { fitCharacters } from '#app/domain/search/letter-orders.ts'
import type { SearchQuery } from '#app/domain/search/search-query.ts'
import { inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { letters } from '../schema/schema.ts'

/** How many entries are read, and how many are measured at a time, so that others are answered in between. */
const [readAtOnce, measuredAtOnce] = [100, 25]

/**
 * Letters by how well they fit what is looked for, the best first, of equal ones in the order given. Measured are the
 * words that the reader searches: what is masked for them counts nothing, and notes do not either.
 */
export async function rankByFit(
  visible: VisibleScope,
  query: SearchQuery,
  ids: readonly string[],
): Promise<string[]> {
  const entries: { id: string; words: string }[] = []
  for (let from = 0; from < ids.length; from += readAtOnce) {
    if (from) await setImmediate()
    entries.push(...(await readWords(visible, ids.slice(from, from + readAtOnce))))
  }
  const characters = entries.reduce((sum, { words }) => sum + words.length, 0)
  const measureFit = makeFitMeasure(query, characters / (entries.length || 1))
  const places = new Map(ids.map((id, place) => [id, place]))
  const ranked: { id: string; fit: number; place: number }[] = []
  for (const { id, words } of entries) {
    if (ranked.length % measuredAtOnce === 0) await setImmediate()
    ranked.push({ id, fit: measureFit(words), place: places.get(id)! })
  }
  return ranked.sort((a, b) => b.fit - a.fit || a.place - b.place).map(({ id }) => id)
}

async function readWords(
  { db, seesContactDetails, isVisible }: VisibleScope,
  ids: readonly string[],
): Promise<{ id: string; words: string }[]> {
  const contacts = seesContactDetails ? 'whole' : 'masked'
  return db
    .select({
      id: letters.id,
      words: sql<string>`(select substr(words, 1, ${fitCharacters}) from letter_search
        where letter_id = ${letters.id} and contacts in ('both', ${contacts}))`,
    })
    .from(letters)
    .where(sql`${inList(db, letters.id, ids)} and ${isVisible(letters.id)}`)
}
