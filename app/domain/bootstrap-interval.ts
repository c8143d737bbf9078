/** The middle 95 % of a resampled mean, on the scale of what was resampled. */
export type Interval = { low: number; high: number }

const resampleCount = 1000

/**
 * The middle 95 % of the weighted mean over letters drawn with replacement, 1,000 times (percentile bootstrap,
 * B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13). The draws start from a fixed seed,
 * so that the same letters always give the same interval. The levels are on the scale -2 to 2. Null without letters.
 */
export function bootstrapMeanInterval(
  rows: readonly { letter: string; level: number; weight: number }[],
): Interval | null {
  const sums = new Map<string, { weight: number; total: number }>()
  for (const { letter, level, weight } of rows) {
    const sum = sums.get(letter)
    if (sum) {
      sum.weight += weight
      sum.total += weight * level
    } else sums.set(letter, { weight, total: weight * level })
  }
  const letters = [...sums.keys()].sort().map((letter) => sums.get(letter)!)
  return letters.length
    ? computeMiddleInterval(
        Float64Array.from(letters, ({ weight }) => weight),
        Float64Array.from(letters, ({ total }) => total),
      )
    : null
}

function computeMiddleInterval(weights: Float64Array, totals: Float64Array): Interval {
  const means = resampleMeans(weights, totals).sort()
  return {
    low: means[Math.floor(resampleCount * 0.025)]!,
    high: means[Math.ceil(resampleCount * 0.975) - 1]!,
  }
}

/**
 * The mean of each draw; evenly spread numbers from 0 up to 1 (T. Ettinger's mulberry32), written
 * out as it runs millions of times.
 */
function resampleMeans(weights: Float64Array, totals: Float64Array): Float64Array {
  const count = weights.length
  let state = 0x5eed
  return new Float64Array(resampleCount).map(() => {
    let weight = 0
    let total = 0
    for (let drawn = 0; drawn < count; drawn += 1) {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      const drawnIndex = Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * count)
      weight += weights[drawnIndex]!
      total += totals[drawnIndex]!
    }
    return total / weight
  })
}
