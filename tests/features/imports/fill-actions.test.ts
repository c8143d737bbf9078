import { afterAll, expect, test } from 'vitest'
import { settleCellAction } from '#app/features/imports/cell-actions.ts'
import { buildFillView, countFilled, fillItems } from '#app/features/imports/fill-actions.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { itemsIn, planned } from '#tests/support/importing.ts'
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
  return { visible, admin, performedBy, user: signedIn!, importRow, form }
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

  const fillId = answer.fillId!
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
  const { fillId } = await fillItems(await requestOf(store, id, [...fields, ['word', view.word]]))
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
    ['fill', fillId!],
  ])
  expect(await settleCellAction(undo)).toMatchObject({ ok: true })
  expect(await authorsIn(store, id)).toEqual([
    'Privacy Guides',
    'Open Rights Forum',
    '',
    'Ana Kern',
  ])
})
