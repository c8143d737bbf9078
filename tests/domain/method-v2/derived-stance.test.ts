import { expect, test } from 'vitest'
import type { Absence, Level } from '#app/domain/level.ts'
import { deriveStance, findFreshMean } from '#app/domain/method-v2/derived-stance.ts'
import { aSpeakerPosition, lettersOf } from '#tests/support/speaker-positions.ts'

const asOf = '2020-12-31'

/** The Commission's first two letters on encryption: one of an interval, and one within it. */
const boratynski = aSpeakerPosition({
  letterId: 'boratynski',
  firstDay: '2020-10-02',
  lastDay: '2020-12-21',
  level: 0,
  speakerIds: ['boratynski'],
})
const johansson = aSpeakerPosition({ letterId: 'johansson', day: '2020-10-29', level: -1 })

test('now is the newest day’s word, and says where the order is uncertain', () => {
  expect(deriveStance([johansson, boratynski], asOf)).toMatchObject({
    now: { mean: 0, day: '2020-12-21', since: '2020-12-21', orderUncertain: true },
    word: 'mixed',
    record: { mean: -0.5, letters: 2 },
    recordWord: 'opposes',
  })
})

test.each([
  ['another letter says nearly the same', { ...johansson, level: 0 as const }],
  [
    'another letter is older than the interval',
    { ...johansson, firstDay: '2020-10-01', lastDay: '2020-10-01' },
  ],
  [
    'another letter is of its first day',
    { ...johansson, firstDay: '2020-10-02', lastDay: '2020-10-02' },
  ],
])('the order is certain where %s', (_what, other) => {
  expect(deriveStance([other, boratynski], asOf).now!.orderUncertain).toBe(false)
})

test('a letter of an interval stands before the exact one on whose day it ends', () => {
  const exact = aSpeakerPosition({ letterId: 'answer', day: '2020-12-21', level: 2 })
  expect(deriveStance([exact, boratynski], asOf).now).toMatchObject({ mean: 2, saysBoth: false })
})

test('letters stand in order of time, and on one day in that of their ids', () => {
  const letters = [
    aSpeakerPosition({ letterId: 'b' }),
    aSpeakerPosition({ letterId: 'a' }),
    aSpeakerPosition({ letterId: 'c', day: '2020-01-01' }),
  ]
  expect(deriveStance(letters, asOf).letters.map(({ letterId }) => letterId)).toEqual([
    'c',
    'a',
    'b',
  ])
})

test('a day’s word is the mean of its letters, a letter’s that of its speakers, a speaker’s that of their levels', () => {
  const said = (letterId: string, speaker: string, level: Level, start: number) =>
    aSpeakerPosition({ letterId, speakerIds: [speaker], level, start, end: start + 50 })
  const found = deriveStance(
    [
      said('a', 'one', 2, 0),
      said('a', 'one', 1, 60),
      said('a', 'two', -1, 0),
      said('b', 'three', 2, 0),
    ],
    asOf,
  )
  expect(found.letters.map(({ mean }) => mean)).toEqual([0.25, 2])
  expect(found.now).toMatchObject({ mean: 1.125, saysBoth: true })
})

test('since is the first day on now’s side, or earlier where nothing older is known', () => {
  const letters = lettersOf(
    ['2018-01-01', -1],
    ['2019-01-01', 1],
    ['2020-01-01', 2],
    ['2020-06-01', 1],
  )
  expect(deriveStance(letters, asOf).now).toMatchObject({
    since: '2019-01-01',
    sinceOrEarlier: false,
  })
  expect(deriveStance(letters.slice(1), asOf).now).toMatchObject({
    since: '2019-01-01',
    sinceOrEarlier: true,
  })
})

test('being mixed is a side of its own where it is asked since when', () => {
  const letters = lettersOf(['2019-01-01', 1], ['2020-01-01', 0], ['2020-06-01', 1])
  expect(deriveStance(letters, asOf).now!.since).toBe('2020-06-01')
})

test.each([
  ['2019-01-01', false],
  ['2018-12-31', true],
])('with a newest letter of %s the word at the end of 2020 is stale: %s', (day, stale) => {
  const found = deriveStance(lettersOf([day, 1]), asOf)
  expect([found.now!.stale, findFreshMean(found.now)]).toEqual([stale, stale ? null : 1])
})

