/** Rows by one of their names, such as `actorId`, in the order given. */
export function groupRowsBy<K extends string, R extends Record<K, string>>(
  property: K,
  rows: readonly R[],
): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const group = groups.get(row[property])
    if (group) group.push(row)
    else groups.set(row[property], [row])
  }
  return groups
}

/** Each word once, in the order given. */
export function removeDuplicates(words: readonly string[]): string[] {
  return [...new Set(words)]
}

/** What a table has under a word that may be anything: for “constructor” and the like undefined. */
export function getOwnValue<V>(table: Record<string, V>, word: string): V | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}

/** The rows in order, at most `size` together. */
export function chunk<T>(rows: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  )
}

/** How many of some things there are under each name; a name that none has is not among them. */
export function countBy<T, K extends string>(
  things: readonly T[],
  nameOf: (thing: T) => K,
): Map<K, number> {
  const counts = new Map<K, number>()
  for (const thing of things) {
    const name = nameOf(thing)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}
