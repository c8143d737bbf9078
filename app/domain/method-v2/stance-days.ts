import type { Day } from '../days.ts'
import type { Level } from '../level.ts'
import { computeMean } from '../stance.ts'
import { groupRowsBy } from '../collections.ts'
import { memoizeLast } from '../memoize.ts'
import {
  countPositions,
  findCountedDay,
  speakerKey,
  type CountedPositions,
  type SpeakerPosition,
} from './counted-positions.ts'

/** What one speaker, or several jointly, say in one letter. */
type SpeakerLevels = { speakerIds: readonly string[]; levels: Level[]; mean: number }

/** A letter as it counts. `firstDay` to `lastDay` are the days that it may be of, the last one as rule 1 bounds it. */
export type StanceLetter<P extends SpeakerPosition = SpeakerPosition> = {
  letterId: string
  firstDay: Day
  lastDay: Day
  /** Dated to the day, not by an interval. */
  exact: boolean
  /** Those who give a level; none in a letter that only evades or withholds. */
  speakers: SpeakerLevels[]
  /** The letter's word (rule 3): the mean over its speakers, each by the mean of their levels. */
  mean: number | null
  positions: P[]
}

/** A letter that has a word. */
export type LeveledLetter<P extends SpeakerPosition = SpeakerPosition> = StanceLetter<P> & {
  mean: number
}

/** The letters with a word of one day. Those dated by an interval that ends on it stand before it, as a day apart. */
export type StanceDay<P extends SpeakerPosition = SpeakerPosition> = {
  day: Day
  exact: boolean
  /** The day's word (rule 3): the mean of its letters' words. */
  mean: number
  letters: LeveledLetter<P>[]
}

/** What counts as of a day, with the letters and the days that it makes. */
type CountedDays<P extends SpeakerPosition> = CountedPositions<P> & {
  letters: StanceLetter<P>[]
  days: StanceDay<P>[]
}

/**
 * What counts of an actor on a topic as of a day, as letters and days; worked out once for as long as the list is the
 * same, because the stance, its moves and its contradictions all begin with it. Positions in the order stored.
 */
export function groupCountedPositions<P extends SpeakerPosition>(
  positions: readonly P[],
  asOf: Day,
): CountedDays<P> {
  return getCachedDays(positions, asOf) as CountedDays<SpeakerPosition> as CountedDays<P>
}

const getCachedDays = memoizeLast(
  (positions: readonly SpeakerPosition[], asOf: Day): CountedDays<SpeakerPosition> => {
    const counting = countPositions(positions, asOf)
    const letters = groupIntoLetters(counting.counted)
    return { ...counting, letters, days: groupIntoDays(letters) }
  },
)

/** Counted positions as letters, oldest first; on one day those dated by an interval come first. */
function groupIntoLetters<P extends SpeakerPosition>(counted: readonly P[]): StanceLetter<P>[] {
  const letters = [...groupRowsBy('letterId', counted)].map(([letterId, positions]) => {
    const [{ firstDay, lastDay }] = positions as [P]
    const speakers = groupBySpeaker(positions)
    return {
      letterId,
      firstDay,
      lastDay: findCountedDay(positions[0]!),
      exact: firstDay === lastDay,
      speakers,
      mean: computeMean(speakers.map(({ mean }) => mean)),
      positions,
    }
  })
  return letters.sort(
    (a, b) =>
      compareWords(a.lastDay, b.lastDay) ||
      Number(a.exact) - Number(b.exact) ||
      compareWords(a.letterId, b.letterId),
  )
}

function groupBySpeaker(positions: readonly SpeakerPosition[]): SpeakerLevels[] {
  const bySpeaker = new Map<string, { speakerIds: readonly string[]; levels: Level[] }>()
  for (const { speakerIds, level } of positions) {
    if (level === null) continue
    const key = speakerKey(speakerIds)
    const speaker = bySpeaker.get(key) ?? { speakerIds, levels: [] }
    speaker.levels.push(level)
    bySpeaker.set(key, speaker)
  }
  return [...bySpeaker.values()].map((speaker) => ({
    ...speaker,
    mean: computeMean(speaker.levels)!,
  }))
}

function compareWords(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function hasWord<P extends SpeakerPosition>(
  letter: StanceLetter<P>,
): letter is LeveledLetter<P> {
  return letter.mean !== null
}

/** The word of the newest day with one, by rule 3; null without any. The letters must be in order, oldest first. */
export function findNewestMean(letters: readonly StanceLetter[]): number | null {
  const newest = letters.findLast(hasWord)
  if (!newest) return null
  const means: number[] = []
  for (let place = letters.length - 1; place >= 0; place -= 1) {
    const { lastDay, exact, mean } = letters[place]!
    if (mean === null) continue
    if (lastDay !== newest.lastDay || exact !== newest.exact) break
    means.push(mean)
  }
  return computeMean(means.reverse())
}

/** The days of the letters that have a word, oldest first. The letters must be in order. */
function groupIntoDays<P extends SpeakerPosition>(
  letters: readonly StanceLetter<P>[],
): StanceDay<P>[] {
  const days: Omit<StanceDay<P>, 'mean'>[] = []
  for (const letter of letters.filter(hasWord)) {
    const newest = days.at(-1)
    if (newest?.day === letter.lastDay && newest.exact === letter.exact) newest.letters.push(letter)
    else days.push({ day: letter.lastDay, exact: letter.exact, letters: [letter] })
  }
  return days.map((day) => ({ ...day, mean: computeMean(day.letters.map(({ mean }) => mean))! }))
}
