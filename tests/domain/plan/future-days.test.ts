import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { doubtFutureDay } from '#app/domain/plan/future-days.ts'
import { draftFromDocument } from '#app/domain/plan/document-draft.ts'

const silent = { title: null, sent: null, language: null, mail: null }
const draftOf = (text: string, about: Partial<typeof silent> = {}) =>
  draftFromDocument({ ...silent, ...about, text, pages: [], notes: [], doubts: [] })

test('a printed day after today is doubted', () => {
  const text = readFileSync('tests/fixtures/headers/faults/F18b-future-printed-date.txt', 'utf8')
  expect(doubtFutureDay(draftOf(text), '2026-11-28').doubts).toEqual([
    'The letter is dated 30 June 2099, and today is 28 November 2026. Look up its date.',
  ])
})

test.each([
  ['2026-11-28', 0],
  ['2026-11-29', 1],
  ['2026', 0],
  ['2026-11', 0],
  ['2027', 1],
  ['2026-11-20/2027-01-10', 0],
  ['', 0],
])('on 28 November 2026 the date “%s” has %i doubts', (dated, doubts) => {
  const draft = draftOf('Words.')
  const dateless = { ...draft, fields: { ...draft.fields, dated, basis: 'said so' } }
  expect(doubtFutureDay(dateless, '2026-11-28').doubts).toHaveLength(doubts)
})
