import { sql, type SQL } from 'drizzle-orm'
import type { EntryMatch, MatchedEntries, NearRows, WordRow } from '../core/dialect.ts'

/**
 * Asks the index of PostgreSQL (GIN), which knows the words of an entry and not their order: rows of several words must
 * stand in the entry itself as well. An entry too long for the index is read through.
 */
export function matchEntries(match: EntryMatch): MatchedEntries {
  const { groups, leftOut, patterns, contacts } = match
  // Of a group with words near each other the pattern alone decides.
  const rowGroups = groups.filter(isOfRows)
  const fits = patterns.map((pattern) => sql` and letter_search.words ~ ${pattern}`)
  return {
    from: sql`letter_search`,
    where: sql`letter_search.contacts in ('both', ${contacts}) and (
      (letter_search.lexemes @@ ${narrowingQuery(match)}::tsquery
        and ${checkRows(rowGroups.filter(hasSeveralWords), leftOut.filter(isOfSeveralWords), holdsRowByIndex)})
      or (letter_search.lexemes is null and ${checkRows(rowGroups, leftOut, holdsRow)}))${sql.join(fits)}`,
    newestFirst: [sql`letters.last_day desc`, sql`letters.id desc`],
    oldestFirst: [sql`letters.last_day`, sql`letters.id`],
  }
}

function isOfRows(parts: EntryMatch['groups'][number]): parts is readonly WordRow[] {
  return parts.every((part) => 'words' in part)
}

function isOfSeveralWords({ words }: WordRow): boolean {
  return words.length > 1
}

function hasSeveralWords(rows: readonly WordRow[]): boolean {
  return rows.some(isOfSeveralWords)
}

/** What the index can say: every entry that is looked for is among those that it finds. */
function narrowingQuery({ groups, leftOut }: EntryMatch): string {
  const wanted = groups.map((rows) => `(${rows.map(askForPart).join(' | ')})`)
  const unwanted = leftOut
    .filter((row) => !isOfSeveralWords(row))
    .map((row) => `!${askForRow(row)}`)
  return [...wanted, ...unwanted].join(' & ')
}

function askForPart(part: WordRow | NearRows): string {
  if ('words' in part) return askForRow(part)
  return `(${part.sides.map((rows) => `(${rows.map(askForRow).join(' | ')})`).join(' & ')})`
}

function askForRow({ words, isOpen }: WordRow): string {
  const all = words.map((word, at) => `'${word}'${isOpen && at === words.length - 1 ? ':*' : ''}`)
  return `(${all.join(' & ')})`
}

function checkRows(
  groups: readonly (readonly WordRow[])[],
  leftOut: readonly WordRow[],
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
