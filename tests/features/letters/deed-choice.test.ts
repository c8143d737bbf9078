import { expect, test } from 'vitest'
import { findChoiceError, listOwnDeeds, readDeedChoice } from '#app/features/letters/deed-choice.ts'
import { keep } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('who may what of many letters: viewers nothing, coders no withdrawal', async () => {
  await using store = await openTestStore()
  await keep(store)
  const kindsOf = async (role: 'viewer' | 'coder' | 'editor') => {
    const user = await addUser(store, role, `${role} Person`)
    return (await listOwnDeeds({ user, visible: store.visibleTo(user) })).map(({ kind }) => kind)
  }
  expect(await kindsOf('viewer')).toEqual([])
  expect(await kindsOf('coder')).not.toContain('withdraw')
  expect(await kindsOf('editor')).toContain('withdraw')
})

test('a coder takes letters for themselves only; a withdrawal asks for a reason', async () => {
  await using store = await openTestStore()
  await keep(store)
  const [ana, ben] = [await addUser(store), await addUser(store, 'coder', 'Ben Maas')]
  const context = { ...requestContextOf(store, ana), user: ana }
  const read = (fields: Record<string, string>) =>
    readDeedChoice(context, new URLSearchParams(fields))
  expect(await read({ deed: 'give' })).toMatchObject({ asks: 'coder', coders: [{ id: ana.id }] })
  expect(await read({ deed: 'give', to: ben.id })).toMatchObject({ asks: 'coder', coder: null })
  expect(await read({ deed: 'give', to: 'me' })).toMatchObject({ asks: null, name: 'Ana Kovač' })
  expect(await read({ deed: 'give', to: 'nobody' })).toMatchObject({ asks: null, coder: null })
  expect(await read({ deed: 'seen by' })).toMatchObject({ asks: 'audience' })
  await expect(read({ deed: 'withdraw' })).rejects.toMatchObject({ status: 403 })
  await expect(read({ deed: 'burn' })).rejects.toMatchObject({ status: 400 })
  const choice = await read({ deed: 'finished' })
  expect(findChoiceError(choice)).toBeNull()
  expect(findChoiceError({ ...choice, kind: 'withdraw' })).toMatch('Write why')
})
