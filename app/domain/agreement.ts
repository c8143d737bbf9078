import { levels } from './level.ts'

export type Agreement = {
  alpha: number | null
  units: number
  coders: number
  why: 'no variation' | 'no unit has two codings' | null
}

/**
 * Krippendorff's alpha with the ordinal difference, over units of which each holds the levels its coders gave.
 * 1 is perfect agreement, 0 what chance would give; null where it is undefined, with the reason. Units with one
 * coding do not count. Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section D with
 * the ordinal metric.
 */
export function computeOrdinalAlpha(units: readonly (readonly number[])[]): Agreement {
  return computeAlpha(units, 'ordinal')
}

/** The same with another difference: of kinds that have no order, of ranks, or of numbers. */
export function computeAlpha(
  units: readonly (readonly number[])[],
  metric: 'nominal' | 'ordinal' | 'interval',
): Agreement {
  const pairable = units.filter((codings) => codings.length >= 2)
  const coders = Math.max(0, ...units.map((codings) => codings.length))
  if (!pairable.length) return { alpha: null, units: 0, coders, why: 'no unit has two codings' }
  const values: number[] = levels.map((row) => row.level)
  const totals = values.map((value) =>
    pairable.reduce((sum, codings) => sum + codings.filter((level) => level === value).length, 0),
  )
  const totalCodings = totals.reduce((sum, total) => sum + total, 0)
  const distance = {
    nominal: (a: number, b: number) => Number(a !== b),
    ordinal: (a: number, b: number) =>
      computeOrdinalDistance(totals, values.indexOf(a), values.indexOf(b)),
    interval: (a: number, b: number) => (a - b) ** 2,
  }[metric]
  const expected =
    values.reduce(
      (sum, a, i) =>
        sum + values.reduce((inner, b, j) => inner + totals[i]! * totals[j]! * distance(a, b), 0),
      0,
    ) /
    (totalCodings - 1)
  if (expected === 0) return { alpha: null, units: pairable.length, coders, why: 'no variation' }
  const observed = pairable.reduce(
    (sum, codings) =>
      sum +
      listOrderedPairs(codings).reduce((inner, [a, b]) => inner + distance(a, b), 0) /
        (codings.length - 1),
    0,
  )
  return { alpha: 1 - observed / expected, units: pairable.length, coders, why: null }
}

/** (Σ of the totals from one rank to the other, half of each end)²: Krippendorff's ordinal metric. */
function computeOrdinalDistance(totals: readonly number[], a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a]
  const between = totals.slice(low, high + 1).reduce((sum, total) => sum + total, 0)
  return (between - (totals[low]! + totals[high]!) / 2) ** 2
}

function listOrderedPairs(codings: readonly number[]): [number, number][] {
  return codings.flatMap((a, i) =>
    codings.flatMap((b, j): [number, number][] => (i === j ? [] : [[a, b]])),
  )
}

/** With three places, as alpha is published; files hold the number itself. */
export const formatAlpha = (alpha: number): string => alpha.toFixed(3)
