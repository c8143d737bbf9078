import { groupRowsBy } from './collections.ts'
import type { Day } from './days.ts'
import { countAnswerDays, formatAnswerDays } from './letter-heads.ts'
import type { LetterSummary } from './positions.ts'
import { formatQuantity } from './text/words.ts'

/** That a letter asks somebody on a topic, as somebody said on its page. */
export type Ask = { letterId: string; actorId: string; topicId: string }

/** A letter that answers another; `speakerIds`: who wrote it or is spoken for, with all that they belong to. */
export type AskAnswer = { answeredId: string; letter: LetterSummary; speakerIds: readonly string[] }

/**
 * What came of an ask as of a day: the first answer by whom was asked; or for how many days there is none, at least and
 * at most, which is both null where it was not asked yet. `isByOthers`: who was asked neither wrote the answer nor is
 * spoken for in it.
 */
export type AskState = Ask & {
  asked: LetterSummary
  answer: LetterSummary | null
  isByOthers: boolean
  openDays: { least: number; most: number } | null
}

/** Asks with the letters that they stand in, what answers these, and which of them ask only one. */
export type AskContext = {
  asks: readonly Ask[]
  letters: ReadonlyMap<string, LetterSummary>
  answers: readonly AskAnswer[]
  aloneIds: ReadonlySet<string>
}

/**
 * What came of each ask by the end of a day, in the order given. An answer is whoever's wrote it, is spoken for in it,
 * or is the organisation of one of these on its day; where a letter asks only one, every answer to it is theirs.
 */
export function traceAsks({ asks, letters, answers, aloneIds }: AskContext, day: Day): AskState[] {
  const answersTo = groupRowsBy(
    'answeredId',
    [...answers]
      .filter(({ letter }) => letter.dated.last <= day)
      .sort((one, other) => byDay(one.letter, other.letter)),
  )
  return asks.flatMap((ask): AskState[] => {
    const asked = letters.get(ask.letterId)
    if (!asked) return []
    const first = answersTo
      .get(ask.letterId)
      ?.find(({ speakerIds }) => aloneIds.has(ask.letterId) || speakerIds.includes(ask.actorId))
    const openDays = first ? null : countOpenDays(asked, day)
    const isByOthers = first !== undefined && !first.speakerIds.includes(ask.actorId)
    return [{ ...ask, asked, answer: first?.letter ?? null, isByOthers, openDays }]
  })
}

function countOpenDays({ dated }: LetterSummary, day: Day): AskState['openDays'] {
  const days = countAnswerDays(dated, { first: day, last: day })
  return days.most < 0 ? null : { ...days, least: Math.max(0, days.least) }
}

function byDay(one: LetterSummary, other: LetterSummary): number {
  const key = ({ dated, id }: LetterSummary) => `${dated.last} ${dated.first} ${id}`
  return key(one) < key(other) ? -1 : 1
}

/** `answered after 12 days`, `not answered for 40 days`, `not answered for between 40 and 70 days`. */
export function describeAskState({
  asked,
  answer,
  openDays,
}: Pick<AskState, 'asked' | 'answer' | 'openDays'>): string {
  if (answer) return `answered ${formatAnswerDays(asked.dated, answer.dated)}`
  if (!openDays) return 'not asked yet'
  const { least, most } = openDays
  return least === most
    ? `not answered for ${formatQuantity(most, 'day')}`
    : `not answered for between ${least} and ${most} days`
}
