import fc from 'fast-check'
import { dayFromNumber, dayNumber, type Day } from '#app/domain/days.ts'
import { levels, type Absence, type Level } from '#app/domain/level.ts'
import type { SpeakerPosition } from '#app/domain/method-v2/counted-positions.ts'

/**
 * A position with plain defaults: +1 by one coder in a letter of its own that is dated to the day. A `day` stands for
 * both ends of the date and the arrival; an `absence` leaves out the level.
 */
export function aSpeakerPosition({
  day = '2020-10-29',
  ...changes
}: Partial<SpeakerPosition> & { day?: Day } = {}): SpeakerPosition {
  const lastDay = changes.lastDay ?? day
  return {
    letterId: `letter of ${lastDay}`,
    firstDay: lastDay,
    lastDay,
    arrivedDay: lastDay,
    level: changes.absence ? null : 1,
    absence: null,
    reported: false,
    status: 'approved',
    coder: 'Ada',
    start: 0,
    end: 100,
    speakerIds: ['johansson'],
    ...changes,
  }
}

/** One letter a day, each with one level. */
export function lettersOf(...said: [day: Day, level: Level][]): SpeakerPosition[] {
  return said.map(([day, level]) => aSpeakerPosition({ day, level }))
}

const anyLevel = fc.constantFrom<Level>(...levels.map(({ level }) => level))
const anyAbsence = fc.constantFrom<Absence>('evaded', 'withheld', 'no_position')
const firstNumber = dayNumber('2019-01-01')

type Stated = Pick<SpeakerPosition, 'level' | 'absence' | 'speakerIds'>

const statedBy = (speakerIds: readonly string[]): fc.Arbitrary<Stated> =>
  fc
    .record({
      level: fc.option(anyLevel, { freq: 8 }),
      absence: anyAbsence,
      speakerIds: fc.constantFrom(...speakerIds).map((id) => [id]),
    })
    .map(({ level, absence, speakerIds: [id] }) => ({
      level,
      absence: level === null ? absence : null,
      speakerIds: [id!],
    }))

/** Letters of two years by some of these speakers, some dated by an interval, each coded by one coder. */
export function anyLetters(
  speakerIds: readonly string[] = ['johansson'],
): fc.Arbitrary<SpeakerPosition[]> {
  const anyLetter = fc.record({
    day: fc.integer({ min: 0, max: 730 }),
    width: fc.constantFrom(0, 0, 0, 30, 90, 365),
    delay: fc.constantFrom(1, 20, 400),
    stated: fc.array(statedBy(speakerIds), { minLength: 1, maxLength: 3 }),
  })
  return fc.array(anyLetter, { maxLength: 9 }).map((letters) =>
    letters.flatMap(({ day, width, delay, stated }, index) =>
      stated.map((coding, at) =>
        aSpeakerPosition({
          letterId: `L${index}`,
          firstDay: dayFromNumber(firstNumber + day),
          lastDay: dayFromNumber(firstNumber + day + width),
          arrivedDay: dayFromNumber(firstNumber + day + delay),
          start: at * 100,
          end: at * 100 + 90,
          ...coding,
        }),
      ),
    ),
  )
}

/** Letters that are dated to the day, of few days, so that several fall on one. */
export const anyExactLetters: fc.Arbitrary<SpeakerPosition[]> = fc
  .array(fc.record({ day: fc.integer({ min: 0, max: 12 }), level: anyLevel }), { maxLength: 14 })
  .map((letters) =>
    letters.map(({ day, level }, index) =>
      aSpeakerPosition({
        letterId: `L${index}`,
        day: dayFromNumber(firstNumber + day * 20),
        level,
      }),
    ),
  )
