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
 * at most, which is both null where it was not asked yet.
 */
export type AskState = Ask & {
  asked: LetterSummary
  answer: LetterSummary | null
  openDays: { least: number; most: number } | null
}

/**
 * What came of each ask by the end of a day, oldest first. An answer is whoever's wrote it, is spoken for in it, or is
 * the organisation of one of these on its day; where a letter asks only one, every answer to it is theirs.
 */
export function traceAsks(
  asks: readonly Ask[],
  letters: ReadonlyMap<string, LetterSummary>,
  answers: readonly AskAnswer[],
  day: Day,
): AskState[] {
  const askedIds = new Map<string, Set<string>>()
  for (const { letterId, actorId } of asks)
    askedIds.set(letterId, (askedIds.get(letterId) ?? new Set()).add(actorId))
  const states = asks.flatMap((ask): AskState[] => {
    const asked = letters.get(ask.letterId)
    if (!asked) return []
    const isAlone = askedIds.get(ask.letterId)!.size === 1
    const [first = null] = answers
      .filter(
        ({ answeredId, letter, speakerIds }) =>
          answeredId === ask.letterId &&
          letter.dated.last <= day &&
          (isAlone || speakerIds.includes(ask.actorId)),
      )
      .map(({ letter }) => letter)
      .sort(byDay)
    return [{ ...ask, asked, answer: first, openDays: first ? null : countOpenDays(asked, day) }]
  })
  return states.sort((one, other) => byDay(one.asked, other.asked))
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
