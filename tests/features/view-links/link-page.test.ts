import { expect, test } from 'vitest'
import { loadLinkPage } from '#app/features/view-links/link-page.ts'
import { openTestStore } from '#tests/support/store.ts'
import { keepLetterOf, openNewLink } from '#tests/support/view-links.ts'

test('a page shows the first rows of its table and says how many there are', async () => {
  await using store = await openTestStore()
  for (const name of ['Ylva Johansson', 'Otto Berg', 'Ana Horvat']) await keepLetterOf(store, name)
  const { open } = await openNewLink(store, 'sort=name&asOf=2020-12-31')
  const page = await loadLinkPage(await open(), 2)
  expect(page).toMatchObject({
    ...{ ok: true, total: 3, hasPicture: true },
    title: 'Strips · Child sexual abuse interim Regulation',
    summary: '3 actors: all who spoke on it · 1 of 2 topics: Encryption · as of 31 Dec 2020',
    formats: [{ format: 'csv' }, { format: 'xlsx' }, { format: 'json' }, { format: 'txt' }],
  })
  expect(page.ok && page.rows.map(([actor]) => actor)).toEqual(['Ana Horvat', 'Otto Berg'])
  expect(page.ok && page.sentences).toEqual([
    expect.stringMatching(/^Ana Horvat, Encryption: supports, .*since 29 Oct 2020.*\.$/),
    expect.stringMatching(/^Otto Berg, Encryption: supports, /),
  ])
})

test('a view without a picture says that it has none', async () => {
  await using store = await openTestStore()
  await keepLetterOf(store, 'Ylva Johansson')
  const { open } = await openNewLink(store, '', { table: 'quotes' })
  expect(await loadLinkPage(await open())).toMatchObject({ ok: true, hasPicture: false, total: 1 })
})
