import type { Absence, Level } from './level.ts'
import type { PositionStatus } from './positions.ts'

type ExamplePosition = {
  letter: string
  last_day: string
  level: Level | null
  absence: Absence | null
  reported: boolean
  status: PositionStatus
}

/** Cases of the method's published vectors, printed on the Method screen with what the functions make of them. */
export const stanceExamples: { as_of: string; positions: ExamplePosition[] }[] = [
  {
    as_of: '2026-05-24',
    positions: [
      makePosition('L0', '2024-08-16', 2),
      makePosition('L1', '2022-04-22', 2),
      makePosition('L1', '2022-04-22', 0),
      makePosition('L1', '2022-04-22', -2),
    ],
  },
  {
    as_of: '2023-05-17',
    positions: [
      makePosition('L0', '2022-04-12', 2),
      makePosition('L0', '2022-04-12', 'evaded'),
      makePosition('L0', '2022-04-12', -1),
    ],
  },
  {
    as_of: '2026-06-08',
    positions: [
      makePosition('L0', '2020-08-18', 0),
      makePosition('L0', '2020-08-18', -1),
      makePosition('L1', '2024-02-29', 2),
      makePosition('L2', '2026-06-03', -1),
      makePosition('L2', '2026-06-03', -2),
      makePosition('L2', '2026-06-03', -1),
      makePosition('L3', '2021-12-23', 'evaded'),
      makePosition('L3', '2021-12-23', 1),
      makePosition('L4', '2020-01-05', 'withheld'),
      makePosition('L5', '2023-08-08', 1),
      makePosition('L5', '2023-08-08', -2),
      makePosition('L6', '2025-10-21', -1),
      makePosition('L7', '2020-12-08', 'withheld'),
      makePosition('L7', '2020-12-08', -2),
      makePosition('L7', '2020-12-08', 1),
    ],
  },
  {
    as_of: '2026-06-05',
    positions: [
      makePosition('L0', '2021-06-05', 0),
      makePosition('L1', '2026-04-24', 0, 'withdrawn'),
      makePosition('L1', '2026-04-24', -2, 'draft'),
      makePosition('L1', '2026-04-24', -2),
      makePosition('L2', '2026-05-06', 2, 'withdrawn'),
      makePosition('L2', '2026-05-06', 2),
      makePosition('L2', '2026-05-06', 1, 'draft'),
      makePosition('L3', '2020-11-18', 2),
    ],
  },
]

/** A position of an example; none of them is of what is reported about somebody else. */
function makePosition(
  letter: string,
  lastDay: string,
  value: Level | Absence,
  status: PositionStatus = 'approved',
): ExamplePosition {
  const [level, absence] = typeof value === 'number' ? [value, null] : [null, value]
  return { letter, last_day: lastDay, level, absence, reported: false, status }
}

export const agreementExample: number[][] = [[0, -1, -1], [1], [-2, -2, -2]]

export const alignmentExample: Record<'a' | 'b', Record<string, number | null>> = {
  a: { a: -2, b: 1, c: null, d: 0 },
  b: { a: null, b: 0, c: 1, d: 0 },
}
