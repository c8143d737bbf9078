import { afterAll, expect, test } from 'vitest'
import { settleCellAction } from '#app/features/imports/cell-actions.ts'
import { buildFillView, countFilled, fillItems } from '#app/features/imports/fill-actions.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { itemsIn, letterText, planned } from '#tests/support/importing.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const texts = ['detection', 'encryption', 'oversight', 'redress'].map((topic, at) => ({
  name: `${at}.txt`,
  bytes:
    `---\ntitle: On ${topic}\ndate: 2021-03-0${at + 1}\n${at === 0 ? 'author: Privacy Guides\n' : ''}` +
    `${at === 3 ? 'author: Ana Kern\n' : ''}---\nWe have said what we think of ${topic} and its costs.\n`,
}))

async function requestOf(store: TestStore, importId: string, fields: [string, string][]) {
  const user = (await store.users.byEmail('ana@example.org')) ?? (await addUser(store))
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const { visible, admin, performedBy, user: signedIn } = requestContextOf(store, user as never)
  const importRow = (await store.imports.byId(importId))!
  return {
    visible,
    admin,
    performedBy,
    user: signedIn!,
    importRow,
    form,
    today: '2026-12-31' as const,
  }
}

function fillOf(answer: Awaited<ReturnType<typeof fillItems>>): string {
  if (!answer.ok) throw new Error(answer.errors.form)
  return answer.fillId!
}

const authorsIn = async (store: TestStore, id: string) =>
  (await itemsIn(store, id)).map(({ draft }) =>
    draft!.fields.parties.map(({ name, organisation }) => name || organisation).join(),
  )

test('the author of the first row comes into all that have none, and one press takes all of it back', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, texts)
  const items = await itemsIn(store, id)
  const chosen: [string, string][] = [
    ['cell', 'author'],
    ...items.map(({ id: item }): [string, string] => ['item', item]),
  ]
  const view = await buildFillView(store, { id }, new URLSearchParams(chosen))
  expect(view).toMatchObject({
    value: 'Privacy Guides',
    counts: { changes: 2, same: 1, kept: 1 },
    total: 4,
    reason: null,
  })
  expect(view.rows.map(({ fate, after }) => [fate, after])).toEqual([
    ['same', 'Privacy Guides'],
    ['changes', 'Privacy Guides'],
    ['changes', 'Privacy Guides'],
    ['kept', 'Ana Kern'],
  ])
  expect(await authorsIn(store, id)).toEqual(['Privacy Guides', '', '', 'Ana Kern'])

  // The page sends what it shows.
  const sent: [string, string][] = [
    ['value', view.value],
    ['from', view.from],
    ['word', view.word],
  ]
  const answer = await fillItems(await requestOf(store, id, [...chosen, ...sent]))
  expect(answer).toMatchObject({ ok: true, message: 'Changed in 2 letters.' })
  expect(await authorsIn(store, id)).toEqual([
    'Privacy Guides',
    'Privacy Guides',
    'Privacy Guides',
    'Ana Kern',
  ])
  expect((await itemsIn(store, id)).map(({ state }) => state)).not.toContain('asking')

  const fillId = fillOf(answer)
  const { user } = await requestOf(store, id, [])
  expect(await countFilled(store, { id }, fillId, user.id)).toBe(2)
  expect(await countFilled(store, { id }, fillId, 'somebody else')).toBe(0)
  const undo = await requestOf(store, id, [
    ['deed', 'undo fill'],
    ['fill', fillId],
  ])
  expect(await settleCellAction(undo)).toMatchObject({
    ok: true,
    message: 'Taken back: 2 letters are as before.',
  })
  expect(await authorsIn(store, id)).toEqual(['Privacy Guides', '', '', 'Ana Kern'])
  expect(await settleCellAction(undo)).toMatchObject({ ok: false, status: 409 })
})

test('where another list was shown, nothing is done', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, texts)
  const [first, second] = await itemsIn(store, id)
  const view = await buildFillView(
    store,
    { id },
    new URLSearchParams([
      ['cell', 'author'],
      ['item', first!.id],
      ['item', second!.id],
    ]),
  )
  const answer = await fillItems(
    await requestOf(store, id, [
      ['cell', 'author'],
      ['item', first!.id],
      ['word', view.word],
    ]),
  )
  expect(answer).toMatchObject({ ok: false, status: 409 })
})

