import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answerMethodCases } from '#app/domain/method-cases/method-cases.ts'

const position = { letter: 'a', last_day: '2020-10-29', level: 1 }
const placed = { first_day: '2020-10-29', added: '2020-11-02', coder: 'Ada', start: 0, end: 9 }
const asking = (version: number, ...positions: object[]) => ({
  formula_version: version,
  stance: [{ positions, as_of: '2020-12-31' }],
})

test.each([
  ['1', { formula_version: 1 }, ['stance', 'alpha_ordinal', 'alignment']],
  ['none, as version 1', {}, ['stance', 'alpha_ordinal', 'alignment']],
  [
    '2',
    { formula_version: 2 },
    ['stance', 'moves', 'contradictions', 'compare', 'alpha_ordinal', 'alignment'],
  ],
])('a file is answered by the version that it names: %s', (_version, file, sections) => {
  const result = answerMethodCases(file)
  expect(result).toEqual({
    ok: true,
    answers: Object.fromEntries(sections.map((section) => [section, []])),
  })
})

test('the same position is answered in the words of either version', () => {
  expect(answerMethodCases(asking(1, position))).toMatchObject({
    answers: { stance: [{ latest: 1, weighted: 1, word: 'supports', capped: false }] },
  })
  expect(answerMethodCases(asking(2, { ...position, ...placed }))).toMatchObject({
    answers: {
      stance: [{ now: 1, now_day: '2020-10-29', word: 'supports', one_letter: true, record: 1 }],
    },
  })
})

test('the published cases of version 1 come out as published', () => {
  const cases = JSON.parse(readFileSync('tests/vectors/method-v1.json', 'utf8')) as {
    stance: { expect: { word: string } }[]
  }
  expect(answerMethodCases(cases)).toMatchObject({
    answers: { stance: cases.stance.map((one) => ({ word: one.expect.word })) },
  })
})

test.each([
  ['is a list', [1, 2], ''],
  ['is of another version', { formula_version: 3 }, 'formula_version'],
  ['lacks the place of a passage', asking(2, position), 'stance.0.positions.0.first_day'],
  [
    'has a letter that ends before it begins',
    asking(2, { ...position, ...placed, first_day: '2020-12-01' }),
    'stance.0.positions.0',
  ],
  [
    'has a passage that ends before it begins',
    asking(2, { ...position, ...placed, start: 9 }),
    'stance.0.positions.0',
  ],
  [
    'has neither level nor absence',
    asking(2, { ...position, ...placed, level: null }),
    'stance.0.positions.0',
  ],
])('a file that %s is refused at its place', (_what, file, place) => {
  expect(answerMethodCases(file)).toMatchObject({ ok: false, place })
})
