import { afterAll, expect, test } from 'vitest'
import { closeReaders } from '#app/readers/read-file.ts'
import { newId } from '#db/core/ids.ts'
import { anImport, itemsIn, planned, undatedLetterText } from '#tests/support/importing.ts'
import { openTestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const query = { states: ['asking', 'doubtful', 'ready'], open: null, order: 'place' } as const

test('10,000 letters that wait are counted, put in order and shown by the page', async () => {
  await using store = await openTestStore()
  const [read] = await itemsIn(
    store,
    await planned(store, [{ name: 'x.txt', bytes: undatedLetterText('We support it.') }]),
  )
  const id = await anImport(store, [{ name: 'many.zip', bytes: 'x' }])
  const [file] = await store.imports.files(id, ['waiting'], 1)
  const { draft, asks } = read!
  const items = Array.from({ length: 10_000 }, (_, at) => ({
    ...{ id: newId(), name: `${at}.txt`, state: 'asking' as const, reason: null, text: null },
    ...{ mediaType: null, sha256: null, bytes: null, asks: at % 2 ? asks : [], same: null },
    draft: { ...draft!, fields: { ...draft!.fields, title: `Letter ${10_000 - at}` } },
    prints: [],
  }))
  await store.importJob.recordFileContents(id, file!.id, { items })
  const began = performance.now()
  const counts = await store.imports.tableCounts(id, { ...query, open: 'dated' })
  const ids = await store.imports.tableIds(
    id,
    { ...query, open: 'dated', order: 'title' },
    { limit: 50, offset: 100 },
  )
  const rows = await store.imports.openItems(id, ids)
  const took = performance.now() - began
  expect([counts.total, counts.open.dated, counts.open.author, rows.length]).toEqual([
    5000, 5000, 0, 50,
  ])
  const titles = rows.map((row) => row.draft!.fields.title)
  expect([...titles].sort()).toEqual(titles)
  // On an idle machine this takes a fraction of a second; the bound finds what grows with the square of the rows.
  expect(took).toBeLessThan(10_000)
})

test('rows that were filled together are found by their deed, as long as nobody changed them', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [
    { name: 'x.txt', bytes: undatedLetterText('We support it.') },
    { name: 'y.txt', bytes: undatedLetterText('We oppose it, and every part of it too.') },
  ])
  const [first] = await itemsIn(store, id)
  const { draft, asks, state, revision } = first!
  const fill = newId()
  const filled = { id: fill, by: null, revision: revision + 1, before: draft! }
  await store.imports.saveItem(first!, { draft: { ...draft!, filled }, asks, state })
  expect((await store.imports.filledItems(id, fill)).map((item) => item.id)).toEqual([first!.id])
  const [again] = await itemsIn(store, id)
  await store.imports.saveItem(again!, { draft: again!.draft!, asks, state })
  expect(await store.imports.filledItems(id, fill)).toEqual([])
})
