import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Affiliation } from '#app/domain/actors.ts'
import { dayFromNumber, dayNumber, type Day } from '#app/domain/days.ts'
import { derivedStanceToJson, moveToJson } from '#app/domain/method-cases/second-version-cases.ts'
import { findContradictions } from '#app/domain/method-v2/contradictions.ts'
import type { SpeakerPosition } from '#app/domain/method-v2/counted-positions.ts'
import { deriveStance } from '#app/domain/method-v2/derived-stance.ts'
import { findMoves } from '#app/domain/method-v2/moves.ts'
import { selectSpokenFor } from '#app/domain/method-v2/speakers.ts'
import { anyExactLetters, anyLetters } from '#tests/support/speaker-positions.ts'
import { worlds } from '#tests/support/worlds.ts'

const asOf = '2022-06-30'

/** All that is derived, with numbers to nine places: sums in another order differ in their last bits. */
function derive(positions: readonly SpeakerPosition[], day: Day = asOf): unknown {
  const derived = {
    stance: derivedStanceToJson(deriveStance(positions, day)),
    moves: findMoves(positions, day).map(moveToJson),
    contradictions: findContradictions(positions, day).map(({ from, to, membersDiffer }) => ({
      from,
      to,
      membersDiffer,
    })),
  }
  return JSON.parse(
    JSON.stringify(derived, (_key, value: unknown) =>
      typeof value === 'number' ? Math.round(value * 1e9) / 1e9 + 0 : value,
    ),
  )
}

const anySpeakers = fc.oneof(anyLetters(), anyLetters(['albrecht', 'johansson', 'boratynski']))

test('the order in which one coder’s positions were stored changes nothing', () => {
  const shuffled = anySpeakers.chain((positions) =>
    fc.record({
      positions: fc.constant(positions),
      other: fc.shuffledSubarray(positions, { minLength: positions.length }),
    }),
  )
  fc.assert(
    fc.property(shuffled, ({ positions, other }) => {
      expect(derive(other)).toEqual(derive(positions))
    }),
    worlds(200),
  )
})

test('every change of side is told on its day, and no other day is called a turn', () => {
  fc.assert(
    fc.property(anyExactLetters, (positions) => {
      const turns = findMoves(positions, asOf).filter(({ turn }) => turn)
      expect(turns.map(({ day }) => day)).toEqual(daysOfChangedSides(positions))
    }),
    worlds(500),
  )
})

/** Each day whose mean lies on the other side than the last side before it, worked out from the levels alone. */
function daysOfChangedSides(positions: readonly SpeakerPosition[]): Day[] {
  const days = [...new Set(positions.map(({ lastDay }) => lastDay))].sort()
  let held = 0
  return days.filter((day) => {
    const own = positions.filter(({ lastDay }) => lastDay === day).map(({ level }) => level!)
    const mean = own.reduce<number>((sum, level) => sum + level, 0) / own.length
    const side = Math.abs(mean) < 0.5 ? 0 : Math.sign(mean)
    const changed = side * held === -1
    held = side || held
    return changed
  })
}

test('a letter that repeats the newest word adds no move', () => {
  fc.assert(
    fc.property(anySpeakers, fc.integer({ min: 1, max: 500 }), (positions, later) => {
      const now = deriveStance(positions, asOf).now
      if (!now) return
      const day = dayFromNumber(dayNumber(now.day) + later)
      const newest = deriveStance(positions, asOf).letters.filter(
        ({ lastDay, exact }) => lastDay === now.day && exact === isNewestExact(positions, now.day),
      )
      const repeated = newest.flatMap((letter) =>
        letter.positions.map((position) => ({
          ...position,
          letterId: `${letter.letterId} again`,
          firstDay: day,
          lastDay: day,
          arrivedDay: day,
        })),
      )
      expect(findMoves([...positions, ...repeated], day)).toHaveLength(
        findMoves(positions, day).length,
      )
    }),
    worlds(200),
  )
})

/** Whether the last of the newest day's letters with a level are dated to the day: the others stand apart before it. */
function isNewestExact(positions: readonly SpeakerPosition[], day: Day): boolean {
  return deriveStance(positions, asOf).letters.some(
    ({ lastDay, exact, mean }) => lastDay === day && exact && mean !== null,
  )
}

test('cut after its day, no move is established', () => {
  fc.assert(
    fc.property(anySpeakers, (positions) => {
      for (const { day } of findMoves(positions, asOf)) {
        const cut = findMoves(positions, day).filter((move) => move.day === day)
        expect(cut.length).toBeGreaterThan(0)
        expect(cut.map(({ established }) => established)).not.toContain(true)
      }
    }),
    worlds(200),
  )
})

test('with all evidence of one day, now and the record are equal', () => {
  fc.assert(
    fc.property(anyExactLetters, (positions) => {
      const ofOneDay = positions.map((position) => ({
        ...position,
        firstDay: '2020-10-29',
        lastDay: '2020-10-29',
        arrivedDay: '2020-10-29',
      }))
      const { now, record, changed } = deriveStance(ofOneDay, asOf)
      if (now) expect(record!.mean).toBeCloseTo(now.mean, 9)
      expect(changed).toBe(false)
    }),
    worlds(100),
  )
})

const belonging = (memberId: string, firstDay: Day | null, lastDay: Day | null) =>
  ({
    id: `${memberId} ${firstDay}`,
    memberId,
    organisationId: 'commission',
    role: null,
    firstDay,
    lastDay,
    counts: true,
  }) satisfies Affiliation & { counts: boolean }

test('a merge of actors equals having had one from the start', () => {
  const anyHolders = fc.subarray(['johansson', 'y-johansson', 'boratynski'], { minLength: 1 })
  const anyWorld = anyLetters().chain((positions) =>
    fc
      .array(anyHolders, { minLength: positions.length, maxLength: positions.length })
      .map((holders) =>
        positions.map((position, at) => ({ ...position, holderIds: holders[at]! })),
      ),
  )
  const remaining = (id: string) => (id === 'y-johansson' ? 'johansson' : id)
  const affiliations = [
    belonging('johansson', null, '2019-12-31'),
    belonging('y-johansson', '2019-06-01', '2020-08-31'),
    belonging('boratynski', '2019-03-01', null),
  ]
  const fromTheStart = [
    belonging('johansson', null, '2020-08-31'),
    belonging('boratynski', '2019-03-01', null),
  ]
  fc.assert(
    fc.property(anyWorld, (positions) => {
      const merged = positions.map((position) => ({
        ...position,
        holderIds: position.holderIds.map(remaining),
      }))
      const mergedAffiliations = affiliations.map((row) => ({
        ...row,
        memberId: remaining(row.memberId),
      }))
      const ofOne = merged.map((position) => ({
        ...position,
        holderIds: [...new Set(position.holderIds)],
      }))
      for (const actorId of ['johansson', 'commission'])
        expect(derive(selectSpokenFor(actorId, merged, mergedAffiliations))).toEqual(
          derive(selectSpokenFor(actorId, ofOne, fromTheStart)),
        )
    }),
    worlds(100),
  )
})
