import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { computeOrdinalAlpha } from '#app/domain/agreement.ts'
import { computeAlignment, type TopicStances } from '#app/domain/alignment.ts'
import type { Absence, Level } from '#app/domain/level.ts'
import type { PositionStatus } from '#app/domain/positions.ts'
import { methodVersion, computeStance } from '#app/domain/stance.ts'

/** The cases of method version 1, computed by another program than ours. What a case does not expect is not compared. */
type Vectors = {
  formula_version: number
  stance: {
    positions: {
      letter: string
      last_day: string
      level: Level | null
      absence: Absence | null
      reported: boolean
      status: PositionStatus
    }[]
    as_of: string
    expect: Record<string, unknown>
  }[]
  alpha_ordinal: { units: number[][]; expect: number | null }[]
  alignment: {
    a: TopicStances
    b: TopicStances
    expect: { alignment: number | null; topics: number }
  }[]
}

const vectors = JSON.parse(readFileSync('tests/vectors/method-v1.json', 'utf8')) as Vectors
const numbered = <T>(cases: readonly T[]) => cases.map((one, index) => [index, one] as const)

/** Numbers within a millionth, everything else as it is. */
function within(expected: unknown): unknown {
  return typeof expected === 'number' ? expect.closeTo(expected, 5.7) : expected
}

test('the cases are for this version of the method', () => {
  expect(vectors.formula_version).toBe(methodVersion)
})

test.each(numbered(vectors.stance))(
  'stance, case %i',
  (_index, { positions, as_of, expect: expected }) => {
    const found = computeStance(
      positions.map(({ letter, last_day, ...said }) => ({
        ...said,
        letterId: letter,
        lastDay: last_day,
      })),
      as_of,
    )
    const named: Record<string, unknown> = {
      latest: found.latest,
      latest_day: found.latestDay,
      weighted: found.weighted,
      letters: found.letters,
      word: found.word,
      stale: found.stale,
      consensus: found.consensus,
      divided: found.divided,
    }
    for (const [name, value] of Object.entries(expected))
      expect(named, name).toHaveProperty(name, within(value))
  },
)

test.each(numbered(vectors.alpha_ordinal))(
  'ordinal alpha, case %i',
  (_index, { units, expect: expected }) => {
    expect(computeOrdinalAlpha(units).alpha).toEqual(within(expected))
  },
)

test.each(numbered(vectors.alignment))(
  'alignment, case %i',
  (_index, { a, b, expect: expected }) => {
    expect(computeAlignment(a, b)).toEqual({
      alignment: within(expected.alignment),
      topics: expected.topics,
    })
  },
)
