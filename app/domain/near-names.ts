import { foldText } from './text/words.ts'

/** How many signs may differ in a name of a length that still is most likely the same name, mistyped. */
const findAllowance = (length: number): number => (length < 6 ? 0 : length < 12 ? 1 : 2)

/**
 * Whether two names may well be of one actor: the same words in any order or with a mistyped sign, initials for first
 * names, or one with a few words more than the other.
 */
export function areNamesNear(one: string, other: string): boolean {
  const [key, otherKey] = [foldText(one), foldText(other)]
  if (key === otherKey) return true
  // Units are told apart by their numbers.
  if (key.replace(/\D/g, '') !== otherKey.replace(/\D/g, '')) return false
  if (countEdits(key, otherKey) <= findAllowance(Math.min(key.length, otherKey.length))) return true
  const [words, otherWords] = [splitWords(key), splitWords(otherKey)]
  const [fewer, more] =
    words.length <= otherWords.length ? [words, otherWords] : [otherWords, words]
  return fewer.some((word) => word.length > 3) && areWordsWithin(fewer, more)
}

const splitWords = (key: string): string[] => key.split(/[^\p{L}\p{N}]+/u).filter(Boolean)

/** Whether each of the words is one of the others: itself, its initial, or itself with a sign mistyped. */
function areWordsWithin(fewer: readonly string[], more: readonly string[]): boolean {
  const left = [...more]
  return fewer.every((word) => {
    const at = left.findIndex(
      (candidate) =>
        candidate === word ||
        (fewer.length > 1 && isInitialOf(word, candidate)) ||
        countEdits(word, candidate) <= findAllowance(Math.min(word.length, candidate.length)),
    )
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

const isInitialOf = (one: string, other: string): boolean =>
  (one.length === 1 || other.length === 1) && one[0] === other[0]

/** How many signs have to be put in, taken out or changed to make one of the other; from 3 on it says 3. */
function countEdits(one: string, other: string): number {
  const most = 3
  if (Math.abs(one.length - other.length) >= most) return most
  let above = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row]
    for (let at = 1; at <= other.length; at += 1)
      line.push(
        Math.min(
          above[at]! + 1,
          line[at - 1]! + 1,
          above[at - 1]! + (one[row - 1] === other[at - 1] ? 0 : 1),
        ),
      )
    if (Math.min(...line) >= most) return most
    above = line
  }
  return Math.min(above[other.length]!, most)
}

/** Pieces that a name near to this one most likely holds: how its longer words begin and end. */
export function listNamePieces(name: string): string[] {
  const words = splitWords(foldText(name)).sort((one, other) => other.length - one.length)
  const pieces = words
    .slice(0, 3)
    .flatMap((word) => (word.length < 6 ? [word] : [word.slice(0, 4), word.slice(-4)]))
  return [...new Set(pieces)].filter((piece) => piece.length > 1)
}
