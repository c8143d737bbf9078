import type { PassageFeatures } from './passage-features.ts'

/** How a separator is trained; `tolerance` is how far from its best a row may be at the end. */
export type SeparatorSettings = { cost: number; passes: number; tolerance: number; seed: number }

export const defaultSeparatorSettings: SeparatorSettings = {
  cost: 0.2,
  passes: 20,
  tolerance: 0.05,
  seed: 1,
}

/**
 * The weights that tell the rows of one label from all others: a linear support vector machine with squared hinge,
 * trained by dual coordinate descent (Hsieh, Chang, Lin, Keerthi, Sundararajan: A dual coordinate descent method for
 * large-scale linear SVM, ICML 2008, algorithm 1 for L2-SVM, with random order). Each side weighs as much as the other,
 * however few rows it has. The same rows, settings and seed give the same weights.
 */
export function trainSeparator(
  rows: readonly PassageFeatures[],
  isInside: readonly boolean[],
  places: number,
  { cost, passes, tolerance, seed }: SeparatorSettings = defaultSeparatorSettings,
): Float64Array {
  const weights = new Float64Array(places)
  const inside = isInside.filter(Boolean).length
  const costOf = (isIn: boolean) =>
    (cost * rows.length) / (2 * (isIn ? inside : rows.length - inside))
  const slack = isInside.map((isIn) => 1 / (2 * costOf(isIn)))
  const curvature = rows.map((row, at) => measureSquare(row) + slack[at]!)
  const dual = new Float64Array(rows.length)
  const order = Array.from(rows.keys())
  const nextRandom = makeRandom(seed)
  for (let pass = 0; pass < passes; pass += 1) {
    shuffleInPlace(order, nextRandom)
    let farthest = 0
    for (const at of order) {
      const [row, sign, before] = [rows[at]!, isInside[at] ? 1 : -1, dual[at]!]
      const gradient = sign * projectRow(row, weights) - 1 + slack[at]! * before
      const projected = before === 0 ? Math.min(gradient, 0) : gradient
      if (projected === 0) continue
      farthest = Math.max(farthest, Math.abs(projected))
      dual[at] = Math.max(before - gradient / curvature[at]!, 0)
      addRow(weights, row, (dual[at] - before) * sign)
    }
    if (farthest < tolerance) break
  }
  return weights
}

/** On which side of the separator a row lies, and how far from it. */
export function projectRow(
  { places, values }: PassageFeatures,
  weights: Float64Array | Float32Array,
): number {
  let sum = 0
  for (let at = 0; at < places.length; at += 1) sum += values[at]! * weights[places[at]!]!
  return sum
}

function addRow(weights: Float64Array, { places, values }: PassageFeatures, times: number): void {
  for (let at = 0; at < places.length; at += 1) weights[places[at]!]! += times * values[at]!
}

const measureSquare = ({ values }: PassageFeatures): number =>
  values.reduce((sum, value) => sum + value * value, 0)

/** Evenly spread numbers from 0 up to 1, the same for the same seed (linear congruential, Numerical Recipes). */
export function makeRandom(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export function shuffleInPlace<T>(rows: T[], nextRandom: () => number): void {
  for (let last = rows.length - 1; last > 0; last -= 1) {
    const other = Math.floor(nextRandom() * (last + 1))
    ;[rows[last], rows[other]] = [rows[other]!, rows[last]!]
  }
}
