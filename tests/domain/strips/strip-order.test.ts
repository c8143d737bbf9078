import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import { sortStrips, type StripSort } from '#app/domain/strips/strip-order.ts'
import { aSpeakerPosition } from '#tests/support/speaker-positions.ts'
import { aMember } from '#tests/support/strip-world.ts'

const asOf = '2021-12-31'
const period = { from: '2021-01-01', to: asOf }

function says(id: string, ...said: [day: string, level: Level][]) {
  const positions = said.map(([day, level]) =>
    aSpeakerPosition({ day, level, letterId: `${id} of ${day}`, speakerIds: [id] }),
  )
  return aMember(id, positions, { asOf })
}

function order(sort: StripSort, ...actors: ReturnType<typeof says>[]) {
  const placed = actors.map((actor, place) => ({ ...actor, place }))
  return sortStrips(placed, sort, period).map(({ id }) => id)
}

const silent = says('silent')
const constant = says('constant', ['2020-05-01', 2], ['2021-05-01', 2])
/** Three levels within the period, once so far. */
const onceSoFar = says('once so far', ['2020-05-01', 2], ['2021-06-01', -1])
/** Two levels, by letters of two days before and after. */
const established = says(
  'established',
  ['2020-05-01', 1],
  ['2020-06-01', 1],
  ['2021-04-01', -1],
  ['2021-05-02', -1],
)

test('established turns come first, then how far now lies from the word at the beginning; nobody without a word', () => {
  expect(order('moved', silent, constant, onceSoFar, established)).toEqual([
    'established',
    'once so far',
    'constant',
    'silent',
  ])
})

test('a move that was taken back counts for nothing', () => {
  const back = says('back', ['2020-05-01', 1], ['2021-04-01', -1], ['2021-05-01', 1])
  const step = says('step', ['2020-05-01', 0], ['2021-04-01', 1])
  expect(order('moved', back, step)).toEqual(['step', 'back'])
})

test('the newest letter, the oldest one, the lowest word and the alphabet', () => {
  const actors = [silent, constant, onceSoFar, established]
  expect(order('heard', ...actors)).toEqual(['once so far', 'established', 'constant', 'silent'])
  expect(order('silent', ...actors)).toEqual(['constant', 'established', 'once so far', 'silent'])
  expect(order('opposed', ...actors)).toEqual(['once so far', 'established', 'constant', 'silent'])
  expect(order('name', ...actors)).toEqual(['silent', 'constant', 'once so far', 'established'])
})

test('one letter is least certain, then the widest spread', () => {
  const single = says('single', ['2021-05-01', 2])
  expect(order('certain', constant, single, onceSoFar)).toEqual([
    'single',
    'once so far',
    'constant',
  ])
})
