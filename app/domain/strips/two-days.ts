import type { AttributedPosition } from '../attributed-positions.ts'
import { formatDay, type Day } from '../days.ts'
import { memoizeLast } from '../memoize.ts'
import { compareStances } from '../method-v2/stance-comparison.ts'
import { formatQuantity, formatSignedNumber } from '../text/words.ts'

/** An actor’s words on a topic on two days. */
export type DayChange = {
  /** The earlier word where it may be compared and lies elsewhere, on the scale -2 to 2. */
  before: number | null
  /** By how many levels the word lies elsewhere; null where the days cannot be compared (rule 11). */
  change: number | null
  /** There was no word on the earlier day, and there is one now. */
  isNew: boolean
}

/** From so many levels on a change is written beside the word. */
const saidChange = 0.5

/** Compares two days by the method’s rule 11, once for the same list and days. */
export function compareTwoDays(
  evidence: readonly AttributedPosition[],
  { since, asOf }: { since: Day; asOf: Day },
): DayChange {
  return getCachedComparison(evidence, `${since} ${asOf}`)
}

const getCachedComparison = memoizeLast(
  (evidence: readonly AttributedPosition[], key: string): DayChange => {
    const [since, asOf] = key.split(' ') as [Day, Day]
    const { from, to, change } = compareStances(evidence, since, asOf)
    return { before: change ? from : null, change, isNew: from === null && to !== null }
  },
)

/** `new`, `+1.2`, or nothing where it moved by less than half a level. */
export function formatChange({ change, isNew }: DayChange): string {
  if (isNew) return 'new'
  return change !== null && Math.abs(change) >= saidChange ? formatSignedNumber(change) : ''
}

/** A voice on a topic, by one of its actors. */
type ComparedPair = { actor: string; topic: string; words: DayChange }

/**
 * `Between 31 Dec 2021 and 31 Dec 2025, 6 of 63 pairs of a voice and a topic with a new word moved by half a level
 * or more, the furthest Apple on Encryption (+2.09). 12 had no word before.` Of those that moved equally far the first
 * is named.
 */
export function writeMatrixLead(
  pairs: readonly ComparedPair[],
  { since, asOf }: { since: Day; asOf: Day },
): string {
  const between = `Between ${formatDay(since)} and ${formatDay(asOf)}, `
  const known = pairs.filter(({ words }) => words.change !== null || words.isNew)
  const compared = known.filter(({ words }) => !words.isNew)
  const moved = compared.filter((pair) => distanceOf(pair) >= saidChange)
  const fresh = known.length - compared.length
  const newcomers = fresh ? ` ${fresh.toLocaleString('en')} had no word before.` : ''
  if (!known.length) return `${between}nothing was said that could be compared.`
  const all = formatQuantity(
    compared.length,
    'pair of a voice and a topic',
    'pairs of a voice and a topic',
  )
  if (!moved.length)
    return `${between}none of ${all} with a new word moved by half a level or more.${newcomers}`
  const furthest = moved.reduce((most, pair) => (distanceOf(pair) > distanceOf(most) ? pair : most))
  const change = formatSignedNumber(furthest.words.change!)
  return (
    `${between}${moved.length.toLocaleString('en')} of ${all} with a new word moved by half a level or more, ` +
    `the furthest ${furthest.actor} on ${furthest.topic} (${change}).${newcomers}`
  )
}

const distanceOf = ({ words }: ComparedPair) => Math.abs(words.change ?? 0)
