import {
  confidentialityMarks,
  copyLabels,
  loneAddressWords,
  waysOfSending,
  wholeAsides,
} from '../vocabulary/asides.ts'
import * as marks from '../vocabulary/signature-marks.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { hasTitle } from './personal-titles.ts'

const loneAddressWord = new RegExp(`^${anyWordOf(loneAddressWords)}\\s?:?$`, 'iu')
const aside = new RegExp(
  [
    `^(?:by |via |per |par |sent )?${anyWordOf(waysOfSending)}\\s*(?:only|to:?.*)?$`,
    `^(?:strictly )?${anyWordOf(confidentialityMarks)}(?:\\b.{0,30})?$`,
    `^${anyWordOf(wholeAsides)}$`,
  ].join('|'),
  'iu',
)
/** The label before those who get a copy. */
export const copyLabel = new RegExp(
  `^${anyWordOf(copyLabels)}(?:\\s(?:to|à|an|a|per))?\\s?:\\s*`,
  'iu',
)
const signatureMark = new RegExp(
  [
    `^[/([]{0,2}${anyWordOf(marks.signingRemarks)}\\b.{0,80}$`,
    `^${anyWordOf(marks.deputyRemarks)}\\s?:?$`,
    `^[([]?\\s?${anyWordOf(marks.signatureWords)}\\s?[)\\]]?\\.?$`,
    `^${anyWordOf(marks.otherSignatureMarks)}`,
  ].join('|'),
  'iu',
)

/** A line that stands between the parts of a head without being one: how the letter is sent, a page number. */
export function isAside(words: string): boolean {
  return !hasTitle(words) && (loneAddressWord.test(words) || aside.test(words))
}

/** Whether a line begins with "cc:", in the languages of letters. */
export function namesCopies(words: string): boolean {
  return words.length <= 400 && copyLabel.test(words)
}

/**
 * Whether a line is in the place of a signature but signs nothing: a mark, a description of the handwriting, a stamp.
 */
export function isSignatureMark(words: string): boolean {
  return words.length <= 300 && signatureMark.test(words)
}
