import { expect, test } from 'vitest'
import type { Audience } from '#app/domain/letters.ts'
import {
  findReaderNames,
  listReaderChoices,
  parseAudience,
} from '#app/features/letters/visibility-form.ts'
import { somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const everyone: Audience = { visibility: 'everyone', readerIds: [] }

function choose(visibility: string, readerIds: readonly string[] = []): FormData {
  const form = new FormData()
  form.set('visibility', visibility)
  for (const id of readerIds) form.append('readerIds', id)
  return form
}

test('a form that says nothing of the audience leaves it as it was', async () => {
  await using store = await openTestStore()
  const user = await addUser(store)
  expect(await parseAudience(store, new FormData(), user, everyone, user.id)).toEqual({
    ok: true,
    audience: everyone,
  })
})

test('who would not see the letter any more cannot choose so, but whoever added it can', async () => {
  await using store = await openTestStore()
  const [user, other] = [
    await addUser(store, 'editor'),
    await addUser(store, 'coder', 'Ivo Petrov'),
  ]
  const form = choose('named', [other.id])
  expect(await parseAudience(store, form, user, everyone, other.id)).toMatchObject({
    ok: false,
    errors: {
      readerIds:
        'You would not see this letter any more yourself. Choose yourself as well, or ask an administrator to do this.',
    },
  })
  expect((await parseAudience(store, form, user, everyone, user.id)).ok).toBe(true)
})

test('nobody without an account and nobody deactivated can be named, unless they were named before', async () => {
  await using store = await openTestStore()
  const [user, gone] = [await addUser(store), await addUser(store, 'viewer', 'Ivo Petrov')]
  await addUser(store, 'admin', 'Mia Berg')
  await store.users.deactivate(gone.id, somebody)
  const parse = (id: string, before: Audience) =>
    parseAudience(store, choose('named', [id]), user, before, user.id)
  for (const id of ['nobody', gone.id])
    expect(await parse(id, everyone)).toMatchObject({
      ok: false,
      errors: { readerIds: expect.stringMatching(/^One of these people has no account here/) },
    })
  expect((await parse(gone.id, { visibility: 'named', readerIds: [gone.id] })).ok).toBe(true)
  expect(await parseAudience(store, choose('all'), user, everyone, user.id)).toMatchObject({
    ok: false,
    errors: { visibility: 'Choose who may see this letter.' },
  })
})

test('people of the same name are told apart by their addresses, administrators by what they see', async () => {
  await using store = await openTestStore()
  await addUser(store, 'admin', 'Mia Berg')
  for (const email of ['a@example.org', 'b@example.org'])
    await store.users.record({ email, name: 'Ana', role: 'viewer', passwordHash: null }, somebody)
  const choices = await listReaderChoices(store)
  expect(choices.map(({ note }) => note).sort()).toEqual([
    'a@example.org',
    'administrator, sees every letter',
    'b@example.org',
  ])
})

test('the names of the readers are those of whoever added the letter and of those named', async () => {
  await using store = await openTestStore()
  const [ana, ivo] = [await addUser(store), await addUser(store, 'viewer', 'Ivo Petrov')]
  await addUser(store, 'admin', 'Mia Berg')
  const letter = { addedBy: ana.id }
  expect(await findReaderNames(store, { letter, readerIds: [ivo.id] })).toEqual([
    'Ana Kovač',
    'Ivo Petrov',
  ])
})
