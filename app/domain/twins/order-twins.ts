import type { TwinMatch } from './twins.ts'

/** A pair with what speaks for it, as one reader sees it. */
export type TwinQuestion = {
  firstId: string
  secondId: string
  match: TwinMatch
  /** When somebody put the pair off; null where nobody did. */
  laterSince: string | null
}

/**
 * The pairs in the order in which they are asked about: the likely ones first, what was put off last, the longest ago
 * first. A short name that several others fit is likely none of them.
 */
export function orderTwins(pairs: readonly TwinQuestion[]): TwinQuestion[] {
  const fits = new Map<string, number>()
  for (const pair of pairs) {
    const id = findShorterId(pair)
    if (id) fits.set(id, (fits.get(id) ?? 0) + 1)
  }
  const countFits = (pair: TwinQuestion) => fits.get(findShorterId(pair) ?? '') ?? 0
  return pairs
    .map((pair) =>
      countFits(pair) > 1 ? { ...pair, match: { ...pair.match, likely: false } } : pair,
    )
    .sort(compareTwins)
}

function findShorterId({ match, firstId, secondId }: TwinQuestion): string | null {
  if (match.abbreviated === null) return null
  return match.abbreviated === 0 ? firstId : secondId
}

function compareTwins(one: TwinQuestion, other: TwinQuestion): number {
  const later = (one.laterSince ?? '').localeCompare(other.laterSince ?? '')
  if (later !== 0) return later
  const weigh = ({ match }: TwinQuestion) =>
    (match.likely ? 4 : 0) +
    Math.min(match.reasons.length, 3) -
    match.doubts.length -
    (match.reasons.some(({ kind }) => kind === 'name') ? 0 : 2)
  return weigh(other) - weigh(one) || (one.firstId < other.firstId ? -1 : 1)
}
