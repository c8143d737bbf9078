import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answerMethodCases } from '#app/domain/method-cases/method-cases.ts'
import { newestMethodVersion } from '#app/domain/method-v2/derived-stance.ts'

/** The cases of method version 2, computed by another program than ours: every key is compared. */
type Vectors = { formula_version: number } & Record<Section, { expect: unknown }[]>

const sections = [
  'stance',
  'moves',
  'contradictions',
  'compare',
  'alpha_ordinal',
  'alignment',
] as const
type Section = (typeof sections)[number]

const vectors = JSON.parse(readFileSync('tests/vectors/method-v2.json', 'utf8')) as Vectors

const result = answerMethodCases(vectors)
if (!result.ok) throw new Error(`${result.place}: ${result.reason}`)
const answers = result.answers as Record<Section, Record<string, unknown>[]>

/** Numbers within a millionth, everything else as it is. */
function within(expected: unknown): unknown {
  if (typeof expected === 'number') return expect.closeTo(expected, 5.7)
  if (Array.isArray(expected)) return expected.map(within)
  if (expected === null || typeof expected !== 'object') return expected
  return Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, within(value)]))
}

test('the cases are for this version of the method, and none is missing', () => {
  expect(vectors.formula_version).toBe(newestMethodVersion)
  expect(sections.flatMap((section) => vectors[section])).toHaveLength(216)
})

test.each(
  sections.flatMap((section) =>
    vectors[section].map((one, index) => [section, index, one] as const),
  ),
)('%s, case %i', (section, index, one) => {
  const answer = answers[section][index]
  // The vectors have no interval: its draws are another program's.
  if (section !== 'stance') expect(answer).toEqual(within(one.expect))
  else
    expect({ ...answer, interval: null }).toEqual({
      ...(within(one.expect) as object),
      interval: null,
    })
})

test('there is an answer to each case, and no more', () => {
  expect(Object.keys(answers)).toEqual(sections)
  expect(sections.map((section) => answers[section].length)).toEqual(
    sections.map((section) => vectors[section].length),
  )
})
