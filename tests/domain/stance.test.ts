import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayFromNumber, dayNumber } from '#app/domain/days.ts'
import { levels, type Absence, type Level } from '#app/domain/level.ts'
import { bootstrapMeanInterval } from '#app/domain/bootstrap-interval.ts'
import {
  computeConsensus,
  selectCountedPositions,
  computeMean,
  listQualifiers,
  computeStance,
  type CodedEvidence,
} from '#app/domain/stance.ts'
import { worlds } from '#tests/support/worlds.ts'
import { weightAtAge } from '#app/domain/evidence-age.ts'

const asOf = '2020-12-31'

/** A position with plain defaults: +1 in a letter of its own, a week before the as-of day. */
function said(changes: Partial<CodedEvidence> = {}): CodedEvidence {
  const level = changes.absence ? null : 1
  return {
    letterId: `letter-${changes.lastDay ?? 'last'}-${changes.level ?? ''}`,
    lastDay: '2020-12-24',
    level,
    absence: null,
    reported: false,
    status: 'approved',
    ...changes,
  }
}

const letter = (letterId: string, level: Level, lastDay = '2020-12-24') =>
  said({ letterId, level, lastDay })
const silent = (letterId: string, absence: Absence) => said({ letterId, level: null, absence })

const evidence = fc
  .record({
    letterId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    stated: fc.oneof(
      fc.constantFrom(...levels.map(({ level }) => ({ level, absence: null }))),
      fc.constantFrom<{ level: null; absence: Absence }>(
        { level: null, absence: 'evaded' },
        { level: null, absence: 'no_position' },
      ),
    ),
    day: fc.integer({ min: dayNumber('2014-01-01'), max: dayNumber('2021-06-30') }),
  })
  .map(({ letterId, stated, day }): CodedEvidence => ({
    letterId,
    ...stated,
    lastDay: dayFromNumber(day),
    reported: false,
    status: 'approved',
  }))
const corpus = fc.array(evidence, { maxLength: 15 }).map((positions) =>
  positions.map((position) => ({
    ...position,
    lastDay: positions.find(({ letterId }) => letterId === position.letterId)!.lastDay,
  })),
)

test.each([
  [-1, 1],
  [0, 1],
  [2, 1],
  [3.5, 0.5],
  [4, 1 / 3],
  [4.7, 0.1],
  [5, 0],
  [80, 0],
])('evidence of %d years weighs %d', (years, weight) => {
  expect(weightAtAge(years)).toBeCloseTo(weight, 10)
})

test('evidence never weighs more for being older', () => {
  const age = fc.double({ min: 0, max: 10, noNaN: true })
  fc.assert(fc.property(age, age, (a, b) => (a <= b ? weightAtAge(a) >= weightAtAge(b) : true)))
})

test('a letter of exactly four years weighs a third beside a new one', () => {
  const found = computeStance(
    [letter('old', 2, '2016-01-01'), letter('new', -1, '2020-01-01')],
    '2020-01-01',
  )
  expect(found.evidence.map(({ weight }) => weight)).toEqual([expect.closeTo(1 / 3, 10), 1])
  expect(found.weighted).toBeCloseTo(-0.25, 10)
})

test('a letter of five years is shown, carries no weight, and still is the latest', () => {
  const found = computeStance([letter('old', 2, '2015-12-30')], asOf)
  expect(found).toMatchObject({
    latest: 2,
    latestDay: '2015-12-30',
    weighted: null,
    letters: 0,
    word: 'not enough evidence',
    stale: true,
    oneLetter: false,
  })
})

test.each([
  ['a draft', { status: 'draft' as const }],
  ['withdrawn', { status: 'withdrawn' as const }],
  ['reported about somebody else', { reported: true }],
  ['of the day after', { lastDay: '2021-01-01' }],
])('what is %s is not counted', (_what, changes) => {
  expect(selectCountedPositions([said(changes)], asOf)).toEqual([])
  expect(computeStance([said(changes)], asOf)).toMatchObject({
    latest: null,
    weighted: null,
    letters: 0,
    word: 'not enough evidence',
    evidence: [],
  })
})

test('a letter that may be of several days counts once the last of them has passed', () => {
  const boratynski = [letter('000', 0, '2020-12-21')]
  expect([
    computeStance(boratynski, '2020-12-20').letters,
    computeStance(boratynski, '2020-12-21').letters,
  ]).toEqual([0, 1])
})

test('the same level in the same letter counts once, another level or letter again', () => {
  const positions = [letter('a', 2), letter('a', 2), letter('a', 0), letter('b', 2)]
  expect(selectCountedPositions(positions, asOf)).toEqual([
    positions[0],
    positions[2],
    positions[3],
  ])
  expect(computeStance(positions, asOf).weighted).toBeCloseTo(4 / 3, 10)
})

