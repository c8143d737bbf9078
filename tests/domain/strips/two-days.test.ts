import { expect, test } from 'vitest'
import type { Absence, Level } from '#app/domain/level.ts'
import { compareTwoDays, formatChange, writeMatrixLead } from '#app/domain/strips/two-days.ts'
import { attributed } from '#tests/support/attributed.ts'
import { aPosition } from '#tests/support/world.ts'

const days = { since: '2021-12-31', asOf: '2025-12-31' }

const compare = (...said: [on: string, level: Level | null, absence?: Absence][]) =>
  compareTwoDays(
    attributed(said.map(([on, level, absence = null]) => aPosition({ on, level, absence }))),
    days,
  )

test('a word on both days with a letter between them has a change, and lies elsewhere where that is not 0', () => {
  expect(compare(['2020-01-01', -1], ['2024-01-01', 1])).toEqual({
    ...{ before: -1, change: 2, isNew: false },
  })
  expect(compare(['2020-01-01', -1], ['2024-01-01', -1])).toEqual({
    ...{ before: null, change: 0, isNew: false },
  })
})

test('days of the same letters are not compared, also where somebody evaded since', () => {
  const none = { before: null, change: null, isNew: false }
  expect(compare(['2020-01-01', -1])).toEqual(none)
  expect(compare(['2020-01-01', -1], ['2024-01-01', null, 'evaded'])).toEqual(none)
  expect(compare()).toEqual(none)
})

test('who had no word on the earlier day is new, and not moved', () => {
  const words = compare(['2024-01-01', 2])
  expect(words).toEqual({ before: null, change: null, isNew: true })
  expect(formatChange(words)).toBe('new')
})

test('a change is written from half a level on', () => {
  const written = (change: number | null) => formatChange({ before: null, change, isNew: false })
  expect([0.5, -1.25, 0.49, 0, null].map(written)).toEqual(['+0.5', '−1.25', '', '', ''])
})

test('the sentence above a matrix counts what moved and what is new, and names the furthest', () => {
  const pair = (actor: string, change: number | null, isNew = false) => ({
    ...{ actor, topic: 'Encryption' },
    words: { before: null, change, isNew },
  })
  const write = (...pairs: ReturnType<typeof pair>[]) => writeMatrixLead(pairs, days)
  expect(
    write(pair('Apple', 0.5), pair('Meta', -2.09), pair('EDRi', 0), pair('Ann', null, true)),
  ).toBe(
    'Between 31 Dec 2021 and 31 Dec 2025, 2 of 3 pairs of a voice and a topic with a new word moved by half a level ' +
      'or more, the furthest Meta on Encryption (−2.09). 1 had no word before.',
  )
  expect(write(pair('EDRi', 0.2))).toBe(
    'Between 31 Dec 2021 and 31 Dec 2025, none of 1 pair of a voice and a topic with a new word moved by half a ' +
      'level or more.',
  )
  expect(write(pair('EDRi', null))).toBe(
    'Between 31 Dec 2021 and 31 Dec 2025, nothing was said that could be compared.',
  )
})
