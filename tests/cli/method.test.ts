import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { aPlace } from '#tests/support/command.ts'

const vectors = 'tests/vectors/method-v1.json'
type Results = {
  stance: Record<string, unknown>[]
  alpha_ordinal: (number | null)[]
  alignment: { alignment: number | null; topics: number }[]
}
type Cases = {
  stance: { expect: Record<string, unknown> }[]
  alpha_ordinal: { expect: number | null }[]
  alignment: { expect: { alignment: number | null; topics: number } }[]
}
/** Numbers within a millionth, everything else as it is. */
function within(value: unknown): unknown {
  if (typeof value === 'number') return expect.closeTo(value, 5.7)
  if (Array.isArray(value)) return value.map(within)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, within(part)]))
}

test('the published cases come out as published, in their order', async () => {
  using place = aPlace()
  const { code, out, err } = await place.run(['method', vectors])
  expect([code, err]).toEqual([0, ''])
  const [results, cases] = [
    JSON.parse(out) as Results,
    JSON.parse(readFileSync(vectors, 'utf8')) as Cases,
  ]
  expect(results.stance).toHaveLength(cases.stance.length)
  cases.stance.forEach((one, index) =>
    expect(results.stance[index], `stance ${index}`).toMatchObject(
      Object.fromEntries(Object.entries(one.expect).map(([name, value]) => [name, within(value)])),
    ),
  )
  expect(results.alpha_ordinal).toEqual(cases.alpha_ordinal.map((one) => within(one.expect)))
  expect(results.alignment).toEqual(
    cases.alignment.map((one) => ({
      alignment: within(one.expect.alignment),
      topics: one.expect.topics,
    })),
  )
})

test('the cases of version 2 come out as published, in their order', async () => {
  using place = aPlace()
  const file = 'tests/vectors/method-v2.json'
  const { code, out, err } = await place.run(['method', file, '--json'])
  expect([code, err]).toEqual([0, ''])
  const answers = JSON.parse(out) as Record<string, unknown[]>
  const { formula_version: _version, ...sections } = JSON.parse(
    readFileSync(file, 'utf8'),
  ) as Record<string, { expect: unknown }[]>
  expect(Object.keys(answers)).toEqual(Object.keys(sections))
  for (const [section, cases] of Object.entries(sections)) {
    expect(answers[section]).toHaveLength(cases.length)
    cases.forEach((one, index) =>
      expect(answers[section]![index], `${section} ${index}`).toEqual(
        section === 'stance'
          ? expect.objectContaining(within(one.expect) as object)
          : within(one.expect),
      ),
    )
  }
})

test('a file of no cases has no results', async () => {
  using place = aPlace()
  expect(JSON.parse((await place.run(['method', place.file('cases.json', '{}')])).out)).toEqual({
    stance: [],
    alpha_ordinal: [],
    alignment: [],
  })
})

const position = { letter: 'a', last_day: '2020-10-29', level: 1 }
const asking = (changes: object) =>
  JSON.stringify({ stance: [{ positions: [{ ...position, ...changes }], as_of: '2020-12-31' }] })

test.each([
  ['is no JSON', '{ "stance": [', 'is not JSON'],
  ['is empty', '', 'is not JSON'],
  ['is JSON of something else', '[1, 2]', 'does not fit at its top'],
  [
    'has a level of 3',
    asking({ level: 3 }),
    'does not fit at stance.0.positions.0.level: a level is one of -2, -1, 0, 1, 2.',
  ],
  ['has a level of a half', asking({ level: 0.5 }), 'a level is one of -2, -1, 0, 1, 2.'],
  [
    'has a level and an absence',
    asking({ absence: 'evaded' }),
    'a position has either a level or an absence.',
  ],
  ['has neither', asking({ level: null }), 'a position has either a level or an absence.'],
  [
    'has a day that is none',
    asking({ last_day: '2020-02-31' }),
    'stance.0.positions.0.last_day: a day is written as 2020-10-29.',
  ],
  [
    'is for another version',
    '{ "formula_version": 3 }',
    'does not fit at formula_version: there are versions 1 and 2 of the method.',
  ],
  [
    'is for version 2 and lacks what it asks for',
    JSON.stringify({ formula_version: 2, moves: [{ positions: [position], as_of: '2020-12-31' }] }),
    'does not fit at moves.0.positions.0.first_day',
  ],
  [
    'has units with a level of 3',
    '{ "alpha_ordinal": [{ "units": [[3, 1]] }] }',
    'alpha_ordinal.0.units.0.0: a level is one of',
  ],
  [
    'has a stance beyond the scale',
    '{ "alignment": [{ "a": { "x": 3 }, "b": {} }] }',
    'alignment.0.a.x',
  ],
])('a file that %s is refused at its place', async (_what, content, sentence) => {
  using place = aPlace()
  const { code, out, err } = await place.run(['method', place.file('cases.json', content)])
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(sentence)
  expect(err.trim().split('\n')).toHaveLength(1)
})

test('a file that is not there is refused by name', async () => {
  using place = aPlace()
  expect(await place.run(['method', 'nowhere.json'])).toEqual({
    code: 1,
    out: '',
    err: 'There is no readable file nowhere.json.\n',
  })
  expect((await place.run(['method'])).err).toBe(
    'Name the file of cases: stanceline method FILE.\n',
  )
})
