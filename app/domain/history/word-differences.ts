import { unspacedSigns } from '../text/unspaced-scripts.ts'

/** A run of words that stayed, went or came. */
export type DifferencePiece = { kind: 'same' | 'gone' | 'new'; text: string }

/** Beyond this product of words no shortest way is looked for: a text that was replaced shows as such. */
const maxComparisons = 400_000

/**
 * What of a text went and what came, word by word: the pieces that stayed and went are the old one,
 * those that stayed and came the new.
 */
export function findWordDifferences(before: string, after: string): DifferencePiece[] {
  const [old, now] = [splitWords(before), splitWords(after)]
  let [first, last] = [0, 0]
  while (first < Math.min(old.length, now.length) && old[first] === now[first]) first += 1
  while (
    last < Math.min(old.length, now.length) - first &&
    old[old.length - 1 - last] === now[now.length - 1 - last]
  )
    last += 1
  const middle = diffByCommonWords(
    old.slice(first, old.length - last),
    now.slice(first, now.length - last),
  )
  return joinPieces([
    ...asPieces('same', old.slice(0, first)),
    ...middle,
    ...asPieces('same', old.slice(old.length - last)),
  ])
}

const splitWords = (text: string): string[] => text.split(wordEdge).filter(Boolean)
const wordEdge = new RegExp(`(\\s+|[.,;:!?()“”"]+|[${unspacedSigns}])`, 'u')
const asPieces = (kind: DifferencePiece['kind'], words: readonly string[]): DifferencePiece[] =>
  words.map((text) => ({ kind, text }))

/** By the longest common run of words. */
function diffByCommonWords(old: readonly string[], now: readonly string[]): DifferencePiece[] {
  if (old.length * now.length > maxComparisons)
    return [...asPieces('gone', old), ...asPieces('new', now)]
  const width = now.length + 1
  const common = new Uint32Array((old.length + 1) * width)
  for (let at = old.length - 1; at >= 0; at -= 1) {
    for (let to = now.length - 1; to >= 0; to -= 1)
      common[at * width + to] =
        old[at] === now[to]
          ? common[(at + 1) * width + to + 1]! + 1
          : Math.max(common[(at + 1) * width + to]!, common[at * width + to + 1]!)
  }
  const pieces: DifferencePiece[] = []
  let [at, to] = [0, 0]
  while (at < old.length || to < now.length) {
    if (at < old.length && to < now.length && old[at] === now[to]) {
      pieces.push({ kind: 'same', text: old[at++]! })
      to += 1
    } else if (
      to >= now.length ||
      (at < old.length && common[(at + 1) * width + to]! >= common[at * width + to + 1]!)
    )
      pieces.push({ kind: 'gone', text: old[at++]! })
    else pieces.push({ kind: 'new', text: now[to++]! })
  }
  return pieces
}

function joinPieces(pieces: readonly DifferencePiece[]): DifferencePiece[] {
  const runs: DifferencePiece[] = []
  for (const { kind, text } of pieces) {
    const last = runs.at(-1)
    if (last?.kind === kind) last.text += text
    else runs.push({ kind, text })
  }
  return runs
}

/** How much of what stayed is shown around what changed, in characters. */
const contextLength = 160

/** The same with long runs that stayed cut to what stands around what changed. */
export function shortenUnchanged(pieces: readonly DifferencePiece[]): DifferencePiece[] {
  return pieces.map((piece) =>
    piece.kind === 'same' && piece.text.length > contextLength * 2
      ? {
          kind: 'same',
          text: `${piece.text.slice(0, contextLength)} … ${piece.text.slice(-contextLength)}`,
        }
      : piece,
  )
}
