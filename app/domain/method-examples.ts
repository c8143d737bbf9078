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
      {
        letter: 'L0',
        last_day: '2024-08-16',
        level: 2,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L1',
        last_day: '2022-04-22',
        level: 2,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L1',
        last_day: '2022-04-22',
        level: 0,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L1',
        last_day: '2022-04-22',
        level: -2,
        absence: null,
        reported: false,
        status: 'approved',
      },
    ],
  },
  {
    as_of: '2023-05-17',
    positions: [
      {
        letter: 'L0',
        last_day: '2022-04-12',
        level: 2,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L0',
        last_day: '2022-04-12',
        level: null,
        absence: 'evaded',
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L0',
        last_day: '2022-04-12',
        level: -1,
        absence: null,
        reported: false,
        status: 'approved',
      },
    ],
  },
  {
    as_of: '2026-06-08',
    positions: [
      {
        letter: 'L0',
        last_day: '2020-08-18',
        level: 0,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L0',
        last_day: '2020-08-18',
        level: -1,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L1',
        last_day: '2024-02-29',
        level: 2,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L2',
        last_day: '2026-06-03',
        level: -1,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L2',
        last_day: '2026-06-03',
        level: -2,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L2',
        last_day: '2026-06-03',
        level: -1,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L3',
        last_day: '2021-12-23',
        level: null,
        absence: 'evaded',
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L3',
        last_day: '2021-12-23',
        level: 1,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L4',
        last_day: '2020-01-05',
        level: null,
        absence: 'withheld',
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L5',
        last_day: '2023-08-08',
        level: 1,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L5',
        last_day: '2023-08-08',
        level: -2,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L6',
        last_day: '2025-10-21',
        level: -1,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L7',
        last_day: '2020-12-08',
        level: null,
        absence: 'withheld',
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L7',
        last_day: '2020-12-08',
        level: -2,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L7',
        last_day: '2020-12-08',
        level: 1,
        absence: null,
        reported: false,
        status: 'approved',
      },
    ],
  },
  {
    as_of: '2026-06-05',
    positions: [
      {
        letter: 'L0',
        last_day: '2021-06-05',
        level: 0,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L1',
        last_day: '2026-04-24',
        level: 0,
        absence: null,
        reported: false,
        status: 'withdrawn',
      },
      {
        letter: 'L1',
        last_day: '2026-04-24',
        level: -2,
        absence: null,
        reported: false,
        status: 'draft',
      },
      {
        letter: 'L1',
        last_day: '2026-04-24',
        level: -2,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L2',
        last_day: '2026-05-06',
        level: 2,
        absence: null,
        reported: false,
        status: 'withdrawn',
      },
      {
        letter: 'L2',
        last_day: '2026-05-06',
        level: 2,
        absence: null,
        reported: false,
        status: 'approved',
      },
      {
        letter: 'L2',
        last_day: '2026-05-06',
        level: 1,
        absence: null,
        reported: false,
        status: 'draft',
      },
      {
        letter: 'L3',
        last_day: '2020-11-18',
        level: 2,
        absence: null,
        reported: false,
        status: 'approved',
      },
    ],
  },
]

export const agreementExample: number[][] = [[0, -1, -1], [1], [-2, -2, -2]]

export const alignmentExample: Record<'a' | 'b', Record<string, number | null>> = {
  a: { a: -2, b: 1, c: null, d: 0 },
  b: { a: null, b: 0, c: 1, d: 0 },
}
