import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computeAlignment } from '#app/domain/alignment.ts'

const stances = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', 'toString', '__proto__'),
  fc.option(fc.double({ min: -2, max: 2, noNaN: true })),
)

test.each([
  ['the same stances', { a: 1.5, b: -2 }, { a: 1.5, b: -2 }, 1, 2],
  ['the two ends of the scale', { a: 2 }, { a: -2 }, 0, 1],
  ['one step apart on one of two topics', { a: 1, b: 0 }, { a: 0, b: 0 }, 0.875, 2],
  ['a topic that only one speaks on', { a: 1, b: 2 }, { a: 1 }, 1, 1],
  ['a topic on which one has no stance', { a: 1, b: null }, { a: 0, b: 2 }, 0.75, 1],
])('%s', (_what, a, b, expected, topics) => {
  expect(computeAlignment(a, b)).toEqual({ alignment: expected, topics })
})

test('without a shared topic it is not known, and not 0', () => {
  expect([
    computeAlignment({}, {}),
    computeAlignment({ a: 1 }, { b: 1 }),
    computeAlignment({ a: null }, { a: 1 }),
  ]).toEqual(Array(3).fill({ alignment: null, topics: 0 }))
})

test('alignment is the same both ways and lies between 0 and 1', () => {
  fc.assert(
    fc.property(stances, stances, (a, b) => {
      const [one, other] = [computeAlignment(a, b), computeAlignment(b, a)]
      expect(other.topics).toBe(one.topics)
      expect(other.alignment).toEqual(
        one.alignment === null ? null : expect.closeTo(one.alignment, 12),
      )
      if (one.alignment !== null) expect(one.alignment >= 0 && one.alignment <= 1).toBe(true)
    }),
  )
})