test('where an older day is looked at, today says what is stale', () => {
  expect(deriveStance(lettersOf([asOf, 1]), asOf, '2026-05-24').now!.stale).toBe(true)
})

test('letters of five years and more are too old to weigh, and still say what was said last', () => {
  expect(deriveStance(lettersOf(['2015-12-01', 2]), asOf)).toMatchObject({
    now: { mean: 2 },
    word: 'strongly supports',
    record: null,
    recordWord: null,
    lettersEver: 1,
  })
})

const silent = (absence: Absence, day = '2020-11-01') => aSpeakerPosition({ absence, day })

test('an absence later than now is told beside it', () => {
  const found = deriveStance([...lettersOf(['2020-10-01', 1]), silent('evaded')], asOf)
  expect(found).toMatchObject({
    word: 'supports',
    laterAbsence: { absence: 'evaded', day: '2020-11-01' },
  })
  expect(
    deriveStance([...lettersOf(['2020-11-01', 1]), silent('evaded')], asOf).laterAbsence,
  ).toBeNull()
})

test.each([
  ['no letter', [], 0],
  ['only silence', [silent('withheld')], 0],
])('without any level the word is “%s”', (word, positions, lettersEver) => {
  expect(deriveStance(positions, asOf)).toMatchObject({
    word,
    now: null,
    record: null,
    lettersEver,
  })
})

test.each([
  ['a third', ['evaded'], 'supports', [1, 3]],
  ['nothing, as no position is an answer', ['no_position'], 'strongly supports', [0, 2]],
] as const)('where %s is unanswered the word is %s', (_what, absences, word, [count, asked]) => {
  const letters = lettersOf(['2020-10-01', 2], ['2020-10-02', 2])
  const found = deriveStance([...letters, ...absences.map((absence) => silent(absence))], asOf)
  expect(found).toMatchObject({ word, recordWord: word, unanswered: { count, asked } })
  expect(found.capped).toBe(count > 0)
})

test('what was not answered more than five years ago is forgotten', () => {
  const found = deriveStance(
    [silent('evaded', '2015-12-31'), ...lettersOf(['2020-10-01', 2])],
    asOf,
  )
  expect(found).toMatchObject({ unanswered: { count: 0, asked: 1 }, capped: false })
})

test('now and the record differ where somebody changed', () => {
  const changed = lettersOf(['2020-01-01', 1], ['2020-02-01', 1], ['2020-03-01', -1])
  expect(deriveStance(changed, asOf).changed).toBe(true)
  expect(deriveStance(lettersOf(['2020-01-01', 1], ['2020-03-01', 2]), asOf).changed).toBe(false)
})

test('the record weighs letters by age, and not by how much they say', () => {
  const talkative = ([2, 1, 0] as const).map((level, index) =>
    aSpeakerPosition({
      letterId: 'long',
      day: '2020-01-01',
      level,
      start: index * 100,
      end: index * 100 + 50,
    }),
  )
  const found = deriveStance(
    [aSpeakerPosition({ letterId: 'old', day: '2016-01-01', level: -2 }), ...talkative],
    '2020-01-01',
  )
  expect(found.letters.map(({ weight }) => weight)).toEqual([expect.closeTo(1 / 3, 10), 1])
  expect(found.record).toMatchObject({
    mean: expect.closeTo(0.25, 10),
    interval: { low: -2, high: 1 },
  })
})

test('the record has a bootstrapped interval from four letters on, and their range below', () => {
  const letters = lettersOf(
    ['2020-01-01', 2],
    ['2020-02-01', 1],
    ['2020-03-01', 1],
    ['2020-04-01', 1],
  )
  const { low, high } = deriveStance(letters, asOf).record!.interval
  expect([low, high]).toEqual([1, expect.closeTo(1.75, 1)])
  expect(deriveStance(letters.slice(0, 3), asOf).record!.interval).toEqual({ low: 1, high: 2 })
})

test('a record below a consensus of 0.7 is divided', () => {
  const divided = deriveStance(lettersOf(['2020-01-01', 2], ['2020-02-01', -2]), asOf)
  expect(divided.record).toMatchObject({ consensus: 0, divided: true })
  const united = deriveStance(lettersOf(['2020-01-01', 1], ['2020-02-01', 0]), asOf)
  expect(united.record).toMatchObject({ consensus: expect.closeTo(0.807355, 6), divided: false })
})