test('the same absence in the same letter counts once', () => {
  expect(
    selectCountedPositions(
      [silent('a', 'evaded'), silent('a', 'evaded'), silent('a', 'withheld')],
      asOf,
    ),
  ).toHaveLength(2)
})

test('the latest stance is the mean of the newest letter alone', () => {
  expect(
    computeStance([letter('old', -2, '2020-11-01'), letter('new', 2), letter('new', 1)], asOf),
  ).toMatchObject({ latest: 1.5, latestDay: '2020-12-24' })
})

test('an absence newer than the newest level does not replace it', () => {
  expect(
    computeStance([letter('a', 2, '2020-11-01'), silent('b', 'no_position')], asOf),
  ).toMatchObject({
    latest: 2,
    latestDay: '2020-11-01',
    letters: 1,
    weighted: 2,
  })
})

test.each([
  ['2018-12-31', true],
  ['2019-01-01', false],
])('with the newest evidence of %s a stance at the end of 2020 is stale: %s', (lastDay, stale) => {
  expect(computeStance([said({ lastDay })], asOf).stale).toBe(stale)
})

test('one letter says so, two do not', () => {
  expect([
    computeStance([letter('a', 1), letter('a', 2)], asOf).oneLetter,
    computeStance([letter('a', 1), letter('b', 1)], asOf).oneLetter,
  ]).toEqual([true, false])
})

test.each([
  ['one of three', [letter('a', 2), letter('b', 2), silent('c', 'evaded')], 'supports', true],
  [
    'one of four',
    [letter('a', 2), letter('b', 2), letter('c', 2), silent('d', 'withheld')],
    'strongly supports',
    false,
  ],
  [
    'one of three, opposing',
    [letter('a', -2), letter('b', -2), silent('c', 'withheld')],
    'opposes',
    true,
  ],
  [
    'one of three with “no position”',
    [letter('a', 2), letter('b', 2), silent('c', 'no_position')],
    'strongly supports',
    false,
  ],
  [
    'one of three, with “no position” among what was asked',
    [letter('a', 2), letter('b', 2), silent('c', 'evaded'), silent('d', 'no_position')],
    'strongly supports',
    false,
  ],
  ['one of two, not strong', [letter('a', 1), silent('b', 'evaded')], 'supports', false],
] as const)('where %s is unanswered the word is “%s”', (_what, positions, word, capped) => {
  const found = computeStance(positions, asOf)
  expect([found.word, found.capped]).toEqual([word, capped])
  expect(Math.abs(found.weighted!)).toBeGreaterThanOrEqual(1)
})

test('only silence is not enough evidence', () => {
  expect(computeStance([silent('a', 'evaded')], asOf)).toMatchObject({
    word: 'not enough evidence',
    capped: false,
    consensus: null,
    divided: false,
  })
})

test.each([
  ['all the same', [1, 1, 1], 1],
  ['the two ends', [2, -2], 0],
  ['neighbours', [1, 0], 1 + Math.log2(0.875)],
  ['two steps apart', [1, -1], 1 + Math.log2(0.75)],
  ['three to one', [1, 1, 1, 0], 0.855278],
  ['two strong and one mixed', [2, 2, 0], 0.629656],
])('the consensus of %s is as Tastle and Wierman reckon', (_what, given, expected) => {
  expect(computeConsensus(given)).toBeCloseTo(expected, 5)
})

test('below a consensus of 0.7 a stance is divided', () => {
  expect(
    [
      [2, 0],
      [1, 0],
      [2, 2, 0],
      [1, 1, 0],
    ].map(
      ([...given]) =>
        computeStance(
          given.map((level, index) => letter(`l${index}`, level as Level)),
          asOf,
        ).divided,
    ),
  ).toEqual([true, false, true, false])
  expect(computeConsensus([])).toBeNull()
})

test('an interval is given from four letters on', () => {
  const letters = [letter('a', 2), letter('b', 1), letter('c', 0), letter('d', 1)]
  expect(computeStance(letters.slice(1), asOf).interval).toBeNull()
  expect(computeStance([...letters.slice(1), letter('b', 2)], asOf).interval).toBeNull()
  expect(computeStance(letters, asOf).interval).not.toBeNull()
})

test('letters that carry no weight make no interval', () => {
  const old = ['a', 'b', 'c', 'd'].map((id) => letter(id, 2, '2010-01-01'))
  expect(computeStance(old, asOf).interval).toBeNull()
  expect(computeStance([...old, letter('new', 1)], asOf).interval).toBeNull()
})

