import { expect, test } from 'vitest'
import { draftFromTableLetter } from '#app/domain/plan/table/table-draft.ts'
import { aRow, plainSheet, read } from '#tests/support/tables.ts'
import { texts } from '#tests/support/world.ts'

const draft = (row: Record<string, string>) =>
  draftFromTableLetter(read(plainSheet([row])).letters[0]!, 'tracker.xlsx')

test('an excerpt waits with what its rows say, and with where it came from', () => {
  expect(draft(aRow({ url: 'https://example.org/1' }))).toMatchObject({
    fields: { title: 'Reply to Microsoft', dated: '2020-10-29' },
    sources: { dated: 'Letters, row 2', 'party.0.name': 'Letters, row 2' },
    origin: {
      excerpt: true,
      sourceUrl: 'https://example.org/1',
      sourceNote: 'tracker.xlsx, Letters, row 2',
    },
    positions: [{ level: 1 }],
    doubts: [],
    looked: false,
  })
})

test('what the columns leave out of a whole letter is read from its head, and what they say is not', () => {
  const { fields, sources, origin } = draft({
    letter: 'Our title',
    author: 'Commissioner Johansson',
    text: texts.johansson,
  })
  expect(fields).toMatchObject({
    title: 'Our title',
    dated: '2020-10-29',
    parties: [{ role: 'author', name: 'Commissioner Johansson' }],
  })
  expect(sources.dated).toContain('29')
  expect(sources.title).toBe('Letters, row 2')
  expect(Object.keys(sources).filter((field) => field.startsWith('party.'))).toEqual([
    'party.0.name',
  ])
  expect(origin.excerpt).toBe(false)
})
