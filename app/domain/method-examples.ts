import type { Absence, Level } from './level.ts'
import type { PositionStatus } from './positions.ts'

type ExamplePosition = {
  letter: string
  first_day: string
  last_day: string
  added: string
  level: Level | null
  absence: Absence | null
  reported: boolean
  status: PositionStatus
  coder: string
  start: number
  end: number
}

/** Cases of the method's published vectors, printed on the Method screen with what the functions make of them. */
export const stanceExamples: { as_of: string; positions: ExamplePosition[] }[] = [
  {
    as_of: '2022-02-06',
    positions: [
      makePosition('L0', ['2022-05-03', '2022-05-03', '2022-05-04'], 1, 'A', [344, 386]),
      makePosition('L1', ['2020-02-05', '2020-02-05', '2020-02-25'], -1, 'A', [21, 140]),
      makePosition('L2', ['2021-01-13', '2021-01-13', '2022-02-17'], 0, 'A', [375, 465]),
      makePosition('L2', ['2021-01-13', '2021-01-13', '2022-02-17'], 'evaded', 'B', [236, 519]),
    ],
  },
  {
    as_of: '2021-04-16',
    positions: [
      makePosition('L0', ['2020-11-01', '2020-12-01', '2020-11-21'], 2, 'A', [17, 145]),
      makePosition('L0', ['2020-11-01', '2020-12-01', '2020-11-21'], -1, 'A', [137, 369]),
      makePosition('L0', ['2020-11-01', '2020-12-01', '2020-11-21'], 'evaded', 'A', [387, 478]),
    ],
  },
  {
    as_of: '2025-10-10',
    positions: [
      makePosition('L0', ['2024-03-09', '2024-04-08', '2025-04-13'], 1, 'A', [149, 361]),
      makePosition('L0', ['2024-03-09', '2024-04-08', '2025-04-13'], -2, 'B', [47, 173], {
        status: 'draft',
      }),
      makePosition('L1', ['2026-06-23', '2026-06-23', '2027-07-28'], 'no_position', 'B', [30, 126]),
      makePosition('L2', ['2023-05-05', '2023-08-03', '2023-05-25'], -1, 'A', [129, 218]),
      makePosition('L2', ['2023-05-05', '2023-08-03', '2023-05-25'], 0, 'A', [307, 501], {
        reported: true,
      }),
      makePosition('L2', ['2023-05-05', '2023-08-03', '2023-05-25'], 0, 'A', [142, 286]),
    ],
  },
  {
    as_of: '2022-06-21',
    positions: [
      makePosition('L0', ['2023-04-07', '2023-04-07', '2023-04-08'], -1, 'A', [386, 670]),
      makePosition('L0', ['2023-04-07', '2023-04-07', '2023-04-08'], -2, 'B', [146, 282]),
      makePosition('L1', ['2020-12-15', '2020-12-15', '2020-12-16'], -2, 'A', [125, 326]),
      makePosition('L1', ['2020-12-15', '2020-12-15', '2020-12-16'], 'evaded', 'B', [243, 453]),
      makePosition('L2', ['2020-11-15', '2020-12-15', '2020-12-05'], -1, 'A', [357, 642]),
      makePosition('L2', ['2020-11-15', '2020-12-15', '2020-12-05'], -1, 'A', [353, 633]),
      makePosition('L2', ['2020-11-15', '2020-12-15', '2020-12-05'], 2, 'A', [363, 621]),
      makePosition('L3', ['2025-03-12', '2025-06-10', '2026-04-16'], 'withheld', 'A', [190, 285]),
      makePosition('L3', ['2025-03-12', '2025-06-10', '2026-04-16'], 'evaded', 'A', [25, 57]),
      makePosition('L4', ['2024-04-23', '2024-04-23', '2024-04-24'], 'evaded', 'A', [136, 221]),
      makePosition('L4', ['2024-04-23', '2024-04-23', '2024-04-24'], -2, 'B', [183, 471]),
    ],
  },
]

function makePosition(
  letter: string,
  [first_day, last_day, added]: readonly [first: string, last: string, added: string],
  value: Level | Absence,
  coder: string,
  [start, end]: readonly [start: number, end: number],
  { status = 'approved', reported = false }: Partial<ExamplePosition> = {},
): ExamplePosition {
  const [level, absence] = typeof value === 'number' ? [value, null] : [null, value]
  return { letter, first_day, last_day, added, level, absence, reported, status, coder, start, end }
}

export const agreementExample: number[][] = [
  [0],
  [-2, -1],
  [0, 1, 0],
  [-1, 0, -1],
  [2, 2, 2],
  [2, 2],
]

export const alignmentExample: Record<'a' | 'b', Record<string, number | null>> = {
  a: { a: 0.4, b: null, c: -1, d: 0.4 },
  b: { a: 1, b: -0.5, c: -2, d: null },
}
