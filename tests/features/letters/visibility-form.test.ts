import { expect, test } from 'vitest'
<<<<<<< HEAD
=======
import type { Audience } from '#app/domain/letters.ts'
>>>>>>> h-ftests
import {
  findReaderNames,
  listReaderChoices,
  parseAudience,
} from '#app/features/letters/visibility-form.ts'
<<<<<<< HEAD
import type { Audience } from '#app/domain/letters.ts'
import { keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

function formOf(visibility: string | null, readerIds: readonly string[] = []): FormData {
  const form = new FormData()
  if (visibility !== null) form.set('visibility', visibility)
=======
import { somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const everyone: Audience = { visibility: 'everyone', readerIds: [] }

function choose(visibility: string, readerIds: readonly string[] = []): FormData {
  const form = new FormData()
  form.set('visibility', visibility)
>>>>>>> h-ftests
  for (const id of readerIds) form.append('readerIds', id)
  return form
}

<<<<<<< HEAD
/** Ada, who is administrator, Ana and Ben; whoever else was shut out. */
async function aTeam(store: TestStore) {
  const ada = await addUser(store, 'admin', 'Ada Nowak')
  const ana = await addUser(store, 'coder', 'Ana Kovač')
  const ben = await addUser(store, 'viewer', 'Ben Okafor')
  const gil = await addUser(store, 'coder', 'Gil Former')
  await store.users.deactivate(gil.id, somebody)
  return { ada, ana, ben, gil }
}

const everyone: Audience = { visibility: 'everyone', readerIds: [] }

test('who may sign in is offered by name, and of the others who is named already, with what tells them apart', async () => {
  await using store = await openTestStore()
  const { ana, ben, gil } = await aTeam(store)
  await store.users.record(
    { email: 'other@example.org', name: 'Ben Okafor', role: 'coder', passwordHash: null },
    somebody,
  )
  const choices = await listReaderChoices(store)
  expect(choices.map(({ name, note }) => [name, note])).toEqual([
    ['Ada Nowak', 'administrator, sees every letter'],
    ['Ana Kovač', null],
    ['Ben Okafor', 'ben@example.org'],
    ['Ben Okafor', 'other@example.org'],
  ])
  expect(choices.map(({ id }) => id)).toEqual(expect.arrayContaining([ana.id, ben.id]))
  expect((await listReaderChoices(store, [gil.id])).at(-1)).toEqual({
    id: gil.id,
    name: 'Gil Former',
    note: 'deactivated',
  })
})

test('a letter is for those whom the form names, each once; without a word of it whom it was for before', async () => {
  await using store = await openTestStore()
  const { ana, ben, gil } = await aTeam(store)
  const before: Audience = { visibility: 'named', readerIds: [gil.id] }
  const parse = (form: FormData) => parseAudience(store, form, ana, before, ana.id)
  const named = [ben.id, gil.id, ben.id]
  expect(await parse(formOf('named', named))).toEqual({
    ok: true,
    audience: { visibility: 'named', readerIds: [ben.id, gil.id].sort() },
  })
  expect(await parse(formOf(null, [ben.id]))).toEqual({ ok: true, audience: before })
})

test('an audience that is none, strangers and shutting oneself out are refused with what was chosen', async () => {
  await using store = await openTestStore()
  const { ada, ana, ben, gil } = await aTeam(store)
  const parse = (form: FormData, user = ana) => parseAudience(store, form, user, everyone, ben.id)
  const noAccount =
    'One of these people has no account here, or cannot sign in any more. Choose among those shown.'
  expect(await parse(formOf('friends', [ana.id]))).toEqual({
    ok: false,
    audience: { visibility: 'everyone', readerIds: [ana.id] },
    errors: { visibility: 'Choose who may see this letter.' },
  })
  for (const stranger of [gil.id, 'nobody'])
    expect(await parse(formOf('named', [ana.id, stranger]))).toEqual({
      ok: false,
      audience: { visibility: 'named', readerIds: [ana.id, stranger].sort() },
      errors: { readerIds: noAccount },
    })
  expect(await parse(formOf('named', [ben.id]))).toEqual({
    ok: false,
    audience: { visibility: 'named', readerIds: [ben.id] },
=======
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
>>>>>>> h-ftests
    errors: {
      readerIds:
        'You would not see this letter any more yourself. Choose yourself as well, or ask an administrator to do this.',
    },
  })
<<<<<<< HEAD
  expect((await parse(formOf('named', [ben.id]), ada)).ok).toBe(true)
  expect((await parse(formOf('named', []), ben)).ok).toBe(true)
})

test('a letter is said to be for whoever added it and those who are named, by name, not for administrators', async () => {
  await using store = await openTestStore()
  const { ana, ben } = await aTeam(store)
  const { id } = await keep(store, {
    doer: { userId: ben.id, via: 'screen' },
    audience: { visibility: 'named', readerIds: [ana.id] },
  })
  const letterDetail = (await store.letters.byId(id))!
  expect(await findReaderNames(store, letterDetail)).toEqual(['Ana Kovač', 'Ben Okafor'])
=======
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
>>>>>>> h-ftests
})
