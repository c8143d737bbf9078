import { expect, test } from 'vitest'
import { requireImport, requireTable } from '#app/features/imports/require-import.ts'
import { anImport } from '#tests/support/importing.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const statusOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 200,
    (thrown: unknown) => (thrown as Response).status,
  )

test('an import of a coder is settled by them and administrators; for others there is none', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  const id = await anImport(store, [], ana.id)
  const others = [
    await addUser(store, 'coder', 'Ivo Petrov'),
    await addUser(store, 'editor', 'Mia Berg'),
    await addUser(store, 'viewer', 'Ole Dahl'),
    await addUser(store, 'admin', 'Uma Roth'),
  ]
  const statuses = await Promise.all(
    [ana, ...others, null].map((user) =>
      statusOf(requireImport(requestContextOf(store, user), id)),
    ),
  )
  expect(statuses).toEqual([200, 404, 404, 403, 200, 302])
})

test('an import of the command line is settled by editors, not by coders', async () => {
  await using store = await openTestStore()
  const id = await anImport(store, [])
  const [coder, editor] = [await addUser(store), await addUser(store, 'editor', 'Mia Berg')]
  expect(await statusOf(requireImport(requestContextOf(store, coder), id))).toBe(404)
  expect(await statusOf(requireImport(requestContextOf(store, editor), id))).toBe(200)
})

test('what is no id is no import and no table', async () => {
  await using store = await openTestStore()
  const user = await addUser(store)
  const context = requestContextOf(store, user)
  const importId = await anImport(store, [], user.id)
  for (const id of [undefined, '', 'none'])
    expect(await statusOf(requireImport(context, id))).toBe(404)
  expect(await statusOf(requireTable(context, { importId, fileId: importId }))).toBe(404)
})
