import { expect, test } from 'vitest'
import { findContradictions } from '#app/domain/method-v2/contradictions.ts'
import type { Level } from '#app/domain/level.ts'
import { aSpeakerPosition, lettersOf } from '#tests/support/speaker-positions.ts'

const asOf = '2022-12-31'

test.each([
  ['90 days', '2020-03-31', 1],
  ['91 days', '2020-04-01', 0],
])('opposite sides %s apart', (_what, day, count) => {
  expect(findContradictions(lettersOf(['2020-01-01', 1], [day, -1]), asOf)).toHaveLength(count)
})

test('the days are counted between the farthest ones on which the letters may have been written', () => {
  const open = {
    letterId: 'open',
    firstDay: '2020-01-01',
    lastDay: '2020-03-31',
    level: -1 as const,
  }
  const exact = aSpeakerPosition({ day: '2020-03-01', level: 1 })
  expect(findContradictions([exact, aSpeakerPosition(open)], asOf)).toHaveLength(1)
  const wide = aSpeakerPosition({ ...open, firstDay: '2019-11-01' })
  expect(findContradictions([exact, wide], asOf)).toEqual([])
})

test('a day without a side between them does not part the two', () => {
  const letters = lettersOf(['2020-01-01', 2], ['2020-01-15', 0], ['2020-02-01', -2])
  expect(findContradictions(letters, asOf)).toMatchObject([
    { from: '2020-01-01', to: '2020-02-01' },
  ])
})

test('a +2 beside a conditional 0 is support with limits', () => {
  const said = (level: Level, start: number) => aSpeakerPosition({ level, start, end: start + 50 })
  expect(findContradictions([said(2, 0), said(0, 60)], asOf)).toEqual([])
  expect(findContradictions([said(1, 0), said(-1, 60)], asOf)).toMatchObject([
    { from: '2020-10-29', to: '2020-10-29', membersDiffer: false },
  ])
})

const saidBy = (speakerId: string, level: Level, day = '2020-10-29') =>
  aSpeakerPosition({ level, speakerIds: [speakerId], day })

test('where no author stands at both ends, members differ', () => {
  expect(
    findContradictions([saidBy('johansson', 1), saidBy('boratynski', -1)], asOf),
  ).toMatchObject([{ membersDiffer: true }])
  const later = (speakerId: string) => [saidBy('johansson', 1), saidBy(speakerId, -1, '2020-11-29')]
  expect(findContradictions(later('boratynski'), asOf)).toMatchObject([{ membersDiffer: true }])
  expect(findContradictions(later('johansson'), asOf)).toMatchObject([{ membersDiffer: false }])
})

test('who stood on the later side all along is no author of both ends', () => {
  const letters = [
    saidBy('johansson', 2),
    saidBy('albrecht', 2),
    saidBy('boratynski', -1),
    saidBy('boratynski', -1, '2020-11-29'),
  ]
  expect(findContradictions(letters, asOf)).toMatchObject([
    { from: '2020-10-29', to: '2020-10-29', membersDiffer: true },
    { from: '2020-10-29', to: '2020-11-29', membersDiffer: true },
  ])
})

test('contradictions stand in the order of the days on which they begin', () => {
  const letters = [
    saidBy('johansson', 2, '2020-01-01'),
    aSpeakerPosition({ day: '2020-01-15', level: 1 }),
    aSpeakerPosition({ day: '2020-01-15', level: -1, start: 200, end: 300 }),
    saidBy('johansson', -2, '2020-02-01'),
  ]
  expect(findContradictions(letters, asOf).map(({ from, to }) => [from, to])).toEqual([
    ['2020-01-01', '2020-02-01'],
    ['2020-01-15', '2020-01-15'],
  ])
})
