import { bootstrap } from './bootstrap.ts'
import type { Day } from './days.ts'
import type { Level } from './level.ts'
import { counted, mean, type Evidence } from './stance.ts'

/** The letters of one calendar year: their mean level, and the interval (four letters on) or range of it. */
export type Window<E extends Evidence = Evidence> = {
  year: string
  mean: number
  low: number
  high: number
  letters: number
  firstDay: Day
  evidence: E[]
}

export type Shift<E extends Evidence = Evidence> = {
  kind: 'shift' | 'possible shift'
  day: Day
  before: Window<E>
  after: Window<E>
  difference: number
}

/**
 * Dated changes of stance (method version 1, rule 8): between one calendar year with at least two letters and
 * the next that has them, a shift where the means differ by 1 or more and the intervals lie apart, a possible shift where one of the
 * two holds. Dated by the first letter of the later year. Positions of one holder on one topic, up to `asOf`.
 */
export function shifts<E extends Evidence>(positions: readonly E[], asOf: Day): Shift<E>[] {
  const told = windows(positions, asOf)
  return told.slice(1).flatMap((after, index) => {
    const before = told[index]!
    const far = Math.abs(after.mean - before.mean) >= 1 - 1e-9
    const apart = after.low > before.high || after.high < before.low
    if (!far && !apart) return []
    return [
      {
        kind: far && apart ? 'shift' : 'possible shift',
        day: after.firstDay,
        before,
        after,
        difference: after.mean - before.mean,
      } as const,
    ]
  })
}

/** The calendar years that hold at least two letters with a level, in order of time. */
export function windows<E extends Evidence>(positions: readonly E[], asOf: Day): Window<E>[] {
  const byYear = new Map<string, E[]>()
  for (const position of counted(positions, asOf)) {
    if (position.level === null) continue
    const year = position.lastDay.slice(0, 4)
    const said = byYear.get(year)
    if (said) said.push(position)
    else byYear.set(year, [position])
  }
  return [...byYear].flatMap(([year, evidence]) => {
    const letters = new Set(evidence.map(({ letterId }) => letterId)).size
    if (letters < 2) return []
    const given = evidence.map(({ level }) => level as Level)
    const spread =
      letters >= 4
        ? bootstrap(
            evidence.map(({ letterId, level }) => ({ letter: letterId, level: level!, weight: 1 })),
          )!
        : { low: Math.min(...given), high: Math.max(...given) }
    return [
      { year, mean: mean(given)!, ...spread, letters, firstDay: evidence[0]!.lastDay, evidence },
    ]
  })
}
