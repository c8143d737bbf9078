import { expect, test } from 'vitest'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import { getCachedStanceParts } from '#app/domain/memoized-stance.ts'
import { describeStanceMark } from '#app/domain/stance-mark.ts'
import { aSpeakerPosition, lettersOf } from '#tests/support/speaker-positions.ts'
import type { SpeakerPosition } from '#app/domain/method-v2/counted-positions.ts'

const asOf = '2021-12-31'

function draw(positions: readonly SpeakerPosition[], today = asOf) {
  const evidence = positions.map((position, place): AttributedPosition => ({
    ...position,
    id: `position-${place}`,
    actorId: 'commission',
    topicId: 'encryption',
    edtf: position.lastDay,
    conditional: false,
    joint: false,
    belongingUncertain: false,
    recheck: false,
    storedAt: `${position.lastDay}T12:00:00.000Z`,
  }))
  return describeStanceMark(getCachedStanceParts(evidence, { asOf, today }))
}

/** Somebody was asked on a day and said nothing. */
function silentOn(day: string, absence: 'evaded' | 'withheld' | 'no_position'): SpeakerPosition {
  return aSpeakerPosition({ day, letterId: `silent on ${day}`, absence })
}

test('now is the newest day, the record all letters, and three of them have a range', () => {
  const mark = draw(lettersOf(['2021-01-10', 2], ['2021-03-10', 2], ['2021-09-16', -1]))
  expect(mark).toMatchObject({
    now: -1,
    record: 1,
    spread: { low: -1, high: 2, kind: 'range' },
    silences: [],
  })
})

test('four letters have an interval, and letters that all say the same have no spread', () => {
  const days = ['2021-01-10', '2021-02-10', '2021-03-10', '2021-04-10'] as const
  expect(
    draw(lettersOf([days[0], 2], [days[1], 1], [days[2], -1], [days[3], 0])).spread?.kind,
  ).toBe('interval')
  expect(draw(days.flatMap((day) => lettersOf([day, 1]))).spread).toBeNull()
})

test('a mark is as old as its newest day on the day that somebody looks', () => {
  expect(draw(lettersOf(['2021-12-31', 1]), '2024-12-31').age).toBeCloseTo(3, 2)
})

test('a silence later than now is told; an earlier one is not', () => {
  const said = lettersOf(['2021-06-01', 1])
  expect(draw([...said, silentOn('2021-07-01', 'withheld')]).silences).toEqual(['withheld'])
  expect(draw([...said, silentOn('2021-05-01', 'withheld')]).silences).toEqual([])
})

test('of somebody who only was silent the three newest silences are drawn, oldest first', () => {
  const mark = draw([
    silentOn('2021-01-01', 'no_position'),
    silentOn('2021-02-01', 'evaded'),
    silentOn('2021-03-01', 'withheld'),
    silentOn('2021-04-01', 'evaded'),
  ])
  expect(mark).toMatchObject({ now: null, record: null, age: null })
  expect(mark.silences).toEqual(['evaded', 'withheld', 'evaded'])
})
