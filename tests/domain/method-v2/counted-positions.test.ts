import { expect, test } from 'vitest'
import { countPositions, findCountedDay } from '#app/domain/method-v2/counted-positions.ts'
import { aSpeakerPosition } from '#tests/support/speaker-positions.ts'

const asOf = '2020-12-31'

test.each([
  ['one day, whenever it arrived', '2020-10-29', '2020-10-29', '2020-10-01', '2020-10-29'],
  ['an interval, from its last day', '2020-10-02', '2020-12-21', '2021-02-01', '2020-12-21'],
  ['an interval, once it has arrived', '2026-01-01', '2026-12-31', '2026-02-03', '2026-02-03'],
  ['an interval that it came before', '2020-10-02', '2020-12-21', '2020-09-01', '2020-10-02'],
])('a letter counts from the right day: %s', (_what, firstDay, lastDay, arrivedDay, day) => {
  expect(findCountedDay({ firstDay, lastDay, arrivedDay })).toBe(day)
})

test.each([
  ['a draft', { status: 'draft' as const }],
  ['withdrawn', { status: 'withdrawn' as const }],
  ['reported about somebody else', { reported: true }],
])('what is %s does not count, now or later', (_what, changes) => {
  const positions = [aSpeakerPosition(changes), aSpeakerPosition({ ...changes, day: '2021-01-01' })]
  expect(countPositions(positions, asOf)).toEqual({ counted: [], disagreements: [], notYet: [] })
})

test('what is dated later does not count yet', () => {
  const [now, later] = [aSpeakerPosition(), aSpeakerPosition({ day: '2021-01-01' })]
  expect(countPositions([now, later], asOf)).toMatchObject({ counted: [now], notYet: [later] })
})

const ofAda = aSpeakerPosition({ level: null, absence: 'evaded', start: 100, end: 200 })
const ofBen = aSpeakerPosition({ coder: 'Ben', level: 2, start: 150, end: 300 })

test('a passage that two coders marked counts once, by its first coding, and says that they differ', () => {
  expect(countPositions([ofAda, ofBen], asOf)).toMatchObject({
    counted: [ofAda],
    disagreements: [[ofAda, ofBen]],
  })
  expect(countPositions([ofBen, ofAda], asOf)).toMatchObject({
    counted: [ofBen],
    disagreements: [[ofBen, ofAda]],
  })
})

test('coders who agree do not differ', () => {
  const other = { ...ofBen, level: 1 as const }
  const first = aSpeakerPosition({ start: 100, end: 200 })
  expect(countPositions([first, other], asOf)).toMatchObject({
    counted: [first],
    disagreements: [],
  })
})

test.each([
  ['overlap by less than half of the shorter one', { start: 151, end: 300 }],
  ['touch', { start: 200, end: 300 }],
  ['are of other letters', { letterId: 'another' }],
  ['are of other speakers', { speakerIds: ['boratynski'] }],
  ['are of one coder', { coder: 'Ada' }],
])('passages that %s stay apart', (_what, changes) => {
  const positions = [ofAda, { ...ofBen, ...changes }]
  expect(countPositions(positions, asOf)).toMatchObject({ counted: positions, disagreements: [] })
})

test('a coder’s next passage joins the earliest one that they have not joined', () => {
  const [first, second] = [
    aSpeakerPosition({ level: 1, start: 0, end: 100 }),
    aSpeakerPosition({ level: -1, start: 20, end: 100 }),
  ]
  const [joinsFirst, joinsSecond, apart] = ([1, -1, 0] as const).map((level) =>
    aSpeakerPosition({ coder: 'Ben', level, start: 30, end: 90 }),
  )
  expect(countPositions([first, second, joinsFirst!, joinsSecond!, apart!], asOf)).toMatchObject({
    counted: [first, second, apart],
    disagreements: [],
  })
})

test('the same level of the same speaker counts once in a letter', () => {
  const repeated = aSpeakerPosition({ start: 500, end: 600 })
  const others = [
    aSpeakerPosition({ start: 700, end: 800, level: 2 }),
    aSpeakerPosition({ start: 700, end: 800, speakerIds: ['boratynski'] }),
    aSpeakerPosition({ start: 700, end: 800, letterId: 'another' }),
  ]
  expect(countPositions([aSpeakerPosition(), repeated, ...others], asOf).counted).toEqual([
    aSpeakerPosition(),
    ...others,
  ])
})

test('a jointly held position is one speaker’s, in whatever order the holders stand', () => {
  const jointly = (...speakerIds: string[]) =>
    aSpeakerPosition({ speakerIds, start: 500, end: 600 })
  expect(
    countPositions(
      [
        aSpeakerPosition({ speakerIds: ['johansson', 'boratynski'] }),
        jointly('boratynski', 'johansson'),
      ],
      asOf,
    ).counted,
  ).toHaveLength(1)
})
