import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computeAlpha, computeOrdinalAlpha } from '#app/domain/agreement.ts'

const level = fc.constantFrom(-2, -1, 0, 1, 2)
const units = fc.array(fc.array(level, { maxLength: 4 }), { maxLength: 12 })

/** The reliability data of Krippendorff (2011), section C: four observers, twelve units, values 1 to 5 put on our scale. */
const krippendorff = [
  [1, 1, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [5, 5, 5],
  [1, 1],
  [3],
].map((values) => values.map((value) => value - 3))

test('Krippendorff’s published example comes out at 0.815', () => {
  const { alpha, units, coders, why } = computeOrdinalAlpha(krippendorff)
  expect(alpha).toBeCloseTo(0.815, 3)
  expect([units, coders, why]).toEqual([11, 4, null])
})

test.each([
  ['nominal', 0.743],
  ['ordinal', 0.815],
  ['interval', 0.849],
] as const)('the published example by %s difference comes out at %d', (metric, published) => {
  expect(computeAlpha(krippendorff, metric).alpha).toBeCloseTo(published, 3)
})

test('two coders who agree on units that differ agree perfectly', () => {
  expect(
    computeOrdinalAlpha([
      [2, 2],
      [-1, -1],
      [0, 0],
    ]),
  ).toMatchObject({ alpha: 1, units: 3, coders: 2 })
})

test('two coders who never agree on two levels agree less than chance would', () => {
  // Totals 2 and 2: expected (2·2·2·δ)/3, observed (2·2·δ)/1 over two units, so 1 - 4/(8/3) = -0.5.
  expect(
    computeOrdinalAlpha([
      [1, 0],
      [0, 1],
    ]).alpha,
  ).toBeCloseTo(-0.5, 10)
})

test('where everybody says the same there is no variation, and no number', () => {
  expect(
    computeOrdinalAlpha([
      [1, 1],
      [1, 1, 1],
    ]),
  ).toEqual({ alpha: null, units: 2, coders: 3, why: 'no variation' })
})

test.each([[[]], [[[1], [2]]], [[[]]]])(
  'without a unit of two codings there is nothing to compare (%j)',
  (given) => {
    expect(computeOrdinalAlpha(given as number[][])).toMatchObject({
      alpha: null,
      units: 0,
      why: 'no unit has two codings',
    })
  },
)

test('alpha does not depend on the order of coders or units, nor on units with one coding', () => {
  fc.assert(
    fc.property(units, level, (given, alone) => {
      const turned = [[alone], ...given.map((codings) => [...codings].reverse())].reverse()
      const [one, other] = [computeOrdinalAlpha(given).alpha, computeOrdinalAlpha(turned).alpha]
      if (one === null || other === null) expect(other).toBe(one)
      else expect(other).toBeCloseTo(one, 9)
    }),
  )
})

test('alpha is at most 1, and 1 where all agree and levels differ', () => {
  fc.assert(fc.property(units, (given) => (computeOrdinalAlpha(given).alpha ?? 1) <= 1 + 1e-12))
  fc.assert(
    fc.property(
      fc.uniqueArray(level, { minLength: 2 }),
      (levels) => computeOrdinalAlpha(levels.map((one) => [one, one, one])).alpha === 1,
    ),
  )
})

test('turning the scale round changes nothing', () => {
  fc.assert(
    fc.property(units, (given) => {
      const [one, other] = [
        computeOrdinalAlpha(given).alpha,
        computeOrdinalAlpha(given.map((codings) => codings.map((one) => 0 - one))).alpha,
      ]
      if (one === null || other === null) expect(other).toBe(one)
      else expect(other).toBeCloseTo(one, 9)
    }),
  )
})
