import { expect, test } from 'vitest'
import { goldReport, judge, type GoldLetter } from '#tests/bench/header/gold.ts'

const silent = {
  title: null,
  sent: null,
  language: null,
  mail: null,
  pages: [],
  notes: [],
  doubts: [],
}
const letter = {
  ...silent,
  text: '3 May 2021\n\nDear Ms Muster,\n\nstop.\n\nYours sincerely,\n\nAna Example\nDirector\nOpen Rights Forum\n',
}
const gold: GoldLetter = {
  id: 'made-up',
  file: 'made-up.txt',
  language: 'en',
  date: '2021-05-03',
  title: null,
  reference: null,
  authors: [{ name: 'Ana Example', capacity: 'Director', organisation: 'Open Rights Forum' }],
  on_behalf_of: [],
  recipients: [{ name: 'Muster' }],
}
const verdictsOf = (wanted: Partial<GoldLetter>) =>
  judge({ ...gold, ...wanted }, letter, '2026-12-31').verdicts

test('a letter that is read as a person reads it is right in each field', () => {
  expect(new Set(Object.values(verdictsOf({})))).toEqual(new Set(['right']))
})

test('what is false is wrong, what is missing partly right, and what is not found blank', () => {
  const [ana] = gold.authors
  expect(verdictsOf({ authors: [{ ...ana, organisation: 'Ministry of Harbours' }] }).authors).toBe(
    'wrong',
  )
  expect(verdictsOf({ authors: [ana!, { name: 'Boris Sample' }] }).authors).toBe('partly')
  expect(verdictsOf({ cc: [{ name: 'Boris Sample' }] }).cc).toBe('blank')
  expect(verdictsOf({ date: '2021-05-04' }).date).toBe('wrong')
})

test('what is wrong and ready is counted apart, by language and by layout', () => {
  const report = goldReport('some', [
    judge({ ...gold, date: null }, letter, '2026-12-31'),
    judge(gold, letter, '2020-01-01'),
  ])
  expect(report).toMatch(/en +2 +1 +1 +1\n/)
  expect(report).toMatch(/signed letter, txt +2 +1 +1 +1\n/)
})
