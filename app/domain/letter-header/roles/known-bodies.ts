import type { TextPiece } from '../lines/piece.ts'
import { isBody, isWellKnownBody } from './offices.ts'

/** How much of a long text is looked through, from each end. */
const lengthLookedAt = 40_000

/**
 * Whether words that need not be the name of a body are one in this letter: by a word of bodies, or because they stand
 * elsewhere in it too, or in its addresses of mail and web.
 */
export function isBodyHere(piece: TextPiece, text: string): boolean {
  const words = piece.words.replace(/[.,;:]$/, '')
  if (isBody(words) || isWellKnownBody(words)) return true
  return words.length > 1 && (isSaidElsewhere({ ...piece, words }, text) || isHost(words, text))
}

/** Whether the same words stand in the letter at another place. */
export function isSaidElsewhere({ words, start, end }: TextPiece, text: string): boolean {
  const from = Math.max(0, text.length - lengthLookedAt)
  return [
    { part: text.slice(0, lengthLookedAt), offset: 0 },
    { part: text.slice(from), offset: from },
  ].some(({ part, offset }) => {
    for (let at = part.indexOf(words); at >= 0; at = part.indexOf(words, at + words.length)) {
      const isOwn = offset + at < end && start < offset + at + words.length
      if (!isOwn && !isWithinWord(part, at, words.length)) return true
    }
    return false
  })
}

function isWithinWord(text: string, at: number, length: number): boolean {
  const isLetter = /[\p{L}\p{N}]/u
  return isLetter.test(text.charAt(at - 1)) || isLetter.test(text.charAt(at + length))
}

/** "Digital Rights Watch" in digitalrightswatch.org.au. */
function isHost(words: string, text: string): boolean {
  const squashed = words
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z\d]/g, '')
  if (squashed.length < 3) return false
  const host = new RegExp(`[@/.]${squashed}[a-z\\d.-]*\\.[a-z]{2}`, 'i')
  return host.test(text.slice(0, lengthLookedAt)) || host.test(text.slice(-lengthLookedAt))
}
