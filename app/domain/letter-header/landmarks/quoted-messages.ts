import type { LetterLine } from '../lines/letter-lines.ts'
import {
  olderMessageRules,
  quotationEndings,
  quotationOpenings,
} from '../vocabulary/mail-labels.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { readMailLabel } from './mail-labels.ts'

const olderMessageRule = new RegExp(`^-{2,}\\s*${anyWordOf(olderMessageRules)}`, 'iu')
const introduction = new RegExp(
  `^${anyWordOf(quotationOpenings)}\\s.{6,140}\\s${anyWordOf(quotationEndings)}\\s?:$`,
  'iu',
)

/** The first line of an older message that is quoted below this one; null where none is. */
export function findQuotedMessage(lines: readonly LetterLine[], from: number): number | null {
  const index = lines.findIndex(
    (line, at) =>
      at > from &&
      (introducesMessage(line.words) || isSetOff(lines, at) || beginsOlderHead(lines, at)),
  )
  return index < 0 ? null : index
}

function introducesMessage(words: string): boolean {
  if (words.length > 160) return false
  return olderMessageRule.test(words) || (introduction.test(words) && /\d/.test(words))
}

/**
 * Two lines at least that begin with ">", or a rule above the head of an older message; a lone rule is for a
 * signature.
 */
function isSetOff(lines: readonly LetterLine[], index: number): boolean {
  const { words } = lines[index]!
  if (words.startsWith('>'))
    return [lines[index - 1], lines[index + 1]].some((line) => line?.words.startsWith('>'))
  const below = lines[index + 1]
  return /^_{10,}$/.test(words) && below !== undefined && readMailLabel(below) !== null
}

/** From, and below it Sent and another field: the head of an older message that nothing else sets off. */
function beginsOlderHead(lines: readonly LetterLine[], index: number): boolean {
  if (readMailLabel(lines[index]!)?.field !== 'from') return false
  const below = lines.slice(index + 1, index + 7).map((line) => readMailLabel(line)?.field)
  return below.includes('date') && (below.includes('to') || below.includes('subject'))
}
