import type { AttributedPosition } from './attributed-positions.ts'
import type { Absence, Level } from './level.ts'
import type { DerivedParts } from './memoized-stance.ts'
import type { DerivedStance } from './method-v2/derived-stance.ts'
import { lettersForInterval } from './method-v2/stance-record.ts'

/** A stance as a bar draws it: numbers on the scale -2 to 2, null where there is none. */
export type StanceMark = {
  now: number | null
  /** Words of the newest day depend on a condition. */
  conditional: boolean
  /** How old the newest day is, in years, by the day by which it is judged stale. */
  age: number | null
  record: number | null
  /** The record's interval, or below four letters its range; null where all letters say the same. */
  spread: { low: number; high: number; kind: 'interval' | 'range' } | null
  /** Where nobody ever took a side: the newest silences, oldest first, at most three. Otherwise the one since now. */
  silences: Absence[]
  /** Where those stand who spoke for an organisation. */
  members: number[]
}

/** As many silences as a bar has room for; the words beside it count them all. */
const shownSilences = 3

/** What a bar needs of a stance. */
export function describeStanceMark({
  stance,
  members,
}: Pick<DerivedParts, 'stance' | 'members'>): StanceMark {
  const { now, record } = stance
  return {
    now: now?.mean ?? null,
    conditional: isNowConditional(stance),
    age: now?.age ?? null,
    record: record?.mean ?? null,
    spread: describeSpread(stance),
    silences: listSilences(stance),
    members: members.means,
  }
}

/** A fresh word of one level, for whoever explains the scale. */
export function markOfLevel(level: Level): StanceMark {
  return {
    now: level,
    conditional: false,
    age: null,
    record: level,
    spread: null,
    silences: [],
    members: [],
  }
}

export function isNowConditional({ now, letters }: DerivedStance<AttributedPosition>): boolean {
  return letters.some(
    ({ lastDay, mean, positions }) =>
      lastDay === now?.day && mean !== null && positions.some((position) => position.conditional),
  )
}

function describeSpread({ record }: DerivedStance): StanceMark['spread'] {
  if (!record?.interval || record.interval.low === record.interval.high) return null
  const kind = record.letters >= lettersForInterval ? 'interval' : 'range'
  return { ...record.interval, kind }
}

function listSilences({ now, laterAbsence, letters }: DerivedStance): Absence[] {
  if (now) return laterAbsence ? [laterAbsence.absence] : []
  return letters
    .flatMap(({ positions }) => positions.flatMap(({ absence }) => absence ?? []))
    .slice(-shownSilences)
}
