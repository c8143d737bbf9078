import { sql } from 'drizzle-orm'
import type { EntryMatch, MatchedEntries, WordRow } from '../core/dialect.ts'

/**
 * Asks the index of SQLite (FTS5). Rows come in the order of their places, newest first, so that it stops once enough
 * of them were found. Every row of words is quoted, so that nothing in it is an operator.
 */
export function matchEntries({ groups, leftOut, contacts }: EntryMatch): MatchedEntries {
  const wanted = groups.map((rows) => `(${rows.map(quoteRow).join(' OR ')})`).join(' AND ')
  const query = leftOut.length ? `(${wanted}) NOT (${leftOut.map(quoteRow).join(' OR ')})` : wanted
  return {
    from: sql`letter_search_index cross join letter_search on letter_search.place = letter_search_index.rowid`,
    where: sql`letter_search_index match ${query} and letter_search.contacts in ('both', ${contacts})`,
    newestFirst: [sql`letter_search_index.rowid desc`],
  }
}

function quoteRow({ words, isOpen }: WordRow): string {
  return `"${words.join(' ')}"${isOpen ? '*' : ''}`
}
