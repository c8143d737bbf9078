import type { AttributedPosition } from '../attributed-positions.ts'
import type { Day } from '../days.ts'
import { groupCountedPositions } from '../method-v2/stance-days.ts'

/** How many coded passages there are, and how many of them say that an answer was withheld. */
export type AbsenceShare = { passages: number; withheld: number }

/** The passages that count for an actor on a topic as of a day. */
export function selectCountedPassages(
  evidence: readonly AttributedPosition[],
  asOf: Day,
): readonly AttributedPosition[] {
  return evidence.length ? groupCountedPositions(evidence, asOf).counted : []
}

/** Counts each passage once, whoever it counts for. */
export function countWithheld(
  statements: readonly Pick<AttributedPosition, 'id' | 'absence'>[],
): AbsenceShare {
  const absenceOf = new Map(statements.map(({ id, absence }) => [id, absence]))
  const withheld = [...absenceOf.values()].filter((absence) => absence === 'withheld')
  return { passages: absenceOf.size, withheld: withheld.length }
}

/** `3 of 20, 15 %`; null where nothing is coded. */
export function describeWithheldShare({ passages, withheld }: AbsenceShare): string | null {
  if (!passages) return null
  const share = Math.round((withheld / passages) * 100)
  return `${withheld.toLocaleString('en')} of ${passages.toLocaleString('en')}, ${share} %`
}
