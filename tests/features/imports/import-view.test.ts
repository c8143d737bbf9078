import { expect, test } from 'vitest'
import { listImports, readStateFilter } from '#app/features/imports/import-view.ts'
import { anImport } from '#tests/support/importing.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a coder sees their own imports, an editor also nobody’s, an administrator all', async () => {
  await using store = await openTestStore()
  const [ana, mia] = [await addUser(store), await addUser(store, 'editor', 'Mia Berg')]
  const uma = await addUser(store, 'admin', 'Uma Roth')
  const [own, others] = [await anImport(store, [], ana.id), await anImport(store, [])]
  const listFor = async (user: typeof ana) =>
    (
      await listImports(
        { admin: store, user, visible: store.visibleTo(user) },
        { page: 1, pageSize: 10 },
      )
    ).rows.map((row) => row.importRow.id)
  expect(await listFor(ana)).toEqual([own])
  expect(await listFor(mia)).toEqual([others])
  expect((await listFor(uma)).sort()).toEqual([own, others].sort())
  const asUma = { admin: store, user: uma, visible: store.visibleTo(uma) }
  expect((await listImports(asUma, { page: 1, pageSize: 1 })).hasMore).toBe(true)
})

test('items that ask something are shown first, unless the address says otherwise', async () => {
  await using store = await openTestStore()
  const id = await anImport(store, [])
  const { items } = (await store.imports.counts([id])).get(id)!
  const show = (query: string, asking: number) =>
    readStateFilter(new URLSearchParams(query), { ...items, asking }).show
  expect([show('', 2), show('', 0), show('show=left-out', 2), show('show=all', 2)]).toEqual([
    'asking',
    'all',
    'left out',
    'all',
  ])
})
