import { expect, test } from 'vitest'
import {
  allCodedDays,
  describeCodedDays,
  isCodedIn,
  nameQuarter,
  readCodedDays,
} from '#app/domain/second-coding/coded-days.ts'

const read = (written: string) => readCodedDays(new URLSearchParams(written))

test('the days of an address are read with both ends, one or none', () => {
  expect(read('codedFrom=2026-01-01&codedTo=2026-03-31').days).toEqual({
    ...{ from: '2026-01-01', to: '2026-03-31' },
  })
  expect(read('codedTo=2026-03-31').days).toEqual({ from: null, to: '2026-03-31' })
  expect(read('')).toMatchObject({ days: allCodedDays, errors: {} })
})

test.each([
  ['codedFrom=yesterday', 'codedFrom'],
  ['codedTo=2026-02-30', 'codedTo'],
  ['codedFrom=2026-03-01&codedTo=2026-02-01', 'codedTo'],
])('days that cannot be read mean all of them and say so at the field (%s)', (written, field) => {
  const { days, errors } = read(written)
  expect(days).toEqual(allCodedDays)
  expect(Object.keys(errors)).toEqual([field])
})

test('what was finished on the first and on the last day is in it', () => {
  const days = { from: '2026-01-02', to: '2026-01-03' }
  expect(
    ['2026-01-01T23:59', '2026-01-02T00:00', '2026-01-03T23:59', '2026-01-04T00:00'].map((at) =>
      isCodedIn(days, at),
    ),
  ).toEqual([false, true, true, false])
})

test('days are told as quarters, and as the first and the last one', () => {
  expect(['2026-01-31T10:00', '2026-04-01T10:00', '2026-12-31T10:00'].map(nameQuarter)).toEqual([
    'Q1 2026',
    'Q2 2026',
    'Q4 2026',
  ])
  expect(describeCodedDays(['2026-02-03T10:00', '2026-01-02T10:00'])).toBe(
    '2 Jan 2026 – 3 Feb 2026',
  )
  expect(describeCodedDays(['2026-01-02T10:00'])).toBe('2 Jan 2026')
})
