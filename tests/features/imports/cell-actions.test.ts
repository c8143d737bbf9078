import { afterAll, expect, test } from 'vitest'
import { isCellDeed, settleCellAction } from '#app/features/imports/cell-actions.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { itemsIn, letterText, planned, undatedLetterText } from '#tests/support/importing.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

async function send(store: TestStore, importId: string, fields: Record<string, string>) {
  const user = (await store.users.byEmail('ana@example.org')) ?? (await addUser(store))
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const { visible, admin, performedBy, user: signedIn } = requestContextOf(store, user as never)
  const importRow = (await store.imports.byId(importId))!
  return settleCellAction({
    visible,
    admin,
    performedBy,
    user: signedIn!,
    importRow,
    form,
    today: '2026-12-31' as const,
  })
}

async function undatedItem(store: TestStore) {
  const id = await planned(store, [
    { name: 'x.txt', bytes: undatedLetterText('We support it without reservation.') },
  ])
  const [item] = await itemsIn(store, id)
  return { id, item: item!, sent: { id: item!.id, revision: String(item!.revision), deed: 'cell' } }
}

test('a day that is typed into its cell is kept, in any form that can be read, and the row goes on', async () => {
  await using store = await openSeededStore()
  const { id, item, sent } = await undatedItem(store)
  expect(item.asks.map(({ field }) => field)).toContain('dated')
  expect(await send(store, id, { ...sent, cell: 'dated', value: '11 May 2022' })).toMatchObject({
    ok: true,
  })
  const [kept] = await itemsIn(store, id)
  expect(kept!.draft!.fields.dated).toBe('2022-05-11')
  expect(kept!.asks.map(({ field }) => field)).not.toContain('dated')
})

test.each([
  ['03/04/2022', 'whether the day or the month'],
  ['next week', 'is not a date that can be read'],
  ['2022-05', 'Say beside it why the date is believed'],
  ['2022-02-31', '2022-02-31'],
  ['20201', 'is not a date that can be read'],
])(
  'a date such as %s is refused with a sentence, and nothing is stored',
  async (value, sentence) => {
    await using store = await openSeededStore()
    const { id, item, sent } = await undatedItem(store)
    const answer = await send(store, id, { ...sent, cell: 'dated', value })
    expect(answer).toMatchObject({ ok: false, status: 400 })
    expect(JSON.stringify(answer)).toMatch(new RegExp(`${sentence}|which number|first`, 'i'))
    expect((await itemsIn(store, id))[0]!.revision).toBe(item.revision)
  },
)

test('a month stands with why it is believed', async () => {
  await using store = await openSeededStore()
  const { id, sent } = await undatedItem(store)
  await send(store, id, { ...sent, cell: 'dated', value: '2022-05', basis: 'its envelope' })
  expect((await itemsIn(store, id))[0]!.draft!.fields).toMatchObject({
    dated: '2022-05',
    basis: 'its envelope',
  })
})

test('what the name of a file offers is taken by its place, and asked of nobody before', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [
    { name: '2022-05-11_scan.txt', bytes: undatedLetterText('We support it.') },
  ])
  const [item] = await itemsIn(store, id)
  expect(item!.draft!.fields.dated).toBe('')
  const offer = item!.draft!.offers!.findIndex(({ cell }) => cell === 'dated')
  const sent = { id: item!.id, revision: String(item!.revision), offer: String(offer) }
  expect(await send(store, id, { ...sent, deed: 'take offer' })).toMatchObject({ ok: true })
  expect((await itemsIn(store, id))[0]!.draft!.fields.dated).toBe('2022-05-11')
  expect(await send(store, id, { ...sent, deed: 'take offer' })).toMatchObject({ status: 409 })
})

test('what somebody else changed meanwhile is not overwritten', async () => {
  await using store = await openSeededStore()
  const { id, sent } = await undatedItem(store)
  await send(store, id, { ...sent, cell: 'title', value: 'Theirs' })
  expect(await send(store, id, { ...sent, cell: 'title', value: 'Mine' })).toMatchObject({
    ok: false,
    status: 409,
  })
  expect((await itemsIn(store, id))[0]!.draft!.fields.title).toBe('Theirs')
})

test('what was kept in one cell is taken back by its word, by whoever kept it', async () => {
  await using store = await openSeededStore()
  const { id, item, sent } = await undatedItem(store)
  const kept = await send(store, id, { ...sent, cell: 'title', value: 'Ours' })
  if (!kept.ok) throw new Error(kept.errors.form)
  const undo = { deed: 'undo fill', fill: kept.fillId! }
  expect(await send(store, id, undo)).toMatchObject({ ok: true })
  expect((await itemsIn(store, id))[0]!.draft!.fields).toEqual(item.draft!.fields)
  expect(await send(store, id, undo)).toMatchObject({ ok: false, status: 409 })
})

test('a day that has not come yet is kept with a doubt, which goes when the day is corrected', async () => {
  await using store = await openSeededStore()
  const { id, item, sent } = await undatedItem(store)
  await send(store, id, { ...sent, cell: 'dated', value: '2032-05-11' })
  const [doubted] = await itemsIn(store, id)
  expect([doubted!.state, doubted!.draft!.doubts.at(-1)]).toEqual([
    'doubtful',
    expect.stringContaining('The letter is dated 11 May 2032, and today is 31 December 2026.'),
  ])
  const revision = String(doubted!.revision)
  await send(store, id, { ...sent, revision, cell: 'dated', value: '2022-05-11' })
  expect((await itemsIn(store, id))[0]!.draft!.doubts).toEqual(item.draft!.doubts)
})

test('several authors are parted by semicolons, and who stays keeps what is known of them', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [{ name: 'x.txt', bytes: letterText() }])
  const [item] = await itemsIn(store, id)
  const sent = { id: item!.id, revision: String(item!.revision), deed: 'cell' }
  await send(store, id, { ...sent, cell: 'author', value: 'Ylva Johansson; Digital Rights Watch' })
  expect((await itemsIn(store, id))[0]!.draft!.fields.parties).toMatchObject([
    { role: 'author', name: 'Ylva Johansson', capacity: 'Member of the Commission' },
    { role: 'author', name: '', organisation: 'Digital Rights Watch' },
    { role: 'recipient' },
  ])
})

test('the deeds of the table are its own, and those of the page of the import are not', () => {
  expect([isCellDeed('cell'), isCellDeed('settle'), isCellDeed(null)]).toEqual([true, false, false])
})
