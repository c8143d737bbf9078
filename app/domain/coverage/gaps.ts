import type { AskState } from '../asks.ts'
import type { AttributedPosition } from '../attributed-positions.ts'
import { subtractMonths, type Day } from '../days.ts'
import { memoizeLast, memoizeNewest } from '../memoize.ts'
import { wordForMean, type LevelWord } from '../level.ts'
import { firstAbsence } from '../method-v2/counted-positions.ts'
import { groupCountedPositions } from '../method-v2/stance-days.ts'
import type { Silence } from './silences.ts'

/** How many months without a word make a gap. */
const gapMonths = 12

/** The first day of the months in which a word closes a gap; reckoned once, as every actor and topic asks for it. */
export const findGapStart: (asOf: Day) => Day = memoizeNewest(
  10,
  (asOf) => asOf,
  (asOf) => subtractMonths(asOf, gapMonths),
)

/** Where a word or an absence stands: the sentence, and the day from which it counts. */
type DatedPassage = { day: Day; letterId: string; positionId: string }

/** What an actor said last on a topic. */
type GapWord = DatedPassage & { word: LevelWord }

/** An actor on a topic without a word in the months before a day, with why there is none. */
export type Gap = {
  actorId: string
  topicId: string
  /** The last word before; null where there never was one. */
  heard: GapWord | null
  silence: Silence
  /** The day of what the silence is told by; null where nothing came. */
  day: Day | null
  /** The letter that asked and what came of it, where the silence is about that. */
  ask: AskState | null
  /** The sentence that evades or withholds. */
  passage: DatedPassage | null
  /** The letter of theirs that answers, or that nobody coded. */
  letterId: string | null
  /** Since when there is silence: their last word, otherwise the first letter that asked; null where undated. */
  since: Day | null
}

/** A letter that nobody coded, by the last day that it may be of. */
export type GapLetter = { letterId: string; lastDay: Day }

/** What is known of an actor on a topic beside their evidence; asks in any order. */
export type GapContext = {
  asOf: Day
  asks: readonly AskState[]
  /** Letters of theirs, and answers to what they were asked, that nobody coded, dated by the day. */
  uncoded: readonly GapLetter[]
  /** Whether any letter asked anybody on the topic. */
  isTopicAsked: boolean
}

type Happening = Pick<Gap, 'silence' | 'ask' | 'passage' | 'letterId'> & { day: Day }

/**
 * The gap of an actor on a topic as of a day; null where there was a word in the months before. What came last since
 * their last word names the silence: a letter that nobody coded, an absence, an answer of which no word on the topic is
 * coded, or a letter that asked. Of one day the first of these counts.
 */
export function findGap(
  actorId: string,
  topicId: string,
  evidence: Evidence,
  { asOf, asks, uncoded, isTopicAsked }: GapContext,
): Gap | null {
  const heard = findLastWord(evidence, asOf)
  if (heard && heard.day >= findGapStart(asOf)) return null
  const asked = asks.filter(({ openDays, answer }) => openDays !== null || answer !== null)
  const happenings = [
    ...listUncoded(uncoded),
    ...listAbsences(evidence, asOf),
    ...asked.flatMap((ask) => listOfAsk(ask, uncoded)),
  ].filter(({ day }) => !heard || day > heard.day)
  const [first] = happenings
  const newest = first && happenings.reduce((last, one) => (one.day > last.day ? one : last), first)
  const since = heard?.day ?? findFirstDay(asked)
  return {
    ...{ actorId, topicId, heard, since, ask: null, passage: null, letterId: null, day: null },
    ...(newest ?? { silence: isTopicAsked ? ('not asked' as const) : ('no letter' as const) }),
  }
}

type Evidence = readonly AttributedPosition[]

/** What an actor said last as of a day, by its newest day (rule 3); the sentence is of the last letter of the day. */
const findLastWord = memoizeLast((evidence: Evidence, asOf: Day): GapWord | null => {
  const last = groupCountedPositions(evidence, asOf).days.at(-1)
  const letter = last?.letters.at(-1)
  const position = letter?.positions.find(({ level }) => level !== null)
  if (!last || !position) return null
  return {
    day: last.day,
    word: wordForMean(last.mean),
    letterId: position.letterId,
    positionId: position.id,
  }
})

const nothing = { ask: null, passage: null, letterId: null }

const listAbsences = memoizeLast((evidence: Evidence, asOf: Day): Happening[] =>
  groupCountedPositions(evidence, asOf).letters.flatMap(({ letterId, lastDay: day, positions }) => {
    const absence = firstAbsence(positions.flatMap((position) => position.absence ?? []))
    const position = positions.find((one) => one.absence === absence)
    if (!absence || !position) return []
    const passage = { day, letterId, positionId: position.id }
    return [{ ...nothing, silence: absence, day, passage }]
  }),
)

function listUncoded(uncoded: readonly GapLetter[]): Happening[] {
  return uncoded.map(({ letterId, lastDay }) => ({
    ...nothing,
    silence: 'uncoded',
    day: lastDay,
    letterId,
  }))
}

/** That a letter asked, or that it was answered; what nobody coded of the answers stands among the uncoded. */
function listOfAsk(ask: AskState, uncoded: readonly GapLetter[]): Happening[] {
  const { answer, asked } = ask
  if (!answer) return [{ ...nothing, silence: 'unanswered', day: asked.dated.last, ask }]
  if (uncoded.some(({ letterId }) => letterId === answer.id)) return []
  return [{ ...nothing, silence: 'answered', day: answer.dated.last, ask, letterId: answer.id }]
}

function findFirstDay(asked: readonly AskState[]): Day | null {
  let first: Day | null = null
  for (const { asked: letter } of asked)
    if (first === null || letter.dated.last < first) first = letter.dated.last
  return first
}

/** In which orders gaps are shown. */
export const gapSorts = [
  { sort: 'silent', word: 'Silent longest' },
  { sort: 'name', word: 'Name' },
] as const

export type GapSort = (typeof gapSorts)[number]['sort']

/**
 * Which of two gaps stands first: the one that has been silent longest, those whose silence nothing dates last, then by
 * the order of the actors; or by that order alone.
 */
export function compareGaps(
  sort: GapSort,
  placeOf: (actorId: string) => number,
): (one: Gap, other: Gap) => number {
  const byName = (one: Gap, other: Gap) => placeOf(one.actorId) - placeOf(other.actorId)
  if (sort === 'name') return byName
  return (one, other) => compareDays(one.since, other.since) || byName(one, other)
}

function compareDays(one: Day | null, other: Day | null): number {
  if (one === other) return 0
  if (one === null || other === null) return one === null ? 1 : -1
  return one < other ? -1 : 1
}
