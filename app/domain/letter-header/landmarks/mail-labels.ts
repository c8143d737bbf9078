import type { TextPiece } from '../lines/piece.ts'
import { mailLabels } from '../vocabulary/mail-labels.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'

export type MailField = keyof typeof mailLabels

const labels = Object.entries(mailLabels).map(([field, words]) => ({
  field: field as MailField,
  pattern: new RegExp(`^[*_]{0,2}${anyWordOf(words)}[*_]{0,2}\\s?:[*_]{0,2}\\s*`, 'iu'),
}))

/** The field of a mail header that a line begins with, and the length of its label; null for other lines. */
export function readMailLabel({
  words,
}: Pick<TextPiece, 'words'>): { field: MailField; length: number } | null {
  if (words.length > 2000) return null
  for (const { field, pattern } of labels) {
    const match = pattern.exec(words)
    if (match) return { field, length: match[0].length }
  }
  return null
}
