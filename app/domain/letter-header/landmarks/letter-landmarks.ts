import { longestHeadLine, splitLines, type LetterLine } from '../lines/letter-lines.ts'
import { isRunningText } from '../lines/running-text.ts'
import { findClosing, isSignatoryHeading } from './closings.ts'
import { findOwnMailHead } from './mail-head.ts'
import { findQuotedMessage } from './quoted-messages.ts'
import {
  continuesSalutation,
  isAddressHonorific,
  isSalutation,
  startsWithSalutation,
} from './salutations.ts'

/** Where a letter's parts begin, as indices into its lines; null where a part has no mark. */
export type LetterLandmarks = {
  salutation: number | null
  closing: number | null
  /** The line above a list of those who sign. */
  signed: number | null
  /** The first line of a message that is quoted below the letter; otherwise the number of lines. */
  end: number
}

/** Finds the marks that part head, body and signature. `from` is the first line that may be one. */
export function findLandmarks(lines: readonly LetterLine[], from: number): LetterLandmarks {
  const end = findQuotedMessage(lines, from) ?? lines.length
  const find = (isWanted: (words: string, index: number) => boolean, after: number) => {
    for (let index = after; index < end; index += 1) {
      const { words } = lines[index]!
      if (words.length <= longestHeadLine && isWanted(words, index)) return index
    }
    return null
  }
  const salutation = find(
    (words, index) => isSalutation(words) && !isAddressHonorific(lines, index),
    from,
  )
  const start = salutation ?? from
  return {
    salutation,
    closing: findClosing(lines, start + 1, end),
    signed: find(isSignatoryHeading, start),
    end,
  }
}

/** Places in a text where the salutation, the body and the close of a letter begin; null where it has none. */
export type LetterMarks = {
  salutation: number | null
  body: number | null
  closing: number | null
}

/** The same marks as places in a text, with the whole salutation, also one that runs on into the body's first line. */
export function findLetterMarks(text: string): LetterMarks {
  const lines = splitLines(text)
  const from = findOwnMailHead(lines)?.after ?? 0
  const { salutation, closing } = findLandmarks(lines, from)
  const closingPlace = closing === null ? null : lines[closing]!.start
  const runIn = findRunInSalutation(lines, from, salutation ?? lines.length)
  if (runIn !== null) return { salutation: null, body: lines[runIn]!.start, closing: closingPlace }
  if (salutation === null) return { salutation: null, body: null, closing: closingPlace }
  let last = salutation
  while (continuesSalutation(lines, salutation, last + 1)) last += 1
  const body = lines[last + 1]
  return {
    salutation: lines[salutation]!.start,
    body: body?.start ?? text.length,
    closing: closingPlace,
  }
}

/** The line that begins with a salutation and goes on with the body: before it stands no running text. */
function findRunInSalutation(
  lines: readonly LetterLine[],
  from: number,
  end: number,
): number | null {
  for (let index = from; index < end; index += 1) {
    const line = lines[index]!
    if (line.block !== lines[index - 1]?.block && startsWithSalutation(line.words)) return index
    if (isRunningText(line)) return null
  }
  return null
}
