/** A piece of a sentence: its words, whether they carry the finding, and the numbers of the sources that bear it. */
export type Phrase = { words: string; strong?: boolean; cites?: number[] }

/** The sentence without its marks: for titles, descriptions and search. */
export function joinPhrases(phrases: readonly Phrase[]): string {
  return phrases.map(({ words }) => words).join('')
}

/** `a`, `a and b`, `a, b and c`: each word as a phrase that may carry sources, with plain joints between. */
export function joinPhrasesWithAnd(
  items: readonly Phrase[],
  comma = ', ',
  last = ' and ',
): Phrase[] {
  return items.flatMap((item, index) => {
    if (index === 0) return [item]
    return [{ words: index === items.length - 1 ? last : comma }, item]
  })
}

/** More places than this would be a wall of numbers; the table of evidence names them all. */
const maxCitedNumbers = 8

/**
 * `1–3, 5` for 1, 2, 3, 5: source numbers as a reader looks them up. Of many the first and the
 * last, with how many they are: `4, 7, 9 … 112 (31 sources)`.
 */
export function formatSourceNumbers(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && run[1] === number - 1) run[1] = number
    else runs.push([number, number])
  }
  const ranges = runs.map(([from, to]) =>
    from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`,
  )
  return ranges.length <= maxCitedNumbers
    ? ranges.join(', ')
    : `${ranges.slice(0, 3).join(', ')} … ${ranges.at(-1)} (${new Set(numbers).size} sources)`
}
