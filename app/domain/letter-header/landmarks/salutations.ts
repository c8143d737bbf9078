import type { LetterLine } from '../lines/letter-lines.ts'
import { shortGreetings } from '../vocabulary/greetings.ts'
import { addressHonorifics, bareAddressees, salutationOpenings } from '../vocabulary/salutations.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'

const opening = new RegExp(`^${anyWordOf(salutationOpenings)}`, 'iu')
const bareAddressee = new RegExp(`^${anyWordOf(bareAddressees)}$`, 'iu')
const shortGreeting = new RegExp(`^${anyWordOf(shortGreetings)}(?:\\s.*)?[,:!]$`, 'iu')
const honorific = new RegExp(`^${anyWordOf(addressHonorifics)}`, 'iu')

/** A salutation has at most so many lines after its first. */
const mostMoreLines = 3

/** Whether a line greets whom the letter is to, and says nothing else. */
export function isSalutation(words: string): boolean {
  if (words.length > 160) return false
  return (
    (opening.test(words) && !/[.?]$/.test(words.replace(/\b(?:mr|ms|dr|prof|mrs)\.$/i, ''))) ||
    (words.length < 90 && (bareAddressee.test(words) || shortGreeting.test(words)))
  )
}

/** Whether a line greets and goes straight on: "Dear Ms Smith, thank you for your letter." */
export function startsWithSalutation(words: string): boolean {
  const stop = /[,!:]\s+/.exec(words.slice(0, 160))
  if (!stop) return false
  const greeting = words.slice(0, stop.index + 1)
  return isSalutation(greeting) && (opening.test(greeting) || /[.?!]$/.test(words))
}

/**
 * Whether a line still belongs to the salutation that began further up: another greeting, or the rest of one that is
 * too long for a line and ends with a comma.
 */
export function continuesSalutation(
  lines: readonly LetterLine[],
  first: number,
  index: number,
): boolean {
  const [before, line] = [lines[index - 1]!, lines[index]]
  if (!line || index > first + mostMoreLines) return false
  if (isSalutation(line.words)) return true
  return (
    line.block === before.block &&
    !stopsGreeting(before.words) &&
    line.words.length < 90 &&
    /[,:!]$/.test(line.words) &&
    !/[.?;]/.test(line.words)
  )
}

function stopsGreeting(words: string): boolean {
  return /[,:!;.?]$/.test(words)
}

/** "Szanowny Pan" above a name begins an address, not a letter. */
export function isAddressHonorific(lines: readonly LetterLine[], index: number): boolean {
  const [line, next] = [lines[index]!, lines[index + 1]]
  return (
    honorific.test(line.words) &&
    !/[,!:;]$/.test(line.words) &&
    next?.block === line.block &&
    next.words.length < 60
  )
}
