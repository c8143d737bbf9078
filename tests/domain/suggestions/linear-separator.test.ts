import { expect, test } from 'vitest'
import { makeRandom, projectRow, trainSeparator } from '#app/domain/suggestions/linear-separator.ts'
import type { PassageFeatures } from '#app/domain/suggestions/passage-features.ts'

const SVM = await loadOracle()

/** It takes itself to be in a browser where there is a `self`, which other tests of this process may have made. */
async function loadOracle() {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'self')
  Reflect.deleteProperty(globalThis, 'self')
  const { default: oracle } = await import('libsvm-js/asm.js')
  if (own) Object.defineProperty(globalThis, 'self', own)
  return oracle
}

const exact = { cost: 0.2, passes: 2_000, tolerance: 1e-9, seed: 1 }

const rowOf = (...values: number[]): PassageFeatures => ({
  places: Int32Array.from(values.keys()),
  values: Float32Array.from(values),
})

test('two points are separated where the sum that is least says by hand', () => {
  // By symmetry w = (t, 0), and t²/2 + 2 · C (1 − t)² is least where t = 4C / (1 + 4C).
  const weights = trainSeparator([rowOf(1, 0), rowOf(-1, 0)], [true, false], 2, exact)
  expect(weights[0]).toBeCloseTo(0.8 / 1.8, 9)
  expect(weights[1]).toBe(0)
})

test('each side weighs as much as the other, however few rows it has', () => {
  const many = [rowOf(1, 0), ...Array.from({ length: 9 }, () => rowOf(-1, 0))]
  const weights = trainSeparator(
    many,
    many.map((_, at) => at === 0),
    2,
    exact,
  )
  // C is 1 for the one (10 / 2 × 0.2) and 1/9 for each of nine: t²/2 + 2 (1 − t)², least at 4 / 5.
  expect(weights[0]).toBeCloseTo(4 / 5, 9)
})

/** Two clouds that overlap, of rows of eight numbers. */
function makeClouds(count: number, seed: number) {
  const nextRandom = makeRandom(seed)
  const isInside = Array.from({ length: count }, (_, at) => at % 3 === 0)
  const rows = isInside.map((isIn) =>
    Array.from(
      { length: 8 },
      (_, at) => nextRandom() + nextRandom() - 1 + (at < 3 ? (isIn ? 0.35 : -0.35) : 0),
    ),
  )
  return { rows, isInside }
}

const multiply = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, at) => sum + value * other[at]!, 0)

/**
 * The same problem for libsvm, which has another loss and a threshold: the squared hinge is a hard margin with 1 / 2C on
 * the diagonal, and rows that stand mirrored on the other side (each at half the cost) leave the threshold at zero.
 */
function answerByLibsvm(rows: number[][], isInside: boolean[], asked: number[][]): number[] {
  const inside = isInside.filter(Boolean).length
  const mirrored = [1, -1].flatMap((sign) =>
    rows.map((row, at) => ({
      row: row.map((value) => value * sign),
      label: isInside[at] === (sign === 1) ? 1 : -1,
      slack: (2 * 2 * (isInside[at] ? inside : rows.length - inside)) / (2 * 0.2 * rows.length),
    })),
  )
  const svm = new SVM({
    type: SVM.SVM_TYPES.C_SVC,
    kernel: SVM.KERNEL_TYPES.PRECOMPUTED,
    cost: 1e6,
    tolerance: 1e-6,
    quiet: true,
  })
  svm.train(
    mirrored.map(({ row, slack }, at) => [
      at + 1,
      ...mirrored.map((other, to) => multiply(row, other.row) + (at === to ? slack : 0)),
    ]),
    mirrored.map(({ label }) => label),
  )
  const answers = asked.map((row) =>
    svm.predictOne([0, ...mirrored.map((other) => multiply(row, other.row))]),
  )
  svm.free()
  return answers
}

test('libsvm draws the same line', () => {
  const { rows, isInside } = makeClouds(120, 7)
  const asked = makeClouds(400, 8)
  const weights = trainSeparator(
    rows.map((row) => rowOf(...row)),
    isInside,
    8,
    exact,
  )
  const own = asked.rows.map((row) => Math.sign(projectRow(rowOf(...row), weights)))
  const theirs = answerByLibsvm(rows, isInside, asked.rows)
  const wrong = own.filter((answer, at) => (answer === 1) !== asked.isInside[at])
  expect(wrong.length).toBeGreaterThan(0)
  expect(wrong.length).toBeLessThan(120)
  const apart = own.flatMap((answer, at) => (answer === theirs[at] ? [] : [asked.rows[at]!]))
  // Only what lies on the line to the last digits may fall to either side.
  for (const row of apart) expect(Math.abs(projectRow(rowOf(...row), weights))).toBeLessThan(1e-3)
})

test('what the solver comes to is least: its dual comes to the same sum', () => {
  const { rows, isInside } = makeClouds(200, 3)
  const sparse = rows.map((row) => rowOf(...row))
  const weights = trainSeparator(sparse, isInside, 8, exact)
  const inside = isInside.filter(Boolean).length
  const costs = isInside.map((isIn) => (0.2 * 200) / (2 * (isIn ? inside : 200 - inside)))
  const square = weights.reduce((sum, value) => sum + value * value, 0)
  const losses = sparse.map((row, at) =>
    Math.max(0, 1 - (isInside[at] ? 1 : -1) * projectRow(row, weights)),
  )
  const primal = square / 2 + losses.reduce((sum, loss, at) => sum + costs[at]! * loss ** 2, 0)
  // At the best point each dual value is 2 C times its loss.
  const duals = losses.map((loss, at) => 2 * costs[at]! * loss)
  const dual =
    duals.reduce((sum, value, at) => sum + value - value ** 2 / (4 * costs[at]!), 0) - square / 2
  expect(dual).toBeCloseTo(primal, 5)
})

test('the same seed gives the same weights', () => {
  const { rows, isInside } = makeClouds(50, 5)
  const sparse = rows.map((row) => rowOf(...row))
  const once = trainSeparator(sparse, isInside, 8, { ...exact, passes: 2 })
  expect(trainSeparator(sparse, isInside, 8, { ...exact, passes: 2 })).toEqual(once)
  expect(trainSeparator(sparse, isInside, 8, { ...exact, passes: 2, seed: 2 })).not.toEqual(once)
})
