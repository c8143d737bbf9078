import type { EdtfDate } from '#app/domain/days.ts'
import { findDates, toDated, type PrintedDate } from '../landmarks/printed-dates.ts'
import { proposeValue, type HeaderProposal } from '../lines/header-proposal.ts'
import { cutPiece, type TextPiece } from '../lines/piece.ts'
import * as phrases from '../vocabulary/answers.ts'
import {
  greekLetterNouns,
  greekMessageNouns,
  letterNouns,
  mailNouns,
  messageNouns,
} from '../vocabulary/message-nouns.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'

export type AnsweredMessage = { kind: 'letter' | 'e-mail' | 'message'; dated: EdtfDate | null }

/** What a letter says it answers, with the date as it is printed; null where none is. */
export type PrintedAnswer = {
  answered: HeaderProposal<AnsweredMessage>
  printed: PrintedDate | null
}

const noun = anyWordOf(mailNouns, letterNouns, messageNouns)
const mailNoun = new RegExp(`^${anyWordOf(mailNouns)}$`, 'iu')
const letterNoun = new RegExp(`^${anyWordOf(letterNouns, greekLetterNouns)}$`, 'iu')

/** Each form has two groups: what stands between, and the noun of what is answered. */
const forms = [
  `${anyWordOf(phrases.yourWords)}\\s+((?:[\\p{L}’'-]{2,20}\\s+){0,3}?)(${noun})(?!\\p{L})`,
  // "Your letter" where the word for yours follows, as in Greek.
  `()(${anyWordOf(greekLetterNouns, greekMessageNouns)})\\sσας(?!\\p{L})`,
  // "In reply to a letter of …" can only be one of who is written to.
  `${anyWordOf(phrases.replyPhrases)}\\s(?:the\\s|das\\s|la\\s|le\\s|el\\s)?()(${noun})(?!\\p{L})`,
  `the\\s+((?:[\\p{L}-]{2,20}\\s+){0,2}?)(${noun})\\s+(?:that\\s+|which\\s+)?you\\s+` +
    `(?:\\p{L}{2,12}\\s+)?(?:sent|wrote|addressed|submitted)(?!\\p{L})`,
  `(?:par|by|mit|in)()\\s(${noun})(?!\\p{L})`,
].map((form) => new RegExp(`(?<!\\p{L})${form}`, 'giu'))

const thanks = new RegExp(anyWordOf(phrases.thankingWords), 'iu')

/** What may stand between "your letter" and its date: whom it went to, and a word for "of". */
const bridge = new RegExp(
  [
    '^,?\\s*(?:\\([^)]{1,30}\\)\\s*)?',
    '(?:(?:for|regarding|concerning|about)\\s+(?:\\p{L}+\\s?){1,5}?,\\s+)?',
    `(?:${anyWordOf(phrases.sentToWords)}\\s+(?:\\p{L}[\\p{L}\\p{M}.’'-]*\\s+){1,7}?)?`,
    `(?:(?:was\\s+)?${anyWordOf(phrases.ofDateWords)}[,:]?\\s+)+`,
    '(?:the\\s+|le\\s+|el\\s+|dem\\s+|am\\s+|on\\s+)?',
    '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s+)?$',
  ].join(''),
  'iu',
)

/**
 * What a letter says it answers, from its subject and the beginning of its body: "your letter of 2 September 2020".
 * Null where it thanks for nothing. Without a date the answer is still one when the sentence thanks or replies.
 */
export function findAnswer(pieces: readonly TextPiece[]): PrintedAnswer | null {
  let undated: PrintedAnswer | null = null
  for (const piece of pieces) {
    const matches = forms
      .flatMap((form) => [...piece.words.matchAll(form)])
      .sort((a, b) => a.index - b.index)
    for (const match of matches) {
      const found = readAnswer(piece, match)
      if (found?.printed) return found
      undated ??= found
    }
  }
  return undated
}

function readAnswer(piece: TextPiece, match: RegExpExecArray): PrintedAnswer | null {
  const end = match.index + match[0].length
  const kind = kindOf(match[2]!)
  const printed = findDateAfter(cutPiece(piece, end, Math.min(piece.words.length, end + 160)))
  if (/^(?:par|by|mit|in)\s/i.test(match[0]) && !(printed && isOfAddressee(piece, printed)))
    return null
  if (printed)
    return {
      answered: proposeValue(
        { kind, dated: toDated(printed, 'said in the answer') },
        cutPiece(piece, match.index, printed.end - piece.start),
      ),
      printed,
    }
  return isThanked(piece, match.index)
    ? {
        answered: proposeValue({ kind, dated: null }, cutPiece(piece, match.index, end)),
        printed: null,
      }
    : null
}

/** A request or an enquiry is a message: its form is not said. */
function kindOf(words: string): AnsweredMessage['kind'] {
  if (mailNoun.test(words)) return 'e-mail'
  return letterNoun.test(words) ? 'letter' : 'message'
}

/** "By letter of 3 May 2021 you …": whom this letter is to wrote it. */
function isOfAddressee(piece: TextPiece, date: PrintedDate): boolean {
  const after = piece.words.slice(date.end - piece.start, date.end - piece.start + 20)
  return /^,?\s(?:you|vous|haben sie|sie|wandten)\b/i.test(after)
}

function isThanked(piece: TextPiece, index: number): boolean {
  const before = piece.words.slice(Math.max(0, index - 90), index)
  return thanks.test(before.split(/[.!?]\s/).at(-1)!)
}

/** The date straight after; of "2 September and 5 October 2020" the later, since the answer is not before it. */
function findDateAfter(rest: TextPiece): PrintedDate | null {
  const [first, second] = findDates(rest)
  if (
    !first ||
    !bridge.test(`${rest.words.slice(0, first.start - rest.start).trimEnd()} `.trimStart())
  )
    return null
  const isJoined =
    second &&
    first.monthDay &&
    /^\s*(?:and|und|et|y|e|en|i|&|,)\s+(?:of\s+)?$/iu.test(
      rest.words.slice(first.end - rest.start, second.start - rest.start),
    )
  return isJoined ? second : first
}
