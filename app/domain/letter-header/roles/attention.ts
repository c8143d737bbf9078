import { cutOpening, type TextPiece } from '../lines/piece.ts'
import { attentionWords } from '../vocabulary/contacts.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'

/** Marks before an entry of a list. */
const bullet = /^(?:[-–—•·*▪◦‣○●]|\(?\d{1,3}[.)])\s+/u
/** Words before a name that are no part of it. */
const attention = new RegExp(`^${anyWordOf(attentionWords)}\\s?:?\\s+`, 'iu')

export function cutBullet(line: TextPiece): TextPiece {
  return cutOpening(line, bullet)
}

export function hasBullet(words: string): boolean {
  return bullet.test(words)
}

/** "For the attention of Ms Doe" without the words before her name. Null where a line has none. */
export function readAttention(line: TextPiece): TextPiece | null {
  const rest = cutOpening(line, attention)
  return rest !== line && /^[\p{Lu}[█]/u.test(rest.words) ? rest : null
}
