import type { AttributedPosition } from './attributed-positions.ts'
import { dayNumber, type Day, type Period } from './days.ts'
import { computeFadingDay } from './evidence-age.ts'
import type { Absence, Level } from './level.ts'
import type { StanceDay, StanceLetter } from './method-v2/stance-days.ts'

/**
 * What an actor states in one letter at one level, or that the letter is silent: one dot. `positionId` is the first
 * such passage of `quotes`; from `first` to `last` the letter may have been written, and from `day` on it counts.
 */
export type TimelinePoint = {
  id: string
  letterId: string
  positionId: string
  edtf: string
  first: Day
  last: Day
  day: Day
  level: Level | null
  absence: Absence | null
  conditional: boolean
  /** At least one of its passages is to be looked at again. */
  recheck: boolean
  quotes: number
}

/** What holds from a day on: the mean of the day's letters, -2 to 2 (method version 2, rule 3). */
export type TimelineWord = { day: Day; level: number }

/**
 * Days on which letters state a level, or are silent, without a dot for each: from and to which day, in days after the
 * beginning of the period, both included.
 */
type TimelineTicks = { level: Level | null; spans: [number, number][] }

/** How a series is drawn: its dots in order of time, what its line lies at, its ticks, and until when it holds. */
export type SeriesStatements = {
  points: TimelinePoint[]
  words: TimelineWord[]
  ticks: TimelineTicks[]
  fadesOn: Day | null
}

export type TimelineLetter = StanceLetter<AttributedPosition>

/** The letters that count in the period, and those of the newest day with a word before it. */
export function selectDrawnLetters(
  letters: readonly TimelineLetter[],
  days: readonly StanceDay<AttributedPosition>[],
  { from }: Period,
): TimelineLetter[] {
  const before = days.findLast(({ day }) => day < from)
  return [...(before?.letters ?? []), ...letters.filter(({ lastDay }) => lastDay >= from)]
}

/** The passages of a letter that state the same. */
export type TimelineStatement = { letter: TimelineLetter; passages: AttributedPosition[] }

/** What a letter says, each level and each kind of silence once. */
export function listStatements(letter: TimelineLetter): TimelineStatement[] {
  const byValue = new Map<Level | Absence | null, AttributedPosition[]>()
  for (const position of letter.positions) {
    const value = position.level ?? position.absence
    byValue.set(value, [...(byValue.get(value) ?? []), position])
  }
  return [...byValue.values()].map((passages) => ({ letter, passages }))
}

/** The newest `dotsEach` statements as dots with the line that leads through them, those before as ticks. */
export function drawStatements(
  statements: readonly TimelineStatement[],
  days: readonly StanceDay<AttributedPosition>[],
  { from }: Period,
  dotsEach: number,
  name: string,
): SeriesStatements {
  const cut = Math.max(0, statements.length - dotsEach)
  const points = statements
    .slice(cut)
    .map((statement, index) => ({ ...describeStatement(statement), id: `${name}-${index}` }))
  const wordsFrom = cut ? points[0]!.day : (days.findLast(({ day }) => day < from)?.day ?? from)
  const words = days
    .filter(({ day }) => day >= wordsFrom)
    .map(({ day, mean }) => ({ day, level: mean }))
  const newest = words.at(-1)
  return {
    points,
    words,
    ticks: gatherTicks(statements.slice(0, cut), from),
    fadesOn: newest ? computeFadingDay(newest.day) : null,
  }
}

/** A statement as it is drawn; it is called by its first passage. */
export function describeStatement({ letter, passages }: TimelineStatement): TimelinePoint {
  const [newest] = passages as [AttributedPosition]
  return {
    id: newest.id,
    letterId: letter.letterId,
    positionId: newest.id,
    edtf: newest.edtf,
    first: newest.firstDay,
    last: newest.lastDay,
    day: letter.lastDay,
    level: newest.level,
    absence: newest.absence,
    conditional: passages.some(({ conditional }) => conditional),
    recheck: passages.some(({ recheck }) => recheck),
    quotes: passages.length,
  }
}

/** The days of the statements, level by level from the lowest, silence first; days in a row are one span. */
function gatherTicks(statements: readonly TimelineStatement[], from: Day): TimelineTicks[] {
  const start = dayNumber(from)
  const byLevel = new Map<Level | null, Set<number>>()
  for (const { letter, passages } of statements) {
    const { level } = passages[0]!
    if (letter.lastDay < from) continue
    const days = byLevel.get(level) ?? new Set()
    byLevel.set(level, days.add(dayNumber(letter.lastDay) - start))
  }
  return [...byLevel]
    .sort(([a], [b]) => (a ?? -Infinity) - (b ?? -Infinity))
    .map(([level, days]) => ({ level, spans: joinDays([...days].sort((a, b) => a - b)) }))
}

function joinDays(days: readonly number[]): [number, number][] {
  const spans: [number, number][] = []
  for (const day of days) {
    const last = spans.at(-1)
    if (last && last[1] === day - 1) last[1] = day
    else spans.push([day, day])
  }
  return spans
}