test('a bootstrapped interval of letters that all say the same is that level', () => {
  expect(
    bootstrapMeanInterval([1, 2, 3, 4].map((id) => ({ letter: String(id), level: -1, weight: 1 }))),
  ).toEqual({ low: -1, high: -1 })
  expect(bootstrapMeanInterval([])).toBeNull()
})

test('a bootstrapped interval lies within the letters’ means, is the same every time and in every order', () => {
  const rows = fc.array(
    fc.record({
      letter: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      level: fc.integer({ min: -2, max: 2 }),
      weight: fc.constantFrom(1, 0.5, 0.25),
    }),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(rows, (given) => {
      const { low, high } = bootstrapMeanInterval(given)!
      const means = [...new Set(given.map(({ letter }) => letter))].map((name) => {
        const own = given.filter(({ letter }) => letter === name)
        return (
          own.reduce((sum, { level, weight }) => sum + level * weight, 0) /
          own.reduce((sum, { weight }) => sum + weight, 0)
        )
      })
      expect([
        low >= Math.min(...means) - 1e-9,
        high <= Math.max(...means) + 1e-9,
        low <= high,
      ]).toEqual([true, true, true])
      expect(bootstrapMeanInterval(given)).toEqual({ low, high })
      expect(bootstrapMeanInterval([...given].reverse())).toEqual({
        low: expect.closeTo(low, 9),
        high: expect.closeTo(high, 9),
      })
    }),
    worlds(50),
  )
})

test('more letters that say the same as before do not widen the interval', () => {
  const half = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      letter: `l${index}`,
      level: index % 2 ? 2 : -2,
      weight: 1,
    }))
  const width = (count: number) => {
    const { low, high } = bootstrapMeanInterval(half(count))!
    return high - low
  }
  expect(width(100)).toBeLessThan(width(10))
})

test('a stance lies on the scale, does not depend on order, and not on what does not count', () => {
  fc.assert(
    fc.property(corpus, corpus, (positions, others) => {
      const found = computeStance(positions, asOf)
      for (const number of [found.latest, found.weighted])
        if (number !== null) expect(Math.abs(number)).toBeLessThanOrEqual(2)
      const uncounted = others.flatMap((position, index) => [
        { ...position, reported: true },
        { ...position, status: index % 2 ? ('draft' as const) : ('withdrawn' as const) },
      ])
      const again = computeStance([...uncounted, ...[...positions].reverse()], asOf)
      const close = (number: number | null) => (number === null ? null : expect.closeTo(number, 9))
      expect(again).toMatchObject({
        latest: close(found.latest),
        latestDay: found.latestDay,
        weighted: close(found.weighted),
        letters: found.letters,
        word: found.word,
        capped: found.capped,
        stale: found.stale,
        consensus: close(found.consensus),
      })
      expect(again.evidence).toHaveLength(found.evidence.length)
    }),
    worlds(300),
  )
})

test('the evidence of a stance is every counted position, oldest first', () => {
  fc.assert(
    fc.property(corpus, (positions) => {
      const { evidence, firstDay } = computeStance(positions, asOf)
      expect(evidence.map(({ position }) => position)).toEqual(
        selectCountedPositions(positions, asOf),
      )
      expect(evidence.map(({ position }) => position.lastDay)).toEqual(
        evidence.map(({ position }) => position.lastDay).sort(),
      )
      expect(firstDay).toBe(evidence[0]?.position.lastDay ?? null)
    }),
  )
})

test.each([
  [
    'six letters of one day, three of them +1 and three 0',
    [1, 1, 1, 0, 0, 0] as Level[],
    'supports',
  ],
  ['the same in another order', [0, 0, 0, 1, 1, 1] as Level[], 'supports'],
  ['the same, opposing', [-1, -1, -1, 0, 0, 0] as Level[], 'opposes'],
])('a mean of just a half has its word whatever the weights (%s)', (_what, given, word) => {
  for (let age = 731; age < 1826; age += 1) {
    const day = dayFromNumber(dayNumber(asOf) - age)
    expect(
      computeStance(
        given.map((level, index) => letter(`l${index}`, level, day)),
        asOf,
      ).word,
      `${age} days`,
    ).toBe(word)
  }
})

test('the word says what qualifies it', () => {
  expect(
    listQualifiers(
      computeStance([letter('a', 2, '2017-06-01'), letter('a', -2, '2017-06-01')], asOf),
    ),
  ).toEqual(['one letter', 'divided', 'stale'])
  expect(
    listQualifiers(computeStance([letter('a', 2), letter('b', 2), silent('c', 'evaded')], asOf)),
  ).toEqual(['capped: a third or more unanswered'])
  expect(listQualifiers(computeStance([letter('a', 1), letter('b', 1)], asOf))).toEqual([])
})

test('a mean of nothing is not known', () => {
  expect([computeMean([]), computeMean([2, -1])]).toEqual([null, 0.5])
})
