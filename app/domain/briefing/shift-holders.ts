import type { Day } from '../days.ts'
import { type AttributedPosition } from '../attributed-positions.ts'
import { findShifts, type Shift } from '../shifts.ts'
import type { BriefingActor } from './actor-stance.ts'
import { groupRowsBy } from '../collections.ts'

/** The years to which each holder's own letters shift, by the holder's id, in the order in which they first spoke. */
type ShiftYearsByHolder = ReadonlyMap<string, ReadonlySet<string>>

const shiftYearsCache = new WeakMap<
  readonly AttributedPosition[],
  { asOf: Day; years: ShiftYearsByHolder }
>()

/**
 * What telling whether a shift shows in an author's own letters takes: the holders of these
 * passages, or, where that was reckoned, the names of these authors.
 */
export function listNeededHolders(
  outlines: readonly {
    actor: BriefingActor
    positions: readonly AttributedPosition[]
    shifts: readonly Shift<AttributedPosition>[]
  }[],
  asOf: Day,
): { holderPositionIds: string[]; holderIds: string[] } {
  const shiftedOrganisations = outlines.filter(
    ({ actor, shifts: actorShifts }) => actor.kind !== 'person' && actorShifts.length,
  )
  return {
    holderPositionIds: [
      ...new Set(
        shiftedOrganisations.flatMap(({ positions }) =>
          shiftYearsCache.get(positions)?.asOf === asOf ? [] : positions.map(({ id }) => id),
        ),
      ),
    ],
    holderIds: [
      ...new Set(
        shiftedOrganisations.flatMap(({ positions }) =>
          shiftYearsCache.get(positions)?.asOf === asOf
            ? [...shiftYearsCache.get(positions)!.years].flatMap(([holder, years]) =>
                years.size ? [holder] : [],
              )
            : [],
        ),
      ),
    ],
  }
}

/**
 * The holders in whose own letters the same year's shift shows: a new signatory is not a new position (method
 * version 1, rule 8). Reckoned once for as long as the evidence is the same list.
 */
export function findHoldersWithShift(
  positions: readonly AttributedPosition[],
  asOf: Day,
  holders: ReadonlyMap<string, readonly string[]>,
  year: string,
): string[] {
  const cached = shiftYearsCache.get(positions)
  const years = cached?.asOf === asOf ? cached.years : computeShiftYears(positions, asOf, holders)
  shiftYearsCache.set(positions, { asOf, years })
  return [...years].flatMap(([holder, shifted]) => (shifted.has(year) ? [holder] : []))
}

function computeShiftYears(
  positions: readonly AttributedPosition[],
  asOf: Day,
  holders: ReadonlyMap<string, readonly string[]>,
): ShiftYearsByHolder {
  const positionsByHolder = groupRowsBy(
    'holder',
    positions.flatMap((row) => (holders.get(row.id) ?? []).map((holder) => ({ ...row, holder }))),
  )
  return new Map(
    [...positionsByHolder].map(([holder, rows]) => [
      holder,
      new Set(findShifts(rows, asOf).map(({ after }) => after.year)),
    ]),
  )
}
