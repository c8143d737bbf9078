import { findTextRuns } from '../text/text-runs.ts'
import { unspacedSigns } from '../text/unspaced-scripts.ts'

/** A run of words that stayed, went or came. */
export type DifferencePiece = { kind: 'same' | 'gone' | 'new'; text: string }

/**
 * What of a text went and what came, word by word: the pieces that stayed and went are the old one,
 * those that stayed and came the new.
 */
export function findWordDifferences(before: string, after: string): DifferencePiece[] {
  const [old, now] = [splitWords(before), splitWords(after)]
  const pieces: DifferencePiece[] = []
  let [at, to] = [0, 0]
  for (const run of findTextRuns(old, now)) {
    pieces.push(...asPieces('gone', old.slice(at, run.before)))
    pieces.push(...asPieces('new', now.slice(to, run.after)))
    ;[at, to] = [run.before + run.length, run.after + run.length]
    pieces.push(...asPieces('same', old.slice(run.before, at)))
  }
  return [...pieces, ...asPieces('gone', old.slice(at)), ...asPieces('new', now.slice(to))]
}

/** The words of a text with the signs and spaces between them: joined they are the text. */
export const splitWords = (text: string): string[] => text.split(wordEdge).filter(Boolean)
const wordEdge = new RegExp(`(\\s+|[.,;:!?()“”"]+|[${unspacedSigns}])`, 'u')
const asPieces = (kind: DifferencePiece['kind'], words: readonly string[]): DifferencePiece[] =>
  words.length ? [{ kind, text: words.join('') }] : []

/** How much of what stayed is shown around what changed, in characters. */
const contextLength = 160

/** Up to the last whole word; a run without spaces is cut where it is. */
const beginOf = (text: string) =>
  text
    .slice(0, contextLength)
    .replace(/(?<=\s)\S+$/u, '')
    .trimEnd()
const endOf = (text: string) =>
  text
    .slice(-contextLength)
    .replace(/^\S+(?=\s)/u, '')
    .trimStart()

/** The same with long runs that stayed cut to what stands around what changed. */
export function shortenUnchanged(pieces: readonly DifferencePiece[]): DifferencePiece[] {
  return pieces.map((piece) =>
    piece.kind === 'same' && piece.text.length > contextLength * 2
      ? {
          kind: 'same',
          text: `${beginOf(piece.text)} … ${endOf(piece.text)}`,
        }
      : piece,
  )
}
