import { yearsBetween, type Day } from '../days.ts'
import { isRecent } from '../evidence-age.ts'
import { wordForMean, type Absence, type LevelWord } from '../level.ts'
import { firstAbsence, type SpeakerPosition } from './counted-positions.ts'
import { areApart, findSide } from './sides.ts'
import {
  findNewestMean,
  groupCountedPositions,
  hasWord,
  type StanceDay,
  type StanceLetter,
} from './stance-days.ts'
import {
  computeRecord,
  computeRecordMean,
  weighLetters,
  type StanceRecord,
  type WeightedLetter,
} from './stance-record.ts'

/** The version of every formula in this folder, printed wherever a number of it is. */
export const newestMethodVersion = 2

/** The newest day's word, and what must be said with it (rule 4). */
export type StanceNow = {
  /** The day's word on the scale -2 to 2. */
  mean: number
  day: Day
  /** The first day of the unbroken stretch of days on the same side, where mixed is a side. */
  since: Day
  /** That day is the first one known. */
  sinceOrEarlier: boolean
  /** The day itself holds levels on opposite sides. */
  saysBoth: boolean
  /** The letter is dated by an interval, and another one that says something else may be later. */
  orderUncertain: boolean
  /** How old the day is, in years. */
  age: number
  stale: boolean
}

export type DatedAbsence = { absence: Absence; day: Day }

/** Where an actor stands on a topic as of a day, by version 2 of the method: now, and the record. */
export type DerivedStance<P extends SpeakerPosition = SpeakerPosition> = {
  asOf: Day
  now: StanceNow | null
  word: LevelWord | 'only silence' | 'no letter'
  record: StanceRecord | null
  recordWord: LevelWord | null
  /** Now and the record are one or more apart, as opposite sides always are. */
  changed: boolean
  /** How many letters with a level there ever were. */
  lettersEver: number
  oneLetter: boolean
  /** Of what was asked in the last five years, how much was evaded or withheld. */
  unanswered: { count: number; asked: number }
  /** That is a third or more, so that no word says "strongly". */
  capped: boolean
  /** The newest absence later than now. */
  laterAbsence: DatedAbsence | null
  /** The codings of each passage on which coders differ; the first one counts. */
  disagreements: P[][]
  notYet: P[]
  /** Every letter that counts, oldest first, with what it weighs in the record. */
  letters: WeightedLetter<P>[]
}

/**
 * The stance of one actor on one topic (rules 1 to 7). The positions must be in the order in which they were stored.
 * Where `asOf` is not today (rule 12), `today` judges what is stale.
 */
export function deriveStance<P extends SpeakerPosition>(
  positions: readonly P[],
  asOf: Day,
  today: Day = asOf,
): DerivedStance<P> {
  const { counted, disagreements, notYet, letters, days } = groupCountedPositions(positions, asOf)
  const now = findNow(letters, days, today)
  const weighted = weighLetters(letters, asOf)
  const record = computeRecord(weighted)
  const lettersEver = letters.filter(hasWord).length
  const unanswered = countUnanswered(weighted)
  const capped = isCapped(unanswered)
  return {
    asOf,
    now,
    word: chooseNowWord(now?.mean ?? null, capped, counted.length > 0),
    record,
    recordWord: record && chooseWord(record.mean, capped),
    changed: now !== null && record !== null && areApart(now.mean, record.mean, 1),
    lettersEver,
    oneLetter: lettersEver === 1,
    unanswered,
    capped,
    laterAbsence: now && findLaterAbsence(letters, now.day),
    disagreements,
    notYet,
    letters: weighted,
  }
}

/** Both words with their numbers, and nothing that the record's interval costs to work out. */
export type StanceWords = Pick<DerivedStance, 'word' | 'recordWord'> & {
  now: number | null
  record: number | null
}

