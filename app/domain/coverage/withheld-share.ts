import type { AttributedPosition } from '../attributed-positions.ts'
import type { Day } from '../days.ts'
import { identityKey, memoizeNewest } from '../memoize.ts'
import { groupCountedPositions } from '../method-v2/stance-days.ts'

/** How many coded passages there are, and how many of them say that an answer was withheld. */
export type AbsenceShare = { passages: number; withheld: number }

/** Of how many topics and selections the share is kept. */
const keptShares = 200

/**
 * Counts each passage that counts by a day once, whoever it counts for. `evidence` holds a list for each actor on one
 * topic; the share is reckoned anew only when one of the lists is another.
 */
export function countWithheld(
  evidence: readonly (readonly AttributedPosition[])[],
  asOf: Day,
): AbsenceShare {
  return getCachedShare(
    evidence.filter((list) => list.length > 0),
    asOf,
  )
}

const getCachedShare = memoizeNewest(
  keptShares,
  (evidence: readonly (readonly AttributedPosition[])[], asOf: Day) =>
    [asOf, ...evidence.map(identityKey)].join(' '),
  (evidence, asOf): AbsenceShare => {
    const absenceOf = new Map<string, AttributedPosition['absence']>()
    for (const list of evidence)
      for (const { id, absence } of groupCountedPositions(list, asOf).counted)
        absenceOf.set(id, absence)
    const withheld = [...absenceOf.values()].filter((absence) => absence === 'withheld')
    return { passages: absenceOf.size, withheld: withheld.length }
  },
)

/** `3 of 20, 15 %`; null where nothing is coded. */
export function describeWithheldShare({ passages, withheld }: AbsenceShare): string | null {
  if (!passages) return null
  const share = Math.round((withheld / passages) * 100)
  return `${withheld.toLocaleString('en')} of ${passages.toLocaleString('en')}, ${share} %`
}
