import { afterAll, expect, test } from 'vitest'
import { buildItemTable, readItemTableQuery } from '#app/features/imports/item-table-view.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { letterText, planned, undatedLetterText } from '#tests/support/importing.ts'
import { openTestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const ask = (words: string) => readItemTableQuery(new URLSearchParams(words))

test('the rows that wait stand with what is asked and offered, in the order and of the kind that is asked for', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [
    { name: 'b/2022-05-11_scan.txt', bytes: undatedLetterText('We support it.') },
    { name: 'a.txt', bytes: letterText() },
    { name: 'c.txt', bytes: 'title: Our view\ndate: 2021-01-02\n\nWe say what we always said.\n' },
    { name: 'broken.pdf', bytes: '%PDF-1.7 cut off' },
  ])
  const all = await buildItemTable(store, { id }, ask(''), 1)
  expect([all.total, all.open.dated, all.open.author]).toEqual([3, 1, 1])
  const [undated] = all.rows
  expect(undated!.cells.find(({ cell }) => cell === 'dated')).toMatchObject({
    value: '',
    ask: expect.stringContaining('A date is missing'),
    offers: [{ value: '11 May 2022', from: 'from the file’s name' }],
  })
  const names = async (words: string) =>
    (await buildItemTable(store, { id }, ask(words), 1)).rows.map(({ name }) => name)
  expect(await names('open=dated')).toEqual(['b/2022-05-11_scan.txt'])
  expect(await names('open=author')).toEqual(['c.txt'])
  expect(await names('sort=name')).toEqual(['a.txt', 'b/2022-05-11_scan.txt', 'c.txt'])
  expect(await names('sort=dated')).toEqual(['b/2022-05-11_scan.txt', 'a.txt', 'c.txt'])
  expect((await names('sort=author')).length).toBe(3)
  expect((await names('sort=title&state=asking')).length).toBe(2)
})

test('what an address cannot mean is left out', () => {
  expect(ask('state=stored&open=x&sort=y')).toEqual({
    states: ['asking', 'doubtful', 'ready'],
    open: null,
    order: 'place',
  })
})
