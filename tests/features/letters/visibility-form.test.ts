import { expect, test } from 'vitest'
import {
  findReaderNames,
  listReaderChoices,
  parseAudience,
} from '#app/features/letters/visibility-form.ts'
import type { Audience } from '#app/domain/letters.ts'
import { keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

function formOf(visibility: string | null, readerIds: readonly string[] = []): FormData {
  const form = new FormData()
  if (visibility !== null) form.set('visibility', visibility)
  for (const id of readerIds) form.append('readerIds', id)
  return form
}

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
    errors: {
      readerIds:
        'You would not see this letter any more yourself. Choose yourself as well, or ask an administrator to do this.',
    },
  })
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
})
