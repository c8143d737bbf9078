/**
 * Words as letters print them, by language: one entry a line. An entry is the source of a regular expression, so most
 * are the words themselves. The order of languages and entries means nothing.
 */
export type WordTable = Readonly<Record<string, string>>

/** The entries of tables, of all their languages. */
export function listWords(...tables: WordTable[]): string[] {
  return tables.flatMap((table) =>
    Object.values(table).flatMap((entries) =>
      entries
        .split('\n')
        .map((entry) => entry.trim())
        .filter(Boolean),
    ),
  )
}

/** One of the entries of tables, the longest first, as the source of a regular expression. */
export function anyWordOf(...tables: WordTable[]): string {
  const words = listWords(...tables).sort((a, b) => b.length - a.length)
  return `(?:${words.join('|')})`
}
