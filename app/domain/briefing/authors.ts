import type { Day } from '../days.ts'
import { by, type Counting } from '../evidence.ts'
import { shifts, type Shift } from '../shifts.ts'
import type { BriefedActor } from './standing.ts'

/** The years to which each holder's own letters shift, by the holder's id, in the order in which they first spoke. */
type ByAuthor = ReadonlyMap<string, ReadonlySet<string>>

const known = new WeakMap<readonly Counting[], { asOf: Day; years: ByAuthor }>()

/** What telling whether a shift shows in an author's own letters takes: the holders of these passages, or, where that was reckoned, the names of these authors. */
export function authorsNeeded(
  drawn: readonly {
    actor: BriefedActor
    own: readonly Counting[]
    shifts: readonly Shift<Counting>[]
  }[],
  asOf: Day,
): { holdersOf: string[]; named: string[] } {
  const joint = drawn.filter(({ actor, shifts: told }) => actor.kind !== 'person' && told.length)
  return {
    holdersOf: [
      ...new Set(
        joint.flatMap(({ own }) => (known.get(own)?.asOf === asOf ? [] : own.map(({ id }) => id))),
      ),
    ],
    named: [
      ...new Set(
        joint.flatMap(({ own }) =>
          known.get(own)?.asOf === asOf
            ? [...known.get(own)!.years].flatMap(([holder, years]) => (years.size ? [holder] : []))
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
export function sameAuthors(
  own: readonly Counting[],
  asOf: Day,
  holders: ReadonlyMap<string, readonly string[]>,
  year: string,
): string[] {
  const before = known.get(own)
  const years = before?.asOf === asOf ? before.years : reckoned(own, asOf, holders)
  known.set(own, { asOf, years })
  return [...years].flatMap(([holder, shifted]) => (shifted.has(year) ? [holder] : []))
}

function reckoned(
  own: readonly Counting[],
  asOf: Day,
  holders: ReadonlyMap<string, readonly string[]>,
): ByAuthor {
  const said = by(
    'holder',
    own.flatMap((row) => (holders.get(row.id) ?? []).map((holder) => ({ ...row, holder }))),
  )
  return new Map(
    [...said].map(([holder, rows]) => [
      holder,
      new Set(shifts(rows, asOf).map(({ after }) => after.year)),
    ]),
  )
}
