import { expect, test } from 'vitest'
import { actorId, aParty, keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('whoever names somebody from a hidden letter does not learn who added them and when', async () => {
  await using store = await openTestStore()
  const [owner, other] = [
    await addUser(store, 'editor', 'Ana Kovač'),
    await addUser(store, 'coder', 'Ivo Marić'),
  ]
  const parties = [aParty({ name: 'Elif Şahin' })]
  await keep(store, {
    form: { parties },
    doer: { userId: owner.id, via: 'screen' },
    audience: { visibility: 'named', readerIds: [] },
  })
  await keep(store, { form: { parties }, doer: { userId: other.id, via: 'screen' } })
  const id = await actorId(store, 'Elif Şahin')
  const told = async (reader: typeof owner) => {
    const visible = store.visibleTo(reader)
    const { entries, total } = await visible.history.page({ actorId: id }, 10, 0)
    return [total, (await visible.history.describe(entries)).map(({ sentence }) => sentence)]
  }
  expect(await store.visibleTo(other).actors.byId(id)).toMatchObject({ name: 'Elif Şahin' })
  expect(await told(other)).toEqual([0, []])
  expect(await told(owner)).toEqual([1, ['Ana Kovač added Elif Şahin as a person']])
})
