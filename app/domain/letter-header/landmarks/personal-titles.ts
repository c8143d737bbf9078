import { cutPiece, type TextPiece } from '../lines/piece.ts'
import * as titles from '../vocabulary/personal-titles.ts'
import { suffixesOfNames } from '../vocabulary/names.ts'
import { redactedThings, redactionWords } from '../vocabulary/redaction-words.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'

const title = new RegExp(
  `^(?:${[
    `${anyWordOf(titles.shortTitles, titles.wordTitles)}\\b\\.?`,
    anyWordOf(titles.otherTitles),
    `${anyWordOf(titles.pointedTitles)}\\.`,
    `${anyWordOf(titles.spacedTitles)}(?=\\s)`,
  ].join('|')})\\s*(?=\\p{L}|\\[|█|\\()`,
  'iu',
)
const suffix = new RegExp(`(?:,?\\s+${anyWordOf(suffixesOfNames)})+$`)

/** A name or an address that was blacked out before the letter was given out. */
export const redaction = new RegExp(
  `\\[\\s{0,9}(?:${anyWordOf(redactedThings)}\\s)?${anyWordOf(redactionWords)}\\s{0,9}\\]|█+|■{2,}`,
  'iu',
)
const redactions = new RegExp(redaction, 'giu')

/** The piece without "Mr", "Dr", "Mme" before the name, and without "MEP", "PhD" after it. */
export function cutTitles(piece: TextPiece): TextPiece {
  let bare = piece
  for (
    let match = title.exec(bare.words);
    match && match[0].length < bare.words.length;
    match = title.exec(bare.words)
  )
    bare = cutPiece(bare, match[0].length)
  const after = suffix.exec(bare.words)
  return after && after.index > 0 ? cutPiece(bare, 0, after.index) : bare
}

export function hasTitle(words: string): boolean {
  return title.test(words)
}

/** Whether a line is a redacted name: nothing but the redaction and perhaps a title. */
export function isWithheldName(words: string): boolean {
  if (words.length > 120 || !redaction.test(words)) return false
  return /^[\s,.;:-]*$/.test(words.replace(title, '').replace(redactions, ''))
}
