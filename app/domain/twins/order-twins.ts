import type { TwinMatch, TwinOrder } from './twins.ts'

/** A pair with where it belongs among others. */
export type TwinQuestion = TwinOrder & {
  firstId: string
  secondId: string
  /** When somebody put the pair off; null where nobody did. */
  laterSince: string | null
}

/**
 * The pairs in the order in which they are asked about: the likely ones first, what was put off last, the longest ago
 * first. A short name that several others fit is likely none of them.
 */
export function orderTwins<T extends TwinQuestion>(pairs: readonly T[]): T[] {
  const fits = new Map<string, number>()
  for (const pair of pairs) {
    const id = findShorterId(pair)
    if (id) fits.set(id, (fits.get(id) ?? 0) + 1)
  }
  const countFits = (pair: TwinQuestion) => fits.get(findShorterId(pair) ?? '') ?? 0
  return pairs
    .map((pair) => (countFits(pair) > 1 ? { ...pair, likely: false } : pair))
    .sort(compareTwins)
}

/** What is kept of a match, so that a pair is put in order without being judged again. */
export function rankTwins({ likely, reasons, doubts, abbreviated }: TwinMatch): TwinOrder {
  const isNamed = reasons.some(({ kind }) => kind === 'name')
  const weight = Math.min(reasons.length, 3) - doubts.length - (isNamed ? 0 : 2)
  return { likely, weight, shorter: abbreviated }
}

function findShorterId({ shorter, firstId, secondId }: TwinQuestion): string | null {
  if (shorter === null) return null
  return shorter === 0 ? firstId : secondId
}

function compareTwins(one: TwinQuestion, other: TwinQuestion): number {
  const later = (one.laterSince ?? '').localeCompare(other.laterSince ?? '')
  if (later !== 0) return later
  const weigh = ({ likely, weight }: TwinQuestion) => (likely ? 4 : 0) + weight
  return weigh(other) - weigh(one) || (one.firstId < other.firstId ? -1 : 1)
}
