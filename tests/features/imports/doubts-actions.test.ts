import { afterAll, expect, test } from 'vitest'
import { settleKindAction } from '#app/features/imports/doubts-actions.ts'
import { buildDoubtsView } from '#app/features/imports/doubts-view.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { itemsIn, letterText, planned, undatedLetterText } from '#tests/support/importing.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const undated = [
  { name: 'a.txt', bytes: undatedLetterText('We support it without reservation.') },
  { name: 'b.txt', bytes: undatedLetterText('We oppose every part of it, and say why.') },
]

/** Sends a form about the only kind of a field that is open, with the number that the page showed. */
async function settle(
  store: TestStore,
  importId: string,
  field: string | null,
  fields: Record<string, string>,
) {
  const user = (await store.users.byEmail('ana@example.org')) ?? (await addUser(store))
  const { kinds } = await buildDoubtsView(store, { id: importId })
  const kind = kinds.find((one) => one.field === field)!
  const form = new FormData()
  const sent = { kind: kind.key, letters: String(kind.letters), ...fields }
  for (const [name, value] of Object.entries(sent)) form.set(name, value)
  const { visible, admin, performedBy, user: signedIn } = requestContextOf(store, user as never)
  const importRow = (await store.imports.byId(importId))!
  return settleKindAction({ visible, admin, performedBy, user: signedIn!, importRow, form })
}

test('one date with its reason holds for all letters that have none, and how many are ready is said', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, undated)
  const answer = await settle(store, id, 'dated', {
    deed: 'date',
    dated: '2021-03',
    basis: 'The archive’s folder says March 2021.',
  })
  const items = await itemsIn(store, id)
  expect(items.map(({ draft }) => [draft!.fields.dated, draft!.fields.basis])).toEqual([
    ['2021-03', 'The archive’s folder says March 2021.'],
    ['2021-03', 'The archive’s folder says March 2021.'],
  ])
  const ready = items.filter(({ state }) => state === 'ready').length
  expect(answer).toMatchObject({
    ok: true,
    message: expect.stringContaining(`Settled in 2 letters: ${ready} `),
  })
  expect((await buildDoubtsView(store, { id })).kinds.map(({ field }) => field)).not.toContain(
    'dated',
  )
})

test.each([
  [{ dated: '2021-13', basis: 'folder' }, '13'],
  [{ dated: '2021-03', basis: '' }, 'Write why this date is believed'],
])(
  'a date that is none, or that nobody gives a reason for, changes nothing',
  async (said, reason) => {
    await using store = await openSeededStore()
    const id = await planned(store, undated)
    const before = await itemsIn(store, id)
    expect(await settle(store, id, 'dated', { deed: 'date', ...said })).toMatchObject({
      ok: false,
      status: 400,
      errors: { form: expect.stringContaining(reason) },
    })
    expect(await itemsIn(store, id)).toEqual(before)
  },
)

test('where there are other letters of the kind than the page showed, nothing is settled', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, undated)
  const before = await itemsIn(store, id)
  expect(await settle(store, id, 'dated', { deed: 'leave out', letters: '3' })).toMatchObject({
    ok: false,
    status: 409,
    errors: { form: expect.stringContaining('there are 2 letters of this kind') },
  })
  expect(await itemsIn(store, id)).toEqual(before)
  expect(await settle(store, id, 'dated', { deed: 'leave out' })).toEqual({
    ok: true,
    message: '2 letters left out. Nothing of them is stored.',
  })
  expect((await itemsIn(store, id)).map(({ state }) => state)).toEqual(['left out', 'left out'])
})

test('doubts of one kind are looked at once for all letters that have them, and others stay', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [
    { name: 'a.txt', bytes: letterText() },
    { name: 'b.txt', bytes: letterText({ body: 'We oppose every part of it, and say why.' }) },
  ])
  const doubts = (name: string) => [`“${name}” is hardly the name of a person: it holds a street.`]
  for (const [at, item] of (await itemsIn(store, id)).entries()) {
    const draft = {
      ...item.draft!,
      doubts: [...doubts(`Street ${at}`), ...(at ? ['It is cut.'] : [])],
    }
    await store.imports.saveItem(item, { draft, asks: [], state: 'doubtful' })
  }
  expect(await settle(store, id, null, { deed: 'looked at' })).toEqual({
    ok: true,
    message: 'Settled in 2 letters: 1 is ready now, 1 leaves something else open.',
  })
  const items = await itemsIn(store, id)
  expect(items.map(({ state, draft }) => [state, draft!.doubts])).toEqual([
    ['ready', []],
    ['doubtful', ['It is cut.']],
  ])
  expect(items[1]!.draft!.notes).toContain(`Looked at with its like: ${doubts('Street 1')[0]}`)
})

test('letters that are nearly the same as others are taken as their own, all at once', async () => {
  await using store = await openSeededStore()
  const body = Array.from({ length: 40 }, (_, at) => `Paragraph ${at} of what we say on it.`).join(
    ' ',
  )
  const id = await planned(store, [
    { name: 'a.txt', bytes: letterText({ body }) },
    { name: 'b.txt', bytes: letterText({ body: `${body} So much for today.` }) },
    { name: 'c.txt', bytes: letterText({ body: `${body} So much for now.` }) },
  ])
  expect(await settle(store, id, 'same', { deed: 'distinct' })).toMatchObject({
    ok: true,
    message: expect.stringContaining('Settled in 2 letters'),
  })
  expect((await itemsIn(store, id)).map(({ draft }) => draft!.distinct)).toEqual([
    false,
    true,
    true,
  ])
})

test('a form that the page does not send is refused', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, undated)
  const answer: unknown = await settle(store, id, 'dated', { deed: 'constructor' }).catch(
    (thrown: unknown) => thrown,
  )
  expect((answer as Response).status).toBe(400)
})
