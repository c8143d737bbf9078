import { foldText } from '../text/words.ts'
import { findHits, type HitPiece } from './search-hits.ts'
import type { SearchQuery } from './search-query.ts'

/** So many places of one name or line are marked. */
const marksShown = 20

/** A name or a line, whole, with what was looked for in it marked. It must be masked already where that is to be. */
export function markWords(text: string, query: SearchQuery): HitPiece[] {
  const pieces: HitPiece[] = []
  let from = 0
  for (const { start, end } of findHits(text, query, marksShown)) {
    if (start > from) pieces.push({ text: text.slice(from, start), isHit: false })
    pieces.push({ text: text.slice(start, end), isHit: true })
    from = end
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isHit: false })
  return pieces
}

/** Words as they are, with nothing looked for in them. */
export function leaveUnmarked(text: string): HitPiece[] {
  return text ? [{ text, isHit: false }] : []
}

export function hasMark(pieces: readonly HitPiece[]): boolean {
  return pieces.some(({ isHit }) => isHit)
}

/**
 * How well a name is what was typed: 3 where it is that, 2 where it begins so, 1 where a word of it does, 0 otherwise.
 * Case, accents and the signs of a search do not count.
 */
export function rankName(name: string, typed: string): number {
  const [own, wanted] = [foldText(name), foldSearch(typed)]
  if (!wanted) return 0
  if (own === wanted) return 3
  if (own.startsWith(wanted)) return 2
  return own.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)) ? 1 : 0
}

/** What was typed, folded, without the signs that say how it is looked for. */
export function foldSearch(typed: string): string {
  return foldText(typed.replace(/["“”„‟«»*]/gu, ' '))
}
