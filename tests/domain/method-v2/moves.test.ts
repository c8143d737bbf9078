import { expect, test } from 'vitest'
import { findMoveKind, findMoves } from '#app/domain/method-v2/moves.ts'
import type { Level } from '#app/domain/level.ts'
import { aSpeakerPosition, lettersOf } from '#tests/support/speaker-positions.ts'

const asOf = '2022-12-31'
const kindsOf = (positions: Parameters<typeof findMoves>[0]) =>
  findMoves(positions, asOf).map((move) => `${move.day} ${findMoveKind(move)}`)

test.each([
  ['to the other side', [1, -1], 'turn'],
  ['to the other side by way of mixed', [1, 0, -1], 'turn'],
  ['within one side', [1, 2], 'change of tone'],
  ['from mixed to a side', [0, 1], 'step'],
  ['from a side to mixed', [-1, 0], 'step'],
] as const)('a move %s has its name', (_what, levels, kind) => {
  const letters = lettersOf(
    ...levels.map((level, index) => [`2020-0${index + 1}-01`, level] as [string, Level]),
  )
  expect(kindsOf(letters).at(-1)).toBe(`2020-0${levels.length}-01 ${kind}`)
})

test('back to the side that was held last is no turn', () => {
  expect(kindsOf(lettersOf(['2020-01-01', 1], ['2020-02-01', 0], ['2020-03-01', 1]))).toEqual([
    '2020-02-01 step',
    '2020-03-01 step',
  ])
})

test('the side is left even where the words lie less than 1 apart', () => {
  const day = (date: string, ...said: Level[]) =>
    said.map((level, index) => aSpeakerPosition({ letterId: `${date} ${index}`, day: date, level }))
  const letters = [
    ...day('2020-01-01', 0),
    ...day('2020-02-01', 0, 1),
    ...day('2020-03-01', 0, 0, -1, -1),
  ]
  expect(kindsOf(letters)).toEqual(['2020-03-01 turn'])
})

test('a move is established by letters of two days on both sides of it', () => {
  const letters = lettersOf(
    ['2020-01-01', 1],
    ['2020-02-01', 1],
    ['2020-03-01', -1],
    ['2020-04-01', -1],
  )
  expect(findMoves(letters, asOf)).toMatchObject([{ day: '2020-03-01', established: true }])
  expect(findMoves(letters.slice(1), asOf)).toMatchObject([{ established: false }])
  expect(findMoves(letters, '2020-03-31')).toMatchObject([{ established: false }])
})

test.each([
  ['2020-03-31', true],
  ['2020-04-01', false],
])('a turn of the first of January 2020 is taken back on %s: %s', (day, takenBack) => {
  const letters = lettersOf(['2019-12-01', 1], ['2020-01-01', -1], [day, 1])
  expect(findMoves(letters, asOf).map((move) => move.takenBack)).toEqual([takenBack, false])
})

test('the order of a move is uncertain where a letter falls into the interval of one on its other side', () => {
  const open = aSpeakerPosition({
    letterId: 'open',
    firstDay: '2020-10-02',
    lastDay: '2020-12-21',
    level: 0,
  })
  const uncertain = (day: string) =>
    findMoves([aSpeakerPosition({ day, level: -1 }), open], asOf).map(
      ({ orderUncertain }) => orderUncertain,
    )
  expect(uncertain('2020-10-01')).toEqual([false])
  expect(uncertain('2020-10-02')).toEqual([true])
  expect(uncertain('2020-12-21')).toEqual([true])
  expect(uncertain('2020-12-22')).toEqual([false])
})

const saidBy = (speakerId: string, day: string, level: Level) =>
  aSpeakerPosition({ letterId: `${speakerId} ${day}`, day, level, speakerIds: [speakerId] })

test('an organisation turns where one author turns; otherwise another signatory speaks', () => {
  const first = saidBy('johansson', '2020-01-01', 1)
  expect(kindsOf([first, saidBy('johansson', '2020-02-01', -1)])).toEqual(['2020-02-01 turn'])
  expect(kindsOf([first, saidBy('boratynski', '2020-02-01', -1)])).toEqual([
    '2020-02-01 another signatory',
  ])
})

test('who signs alone and then jointly is one author', () => {
  const jointly = aSpeakerPosition({
    day: '2020-02-01',
    level: -1,
    speakerIds: ['johansson', 'boratynski'],
  })
  expect(kindsOf([saidBy('johansson', '2020-01-01', 1), jointly])).toEqual(['2020-02-01 turn'])
})

test('an author who went the other way did not turn the organisation', () => {
  const letters = [
    saidBy('johansson', '2020-01-01', 0),
    saidBy('boratynski', '2020-01-01', 2),
    saidBy('johansson', '2020-02-01', 2),
    saidBy('albrecht', '2020-02-01', -2),
    saidBy('reynders', '2020-02-01', -2),
  ]
  expect(findMoves(letters, asOf)).toMatchObject([{ sideChanged: true, sameAuthor: false }])
})
