import { sql, type SQL } from 'drizzle-orm'
import type { EntryMatch, MatchedEntries, WordRow } from '../core/dialect.ts'

/**
 * Asks the index of PostgreSQL (GIN), which knows the words of an entry and not their order: rows of several words must
 * stand in the entry itself as well. An entry too long for the index is read through.
 */
export function matchEntries(match: EntryMatch): MatchedEntries {
  const { groups, leftOut, contacts } = match
  return {
    from: sql`letter_search`,
    where: sql`letter_search.contacts in ('both', ${contacts}) and (
      (letter_search.lexemes @@ ${narrowingQuery(match)}::tsquery
        and ${checkRows(groups.filter(hasSeveralWords), leftOut.filter(isOfSeveralWords), holdsRowByIndex)})
      or (letter_search.lexemes is null and ${checkRows(groups, leftOut, holdsRow)}))`,
    newestFirst: [sql`letters.last_day desc`, sql`letters.id desc`],
  }
}

function isOfSeveralWords({ words }: WordRow): boolean {
  return words.length > 1
}

function hasSeveralWords(rows: readonly WordRow[]): boolean {
  return rows.some(isOfSeveralWords)
}

/** What the index can say: every entry that is looked for is among those that it finds. */
function narrowingQuery({ groups, leftOut }: EntryMatch): string {
  const wanted = groups.map((rows) => `(${rows.map(askForRow).join(' | ')})`)
  const unwanted = leftOut
    .filter((row) => !isOfSeveralWords(row))
    .map((row) => `!${askForRow(row)}`)
  return [...wanted, ...unwanted].join(' & ')
}

function askForRow({ words, isOpen }: WordRow): string {
  const all = words.map((word, at) => `'${word}'${isOpen && at === words.length - 1 ? ':*' : ''}`)
  return `(${all.join(' & ')})`
}

function checkRows(
  groups: EntryMatch['groups'],
  leftOut: EntryMatch['leftOut'],
  holds: (row: WordRow) => SQL,
): SQL {
  const anyOf = (rows: readonly WordRow[]) => sql`(${sql.join(rows.map(holds), sql` or `)})`
  const checks = [...groups.map(anyOf), ...leftOut.map((row) => sql`not ${holds(row)}`)]
  return sql.join([sql`true`, ...checks], sql` and `)
}

function holdsRowByIndex(row: WordRow): SQL {
  return isOfSeveralWords(row)
    ? holdsRow(row)
    : sql`letter_search.lexemes @@ ${askForRow(row)}::tsquery`
}

function holdsRow({ words, isOpen }: WordRow): SQL {
  return sql`position(${` ${words.join(' ')}${isOpen ? '' : ' '}`} in ' ' || letter_search.words || ' ') > 0`
}
