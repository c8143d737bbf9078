import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import { findShifts, buildYearWindows } from '#app/domain/shifts.ts'
import type { CodedEvidence } from '#app/domain/stance.ts'

const asOf = '2026-01-01'

/** Letters of one year, one level each, the first of January first. */
function year(year: number, ...given: Level[]): CodedEvidence[] {
  return given.map((level, index) => ({
    letterId: `${year}-${index}`,
    lastDay: `${year}-01-${String(index + 1).padStart(2, '0')}`,
    level,
    absence: null,
    reported: false,
    status: 'approved',
  }))
}

test('a change by a step or more with ranges apart is a shift, dated by the first letter of the later year', () => {
  const [shift, ...none] = findShifts([...year(2019, -1, -1), ...year(2020, 1, 0)], asOf)
  expect(shift).toMatchObject({
    kind: 'shift',
    day: '2020-01-01',
    difference: 1.5,
    before: { mean: -1, low: -1, high: -1, letters: 2 },
    after: { mean: 0.5, low: 0, high: 1, letters: 2 },
  })
  expect(none).toEqual([])
})

test('a change by a step whose ranges overlap is a possible shift', () => {
  expect(findShifts([...year(2019, -2, 1), ...year(2020, 1, 0)], asOf)).toMatchObject([
    { kind: 'possible shift', difference: 1 },
  ])
})

test('a change by less than a step whose intervals lie apart is a possible shift', () => {
  const [shift] = findShifts(
    [...year(2019, 0, 0, 0, 0, 0, 0, 0, 0), ...year(2020, 1, 1, 1, 1, 1, 1, 1, 0)],
    asOf,
  )
  expect(shift).toMatchObject({ kind: 'possible shift', difference: 0.875 })
  expect(shift!.after.low).toBeGreaterThan(shift!.before.high)
})

test('a change by less than a step whose ranges overlap is none', () => {
  expect(findShifts([...year(2019, 1, 0), ...year(2020, 1, 1)], asOf)).toEqual([])
})

test('one letter is no window, and neither is one letter with two passages', () => {
  const twice = year(2020, 2, 1).map((position) => ({
    ...position,
    letterId: 'one',
    lastDay: '2020-01-01',
  }))
  expect(buildYearWindows([...year(2019, -2), ...twice], asOf)).toEqual([])
  expect(findShifts([...year(2019, -2, -2), ...twice], asOf)).toEqual([])
})

test('from four letters on a window has the interval, below the range', () => {
  const [three, four] = [
    buildYearWindows(year(2020, 2, 2, -2), asOf)[0]!,
    buildYearWindows(year(2020, 2, 2, 2, -2), asOf)[0]!,
  ]
  expect([three.low, three.high]).toEqual([-2, 2])
  expect(four.low).toBeGreaterThan(-2)
  expect(four.low).toBeLessThanOrEqual(four.high)
})

test('windows are the calendar years, in order of time, with what they rest on', () => {
  const [later, earlier] = [year(2020, 1, 1), year(2018, 0, 0)]
  expect(
    buildYearWindows([...later, ...earlier], asOf).map(({ year, firstDay, letters, evidence }) => [
      year,
      firstDay,
      letters,
      evidence,
    ]),
  ).toEqual([
    ['2018', '2018-01-01', 2, earlier],
    ['2020', '2020-01-01', 2, later],
  ])
})

test('what does not count makes no shift: silence, hearsay, drafts, letters after the as-of day', () => {
  const [before, after] = [year(2019, -1, -1), year(2020, 1, 1)]
  const spoilt = [
    after.map((position) => ({ ...position, reported: true })),
    after.map((position) => ({ ...position, status: 'draft' as const })),
    after.map((position) => ({ ...position, level: null, absence: 'evaded' as const })),
  ]
  for (const positions of spoilt) expect(findShifts([...before, ...positions], asOf)).toEqual([])
  expect(findShifts([...before, ...after], '2019-12-31')).toEqual([])
})

test('each pair of windows that follow each other is compared', () => {
  expect(
    findShifts(
      [...year(2018, -2, -2), ...year(2019, 0, 0), ...year(2020, 2, 2), ...year(2021, 2, 2)],
      asOf,
    ).map(({ kind, day }) => [kind, day]),
  ).toEqual([
    ['shift', '2019-01-01'],
    ['shift', '2020-01-01'],
  ])
})

test('without evidence there is no shift', () => {
  expect([findShifts([], asOf), buildYearWindows([], asOf)]).toEqual([[], []])
})
