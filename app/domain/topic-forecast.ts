import type { AttributedPosition } from './attributed-positions.ts'
import type { Day } from './days.ts'
import { countPositions } from './method-v2/counted-positions.ts'
import { recheckQualifier } from './positions.ts'
import { formatQuantity, pluralise } from './text/words.ts'
import { isInScope, type RecheckScope } from './topic-changes.ts'

/** What saving a change of meaning would do: how many positions come on the list, how many stances say so. */
export type TopicForecast = { scope: RecheckScope; positions: number; stances: number }

/** Whether a stance would say “to re-check” that does not say so yet. */
export function gainsRecheck(
  evidence: readonly AttributedPosition[],
  asOf: Day,
  scope: RecheckScope,
): boolean {
  const { counted } = countPositions(evidence, asOf)
  return (
    !counted.some(({ recheck }) => recheck) &&
    counted.some((position) => isInScope(position, scope))
  )
}

/** What a forecast foresees, in a word that differs where it foresees something else; empty where nothing happens. */
export function describeForeseen({ scope, positions, stances }: TopicForecast): string {
  const { levels, absences } = scope
  return positions ? `${levels.join()} ${absences} ${positions} ${stances}` : ''
}

export const formatRechecks = (positions: number): string =>
  `${formatQuantity(positions, 'position')} to re-check`

export const formatRecheckedStances = (stances: number): string =>
  `${formatQuantity(stances, 'stance')} ${pluralise(stances, 'says', 'say')} “${recheckQualifier}”`