/** The words of now and of the record (rules 4 to 6) from the letters that count, oldest first. */
export function deriveWords(letters: readonly WeightedLetter[]): StanceWords {
  const now = findNewestMean(letters)
  const record = computeRecordMean(letters)
  const capped = isCapped(countUnanswered(letters))
  return {
    ...{ now, record },
    word: chooseNowWord(now, capped, letters.length > 0),
    recordWord: record === null ? null : chooseWord(record, capped),
  }
}

/**
 * Now alone, without what the record costs to work out. The positions must be in the order in which they were
 * stored.
 */
export function deriveNow(
  positions: readonly SpeakerPosition[],
  asOf: Day,
  today: Day = asOf,
): StanceNow | null {
  const { letters, days } = groupCountedPositions(positions, asOf)
  return findNow(letters, days, today)
}

/** Now where it is not stale: what alignment compares (rule 13) and members are counted by (rule 8). */
export function findFreshMean(now: StanceNow | null): number | null {
  return now && !now.stale ? now.mean : null
}

function findNow<P extends SpeakerPosition>(
  letters: readonly StanceLetter<P>[],
  days: readonly StanceDay<P>[],
  today: Day,
): StanceNow | null {
  const newest = days.at(-1)
  if (!newest) return null
  const side = findSide(newest.mean)
  const since = days.findLastIndex(({ mean }) => findSide(mean) !== side) + 1
  return {
    mean: newest.mean,
    day: newest.day,
    since: days[since]!.day,
    sinceOrEarlier: since === 0,
    saysBoth: holdsOppositeLevels(newest),
    orderUncertain: isOrderUncertain(newest, letters),
    age: yearsBetween(newest.day, today),
    stale: !isRecent(newest.day, today),
  }
}

/** Levels on opposite sides are two or more apart. */
export function holdsOppositeLevels({ letters }: StanceDay): boolean {
  const levels = letters.flatMap(({ speakers }) => speakers.flatMap((speaker) => speaker.levels))
  return levels.some((level) => level > 0) && levels.some((level) => level < 0)
}

function isOrderUncertain(newest: StanceDay, letters: readonly StanceLetter[]): boolean {
  const mayBeLater = (letter: StanceLetter, firstDay: Day) => letter.lastDay > firstDay
  return newest.letters.some(
    ({ exact, firstDay, mean }) =>
      !exact &&
      letters.some(
        (other) => hasWord(other) && mayBeLater(other, firstDay) && areApart(other.mean, mean, 1),
      ),
  )
}

/** Of the levels and refusals of the last five years; that there is no position is an answer, and not among them. */
function countUnanswered(letters: readonly WeightedLetter[]): { count: number; asked: number } {
  const unanswered = { count: 0, asked: 0 }
  for (const { weight, positions } of letters) {
    if (weight <= 0) continue
    for (const { absence } of positions) {
      if (absence === 'no_position') continue
      unanswered.asked += 1
      if (absence !== null) unanswered.count += 1
    }
  }
  return unanswered
}

/** The newest absence in a letter later than the day. */
export function findLaterAbsence(letters: readonly StanceLetter[], day: Day): DatedAbsence | null {
  const later = letters.filter(
    (letter) => letter.lastDay > day && letter.positions.some(({ absence }) => absence !== null),
  )
  const newestDay = later.at(-1)?.lastDay
  const absence = firstAbsence(
    later
      .filter(({ lastDay }) => lastDay === newestDay)
      .flatMap(({ positions }) => positions.flatMap((position) => position.absence ?? [])),
  )
  return absence && newestDay ? { absence, day: newestDay } : null
}

/** A third or more of what was asked was not answered (rule 6). */
const isCapped = ({ count, asked }: DerivedStance['unanswered']): boolean =>
  asked > 0 && count * 3 >= asked

function chooseNowWord(now: number | null, capped: boolean, spoke: boolean): DerivedStance['word'] {
  if (now !== null) return chooseWord(now, capped)
  return spoke ? 'only silence' : 'no letter'
}

function chooseWord(mean: number, capped: boolean): LevelWord {
  const word = wordForMean(mean)
  if (capped && word === 'strongly supports') return 'supports'
  if (capped && word === 'strongly opposes') return 'opposes'
  return word
}
