import { expect, test } from 'vitest'
import {
  mayBringLists,
  mayTakeIn,
  requireList,
  requireListSender,
} from '#app/features/lists/require-list.ts'
import { bringList } from '#tests/support/lists.ts'
import { dossierOf } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const statusOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 200,
    (thrown: unknown) => (thrown as Response).status,
  )

const rows = [
  ['Name', 'Kind'],
  ['Acme', 'organisation'],
]

test('a list is looked at by whoever brought it and by administrators; coders bring none', async () => {
  await using store = await openTestStore()
  const mia = await addUser(store, 'editor', 'Mia Berg')
  const id = await bringList(store, { kind: 'actors', rows }, { userId: mia.id, via: 'screen' })
  const others = [
    await addUser(store, 'editor', 'Ivo Petrov'),
    await addUser(store, 'coder', 'Ana Kovač'),
    await addUser(store, 'viewer', 'Ole Dahl'),
    await addUser(store, 'admin', 'Uma Roth'),
  ]
  const statuses = await Promise.all(
    [mia, ...others, null].map((user) => statusOf(requireList(requestContextOf(store, user), id))),
  )
  expect(statuses).toEqual([200, 404, 403, 403, 200, 302])
  expect(await statusOf(requireList(requestContextOf(store, mia), 'none'))).toBe(404)
})

test('topics and milestones come into dossiers that are open', async () => {
  await using store = await openTestStore()
  const dossierId = await dossierOf(store)
  const context = requestContextOf(store, await addUser(store, 'editor', 'Mia Berg'))
  const sender = await requireListSender(context)
  expect(sender.kinds).toEqual(['actors', 'topics', 'milestones'])
  expect(mayTakeIn(sender, { kind: 'topics', dossierId })).toBe(true)
  expect(mayTakeIn(sender, { kind: 'topics', dossierId: null })).toBe(false)
  expect(await mayBringLists({ ...sender, user: { ...sender.user, role: 'coder' } })).toBe(false)
})
