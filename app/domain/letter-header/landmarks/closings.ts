import type { LetterLine } from '../lines/letter-lines.ts'
import { closingWords, longClosingWords, signatoryHeadings } from '../vocabulary/closings.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'

const closing = new RegExp(`^${anyWordOf(closingWords)}`, 'iu')
const longClosing = new RegExp(`^${anyWordOf(longClosingWords)}`, 'iu')
const signatoryHeading = new RegExp(
  `^[*_#\\s]{0,4}(?:(?:the|die|wir|les|los|las|i|οι|de)\\s)?${anyWordOf(signatoryHeadings)}` +
    '\\s*(?:\\([^)]{1,20}\\)\\s*)?[:,]?[*_]{0,3}$',
  'iu',
)

/** Whether a line is the close of a letter: "Yours sincerely,". */
export function isClosing(words: string): boolean {
  return closing.test(words) && (words.length <= 60 || longClosing.test(words))
}

/** The first closing that a signature may follow: at most 220 characters, and no running text directly below. */
export function findClosing(
  lines: readonly LetterLine[],
  from: number,
  end: number,
): number | null {
  for (let index = from; index < end; index += 1) {
    const { words } = lines[index]!
    if (words.length <= 220 && isClosing(words) && !continuesSentence(lines, index)) {
      const next = lines[index + 1]
      if (!next || index + 1 >= end || next.words.length <= 120) return index
    }
  }
  return null
}

/** Whether a line is the rest of a sentence that the line above, too long for one, began. */
function continuesSentence(lines: readonly LetterLine[], index: number): boolean {
  const before = lines[index - 1]
  return (
    before?.block === lines[index]!.block &&
    before.words.length >= 50 &&
    !/[.!?:;,…)"”’]$/u.test(before.words)
  )
}

/** Whether a line stands above a list of those who sign. */
export function isSignatoryHeading(words: string): boolean {
  return signatoryHeading.test(words)
}
