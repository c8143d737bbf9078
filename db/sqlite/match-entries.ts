import { type SQL, sql } from 'drizzle-orm'
import type { EntryMatch, MatchedEntries, NearRows, WordRow } from '../core/dialect.ts'

/**
 * Asks the index of SQLite (FTS5). Rows come in the order of their places, newest first, so that it stops once enough
 * of them were found. Every row of words is quoted, so that nothing in it is an operator.
 */
export function matchEntries({ groups, leftOut, patterns, contacts }: EntryMatch): MatchedEntries {
  const wanted = groups.map((parts) => `(${parts.map(askForPart).join(' OR ')})`).join(' AND ')
  const query = leftOut.length ? `(${wanted}) NOT (${leftOut.map(quoteRow).join(' OR ')})` : wanted
  const conditions: SQL[] = [
    sql`letter_search_index match ${query} and letter_search.contacts in ('both', ${contacts})`,
    // Near each other is to the index what stands in two fields side by side, too.
    ...patterns.map((pattern) => sql`letter_search.words regexp ${pattern}`),
  ]
  return {
    from: sql`letter_search_index cross join letter_search on letter_search.place = letter_search_index.rowid`,
    where: sql.join(conditions, sql` and `),
    newestFirst: [sql`letter_search_index.rowid desc`],
    oldestFirst: [sql`letter_search_index.rowid`],
  }
}

function askForPart(part: WordRow | NearRows): string {
  if ('words' in part) return quoteRow(part)
  const { sides, pairs, most } = part
  return pairs
    ? pairs.map((pair) => `NEAR(${pair.map(quoteRow).join(' ')}, ${most})`).join(' OR ')
    : `(${sides.map((rows) => `(${rows.map(quoteRow).join(' OR ')})`).join(' AND ')})`
}

function quoteRow({ words, isOpen }: WordRow): string {
  return `"${words.join(' ')}"${isOpen ? '*' : ''}`
}

/** What `words regexp pattern` means, which SQLite leaves to the program: each pattern is read once for all rows. */
export function makeRegexp(): (pattern: unknown, words: unknown) => number {
  let known = { pattern: '', expression: /(?:)/u }
  return (pattern, words) => {
    if (pattern !== known.pattern)
      known = { pattern: String(pattern), expression: new RegExp(String(pattern), 'u') }
    return Number(known.expression.test(String(words)))
  }
}
