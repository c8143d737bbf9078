/** One slip of the pen: where it lies in which word, and of what kind. */
export type SpellingSlip = {
  kind: 'left out' | 'changed' | 'swapped'
  /** The words in which it lies. */
  words: [string, string]
  isAtStart: boolean
  isAtEnd: boolean
  /** The letters that are there on one side alone, or on either. */
  letters: string
}

/** The one letter by which two rows of words differ; null where they are the same or differ by more. */
export function findSpellingSlip(
  one: readonly string[],
  other: readonly string[],
): SpellingSlip | null {
  if (one.length !== other.length) return null
  const differing = one.flatMap((word, index) => (word === other[index] ? [] : [index]))
  if (differing.length !== 1) return null
  const [a, b] = [one[differing[0]!]!, other[differing[0]!]!]
  return a.length <= b.length ? compareWords(a, b) : compareWords(b, a)
}

function compareWords(short: string, long: string): SpellingSlip | null {
  if (long.length - short.length > 1) return null
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  const restOf = (word: string, from: number) => word.slice(from)
  const words: [string, string] = [short, long]
  if (short.length < long.length)
    return restOf(short, start) === restOf(long, start + 1)
      ? {
          kind: 'left out',
          words,
          isAtStart: start === 0,
          isAtEnd: start === short.length,
          letters: long[start]!,
        }
      : null
  const isAtEnd = start === short.length - 1
  if (restOf(short, start + 1) === restOf(long, start + 1))
    return {
      kind: 'changed',
      words,
      isAtStart: start === 0,
      isAtEnd,
      letters: short[start]! + long[start]!,
    }
  const isSwapped = short[start] === long[start + 1] && short[start + 1] === long[start]
  return isSwapped && restOf(short, start + 2) === restOf(long, start + 2)
    ? {
        kind: 'swapped',
        words,
        isAtStart: start === 0,
        isAtEnd: start + 2 === short.length,
        letters: short.slice(start, start + 2),
      }
    : null
}

/** A word and what is left when one of its letters goes: two words that a slip apart share one of these. */
export function listWithoutLetter(words: string): string[] {
  const found = [words]
  for (let index = 0; index < words.length; index += 1)
    if (words[index] !== words[index - 1] && words[index] !== ' ')
      found.push(words.slice(0, index) + words.slice(index + 1))
  return found
}