test('a row that somebody changed since is not taken back', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, texts)
  const fields: [string, string][] = [
    ['cell', 'author'],
    ['all', '1'],
    ['list', ''],
    ['value', 'Open Rights Forum'],
  ]
  const view = await buildFillView(store, { id }, new URLSearchParams(fields))
  const fillId = fillOf(
    await fillItems(await requestOf(store, id, [...fields, ['word', view.word]])),
  )
  const changed = (await itemsIn(store, id))[1]!
  await settleCellAction(
    await requestOf(store, id, [
      ['deed', 'cell'],
      ['id', changed.id],
      ['revision', String(changed.revision)],
      ['cell', 'title'],
      ['value', 'Mine'],
    ]),
  )
  const undo = await requestOf(store, id, [
    ['deed', 'undo fill'],
    ['fill', fillId],
  ])
  expect(await settleCellAction(undo)).toMatchObject({ ok: true })
  expect(await authorsIn(store, id)).toEqual([
    'Privacy Guides',
    'Open Rights Forum',
    '',
    'Ana Kern',
  ])
})

test('what one letter alone says of somebody comes into no other, and who stands there keeps it', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [
    { name: 'a.txt', bytes: letterText({ body: 'We support detection of it.' }) },
    {
      name: 'b.txt',
      bytes: letterText({ capacity: 'Commissioner', body: 'We oppose the delay.' }),
    },
    texts[1]!,
  ])
  const fields: [string, string][] = [
    ['cell', 'author'],
    ['all', '1'],
    ['over', 'on'],
    ['from', (await itemsIn(store, id))[0]!.id],
  ]
  const view = await buildFillView(store, { id }, new URLSearchParams(fields))
  await fillItems(
    await requestOf(store, id, [...fields, ['value', view.value], ['word', view.word]]),
  )
  const authors = (await itemsIn(store, id)).map(({ draft }) =>
    draft!.fields.parties.find(({ role }) => role === 'author')!,
  )
  expect(authors.map(({ name, capacity }) => `${name}, ${capacity}`)).toEqual([
    'Ylva Johansson, Member of the Commission',
    'Ylva Johansson, Commissioner',
    'Ylva Johansson, ',
  ])
})

test('what stands at the cursor is filled, also where its row is not ticked, and nothing else where nothing stands there', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, texts)
  const items = await itemsIn(store, id)
  const show = (from: number) =>
    buildFillView(
      store,
      { id },
      new URLSearchParams([
        ['cell', 'author'],
        ['item', items[0]!.id],
        ['item', items[1]!.id],
        ['from', items[from]!.id],
      ]),
    )
  expect(await show(3)).toMatchObject({ value: 'Ana Kern', reason: null })
  expect(await show(1)).toMatchObject({
    value: '',
    reason: expect.stringContaining('the cell that the cursor was in'),
  })
})

test('an office that stands where a name is missing is left alone', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, texts)
  const [, second] = await itemsIn(store, id)
  const head = {
    ...{ role: 'author' as const, name: '', withheld: false, organisation: '', unit: '' },
    capacity: 'Head of Unit',
  }
  const { draft, asks, state } = second!
  await store.imports.saveItem(second!, {
    ...{ asks, state },
    draft: { ...draft!, fields: { ...draft!.fields, parties: [head] } },
  })
  const view = await buildFillView(
    store,
    { id },
    new URLSearchParams({ cell: 'author', item: second!.id, value: 'Privacy Guides' }),
  )
  expect(view.rows).toMatchObject([{ before: 'Head of Unit', fate: 'kept' }])
})

test('all rows of a long list are filled at once, and those that are not shown are counted', async () => {
  await using store = await openSeededStore()
  const id = await planned(
    store,
    Array.from({ length: 503 }, (_, at) => ({
      name: `${at}.txt`,
      bytes: `title: Reply ${at}\ndate: 2021-03-04\n\nOne ${at} two.\n`,
    })),
  )
  const fields: [string, string][] = [
    ['cell', 'author'],
    ['all', '1'],
    ['value', 'Privacy Guides'],
  ]
  const view = await buildFillView(store, { id }, new URLSearchParams(fields))
  expect([view.total, view.counts.changes, view.rows.length]).toEqual([503, 503, 200])
  expect(
    await fillItems(await requestOf(store, id, [...fields, ['word', view.word]])),
  ).toMatchObject({ ok: true, message: 'Changed in 503 letters.' })
  expect(new Set(await authorsIn(store, id))).toEqual(new Set(['Privacy Guides']))
})
