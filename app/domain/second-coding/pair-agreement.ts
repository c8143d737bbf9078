import { computeOrdinalAlpha } from '../agreement.ts'
import { memoizeNewest } from '../memoize.ts'
import { isOnePiece, type PairPosition } from './coding-pairs.ts'

/** What each of two coders made of a passage before anything was settled; null where one has nothing there. */
type TwoReadings = { first: PairPosition | null; second: PairPosition | null }

/** How far two codings of passages agree on levels; shares from 0 to 1, null where there is nothing to share. */
export type LevelAgreement = {
  /** The passages that both gave a level. */
  passages: number
  exact: number | null
  withinOne: number | null
  alpha: number | null
  interval: { low: number; high: number } | null
  why: 'no variation' | 'no unit has two codings' | null
  /** Below ten passages no interval is told. */
  tooFew: boolean
}

/** The same of two coders on a topic. */
export type PairAgreement = LevelAgreement & {
  /** Of the passages that either marked, how far both did: the overlap F1. */
  foundByBoth: number | null
}

const fewPassages = 10
const resamples = 1000

/** Agreement on levels over the passages that both gave one, and, apart from it, on which passages there are. */
export function measurePairAgreement(pairs: readonly TwoReadings[]): PairAgreement {
  const units = pairs.filter(isOfOnePassage).flatMap(({ first, second }) => {
    const [one, other] = [first!.level, second!.level]
    return one !== null && other !== null ? [[one, other]] : []
  })
  return { ...measureLevelAgreement(units), foundByBoth: measureFoundByBoth(pairs) }
}

/** Agreement over passages of which each has two levels. */
export function measureLevelAgreement(units: readonly (readonly number[])[]): LevelAgreement {
  const { alpha, why } = computeOrdinalAlpha(units)
  const shareOf = (is: (distance: number) => boolean) =>
    units.length ? units.filter(([a, b]) => is(Math.abs(a! - b!))).length / units.length : null
  const tooFew = units.length < fewPassages
  return {
    passages: units.length,
    exact: shareOf((distance) => distance === 0),
    withinOne: shareOf((distance) => distance <= 1),
    ...{ alpha, why, tooFew },
    interval: tooFew || alpha === null ? null : getKeptInterval(units),
  }
}

const isOfOnePassage = ({ first, second }: TwoReadings): boolean =>
  first !== null && second !== null && isOnePiece(first, second)

/** F1 of the passages of the one against those of the other, matched by overlap, of one holder on the same topic. */
function measureFoundByBoth(pairs: readonly TwoReadings[]): number | null {
  if (!pairs.length) return null
  const matched = pairs.filter(isOfOnePassage).length
  const marked = pairs.reduce(
    (sum, { first, second }) => sum + Number(first !== null) + Number(second !== null),
    0,
  )
  return (2 * matched) / marked
}

/** By the levels of every unit in order, which is all that it rests on: it takes a thousand times as long as alpha. */
const getKeptInterval = memoizeNewest(
  200,
  (units: readonly (readonly number[])[]) => units.join(' '),
  bootstrapAlpha,
)

/** The middle 95 % of alpha over passages drawn with replacement, from a fixed seed; without variation none counts. */
function bootstrapAlpha(
  units: readonly (readonly number[])[],
): { low: number; high: number } | null {
  const next = makeRandom(0x5eed)
  const alphas: number[] = []
  for (let draw = 0; draw < resamples; draw += 1) {
    const { alpha } = computeOrdinalAlpha(
      units.map(() => units[Math.floor(next() * units.length)]!),
    )
    if (alpha !== null) alphas.push(alpha)
  }
  if (!alphas.length) return null
  alphas.sort((a, b) => a - b)
  return {
    low: alphas[Math.floor(alphas.length * 0.025)]!,
    high: alphas[Math.ceil(alphas.length * 0.975) - 1]!,
  }
}

/** Evenly spread numbers from 0 up to 1 (T. Ettinger's mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
