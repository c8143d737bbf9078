import { expect, test } from 'vitest'
import { actorId, aParty, keep, somebody } from '#tests/support/letters.ts'
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

test('that somebody continues as one whom only a hidden letter names is not told', async () => {
  await using store = await openTestStore()
  const reader = await addUser(store, 'coder', 'Ivo Marić')
  await keep(store, {
    form: { parties: [aParty({ name: 'Elif Şahin' })] },
    audience: { visibility: 'named', readerIds: [] },
  })
  await store.actors.record([{ id: 'ana', kind: 'person', name: 'Ana Ruiz' }], [], somebody)
  const next = {
    ...{ kind: 'successor' as const, attribute: null, value: null, letterId: null, source: null },
    ...{ firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null },
    successorId: await actorId(store, 'Elif Şahin'),
  }
  await store.actors.saveFacts('ana', { added: [next] }, somebody)
  const countTold = async (visible: ReturnType<typeof store.visibleTo>) =>
    (await visible.history.page({ actorId: 'ana' }, 10, 0)).total
  expect(await countTold(store.visibleTo({ id: 'ada', role: 'admin' }))).toBe(2)
  expect(await countTold(store.visibleTo(reader))).toBe(1)
})
