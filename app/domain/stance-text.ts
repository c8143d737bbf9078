import type { AttributedPosition } from './attributed-positions.ts'
import { formatDay, type Day } from './days.ts'
import { absences, nearestLevel, type Level } from './level.ts'
import { describeStanceMark, isNowConditional, type StanceMark } from './stance-mark.ts'
import { recheckQualifier } from './positions.ts'
import { memoizeByObject } from './memoize.ts'
import type { DerivedParts } from './memoized-stance.ts'
import type { DerivedStance } from './method-v2/derived-stance.ts'
import { lettersForInterval } from './method-v2/stance-record.ts'
import type { MemberStances } from './method-v2/member-stances.ts'
import { describeContradiction } from './method-v2/move-words.ts'
import { describeNow, describeRecord, listNowQualifiers } from './method-v2/qualifiers.ts'
import { capitaliseFirst, formatCount, formatSignedNumber, pluralise } from './text/words.ts'

/** A stance as screens and documents say it. Numbers are on the scale -2 to 2; null says that it is not known. */
export type StanceText = {
  /** `supports`, `no letter`, `only silence (2 evaded)`. */
  word: string
  /** `Mixed · conditional`. */
  label: string
  /** The same as it is drawn. */
  mark: StanceMark
  /** The level whose word the number carries: what a chip is coloured by. */
  level: Level | null
  now: number | null
  nowText: string | null
  nowDay: Day | null
  conditional: boolean
  /** What belongs to the word wherever it stands, such as `one letter` and `stale`. */
  qualifiers: string[]
  /** `since 29 Oct 2020 or earlier`. */
  since: string | null
  record: number | null
  recordWord: string | null
  /** `record mixed, divided`. */
  recordText: string | null
  /** How many letters carry weight in the record. */
  letters: number
  consensus: number | null
  interval: { low: number; high: number } | null
  /** `12 speakers: 9 support, 1 is mixed, 2 oppose; cohesion 0.71`; null where nobody spoke for the actor. */
  members: string | null
  contradictions: string[]
  /** `2 evaded`, `1 withheld`: the absences that count, by their kind. */
  absenceCounts: string[]
  /** `2 passages not counted yet: their letters are dated after the day`; null without any. */
  notYet: string | null
}

/** The words and numbers of a stance, put together once for as long as it is the same object. */
export const describeStance = memoizeByObject(composeStanceText)

function composeStanceText(parts: DerivedParts): StanceText {
  const { stance, members, contradictions } = parts
  return {
    ...describeWord(stance),
    mark: describeStanceMark(parts),
    ...describeRecordNumbers(stance),
    qualifiers: [
      ...listNowQualifiers(stance, members.mostMembers),
      ...(isBelongingDoubted(stance) ? ['belonging uncertain'] : []),
      ...(restsOnRechecks(stance) ? [recheckQualifier] : []),
    ],
    members: describeSpeakers(members),
    contradictions: contradictions.map((found) => capitaliseFirst(describeContradiction(found))),
    absenceCounts: countAbsences(stance),
    notYet: stance.notYet.length
      ? `${formatCount(stance.notYet.length, 'passage')} not counted yet, dated later`
      : null,
  }
}

function describeWord(stance: DerivedStance<AttributedPosition>) {
  const { now } = stance
  const conditional = isNowConditional(stance)
  const word = describeNow(stance)
  const label = `${capitaliseFirst(word)}${conditional ? ' · conditional' : ''}`
  if (!now)
    return {
      word,
      label,
      conditional,
      level: null,
      now: null,
      nowText: null,
      nowDay: null,
      since: null,
    }
  return {
    word,
    label,
    conditional,
    level: chooseChipLevel(now.mean, stance.capped),
    now: now.mean,
    nowText: formatSignedNumber(now.mean),
    nowDay: now.day,
    since: `since ${formatDay(now.since)}${now.sinceOrEarlier ? ' or earlier' : ''}`,
  }
}

function describeRecordNumbers(stance: DerivedStance) {
  const { record, recordWord } = stance
  return {
    record: record?.mean ?? null,
    recordWord,
    recordText: describeRecord(stance),
    letters: record?.letters ?? 0,
    consensus: record?.consensus ?? null,
    interval: record?.interval ?? null,
  }
}

/** What stands beside the word: `one letter, stale, since 29 Oct 2020 or earlier; record opposes`. */
export function describeBeside({
  qualifiers,
  since,
  recordText,
}: Pick<StanceText, 'qualifiers' | 'since' | 'recordText'>): string {
  const beside = [...qualifiers, since].filter(Boolean).join(', ')
  return [beside, recordText].filter(Boolean).join('; ')
}

/** `95 % interval −0.5 to +1`, below four letters their `range`; null where they all say the same. */
export function describeInterval({
  interval,
  letters,
}: Pick<StanceText, 'interval' | 'letters'>): string | null {
  if (!interval || interval.low === interval.high) return null
  const name = letters >= lettersForInterval ? '95 % interval' : 'range'
  return `${name} ${formatSignedNumber(interval.low)} to ${formatSignedNumber(interval.high)}`
}

/** Whether anything that counts for a stance is to be looked at again. */
export function restsOnRechecks({
  letters,
}: Pick<DerivedStance<AttributedPosition>, 'letters'>): boolean {
  return letters.some(({ positions }) => positions.some((position) => position.recheck))
}

/** Whether a letter may also be of a day on which one of its speakers did not speak for the actor. */
export function isBelongingDoubted({ letters }: DerivedStance<AttributedPosition>): boolean {
  return letters.some(({ positions }) => positions.some((position) => position.belongingUncertain))
}

/** A capped word is coloured as the word it shows, not as the number it was capped from. */
function chooseChipLevel(mean: number, capped: boolean): Level {
  const level = nearestLevel(mean)
  return capped ? (Math.sign(level) as Level) : level
}

function describeSpeakers(members: MemberStances): string | null {
  const { spoke, supporting, mixed, opposing, cohesion } = members
  if (!spoke) return null
  const sides = [
    supporting && `${supporting} ${pluralise(supporting, 'supports', 'support')}`,
    mixed && `${mixed} ${pluralise(mixed, 'is', 'are')} mixed`,
    opposing && `${opposing} ${pluralise(opposing, 'opposes', 'oppose')}`,
  ].filter(Boolean)
  const stand = sides.length ? `: ${sides.join(', ')}` : ''
  return `${formatCount(spoke, 'speaker')}${stand}${cohesion === null ? '' : `; cohesion ${cohesion.toFixed(2)}`}`
}

function countAbsences({ letters }: DerivedStance): string[] {
  const positions = letters.flatMap((letter) => letter.positions)
  return absences.flatMap(({ absence, word }) => {
    const count = positions.filter((position) => position.absence === absence).length
    return count ? [`${count} ${word}`] : []
  })
}
