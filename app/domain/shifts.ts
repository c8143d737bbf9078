import { bootstrapMeanInterval } from './bootstrap-interval.ts'
import type { Day } from './days.ts'
import type { Level } from './level.ts'
import { selectCountedPositions, computeMean, type CodedEvidence } from './stance.ts'

/** The letters of one calendar year: their mean level, and the interval (four letters on) or range of it. */
export type YearWindow<E extends CodedEvidence = CodedEvidence> = {
  year: string
  mean: number
  low: number
  high: number
  letters: number
  firstDay: Day
  evidence: E[]
}

export type Shift<E extends CodedEvidence = CodedEvidence> = {
  kind: 'shift' | 'possible shift'
  day: Day
  before: YearWindow<E>
  after: YearWindow<E>
  difference: number
}

/**
 * Dated changes of stance (method version 1, rule 8): between one calendar year with at least two
 * letters and the next that has them, a shift where the means differ by 1 or more and the intervals
 * lie apart, a possible shift where one of the two holds. Dated by the first letter of the later
 * year. Positions of one holder on one topic, up to `asOf`.
 */
export function findShifts<E extends CodedEvidence>(
  positions: readonly E[],
  asOf: Day,
): Shift<E>[] {
  const yearWindows = buildYearWindows(positions, asOf)
  return yearWindows.slice(1).flatMap((after, index) => {
    const before = yearWindows[index]!
    const meansDiffer = Math.abs(after.mean - before.mean) >= 1 - 1e-9
    const intervalsLieApart = after.low > before.high || after.high < before.low
    if (!meansDiffer && !intervalsLieApart) return []
    return [
      {
        kind: meansDiffer && intervalsLieApart ? 'shift' : 'possible shift',
        day: after.firstDay,
        before,
        after,
        difference: after.mean - before.mean,
      } as const,
    ]
  })
}

/** The calendar years that hold at least two letters with a level, in order of time. */
export function buildYearWindows<E extends CodedEvidence>(
  positions: readonly E[],
  asOf: Day,
): YearWindow<E>[] {
  const byYear = new Map<string, E[]>()
  for (const position of selectCountedPositions(positions, asOf)) {
    if (position.level === null) continue
    const year = position.lastDay.slice(0, 4)
    const positionsOfYear = byYear.get(year)
    if (positionsOfYear) positionsOfYear.push(position)
    else byYear.set(year, [position])
  }
  return [...byYear].flatMap(([year, evidence]) => {
    const letters = new Set(evidence.map(({ letterId }) => letterId)).size
    if (letters < 2) return []
    const yearLevels = evidence.map(({ level }) => level as Level)
    const spread =
      letters >= 4
        ? bootstrapMeanInterval(
            evidence.map(({ letterId, level }) => ({ letter: letterId, level: level!, weight: 1 })),
          )!
        : { low: Math.min(...yearLevels), high: Math.max(...yearLevels) }
    return [
      {
        year,
        mean: computeMean(yearLevels)!,
        ...spread,
        letters,
        firstDay: evidence[0]!.lastDay,
        evidence,
      },
    ]
  })
}
