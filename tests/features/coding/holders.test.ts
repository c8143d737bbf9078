import { expect, test } from 'vitest'
import { findMissingHolder, resolveHolders } from '#app/features/coding/holders.ts'
import { actorId, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a holder who is chosen and named is one, and one merged meanwhile is the one that remains', async () => {
  await using store = await openTestStore()
  await keep(store)
  const remaining = await actorId(store)
  const merged = { id: 'merged', kind: 'person' as const, name: 'Y. J.', aliases: [] }
  await store.actors.record([merged], [], somebody)
  await store.merges.record('actor', 'merged', remaining, somebody)
  const form = { fields: { otherHolder: 'Ylva Johansson' }, holderIds: [remaining, 'merged'] }
  expect(await resolveHolders(store.visibleTo('owner'), form)).toEqual({
    holderIds: [remaining],
    error: null,
  })
})

test('an id of nobody stays as it is and is said to be nobody', async () => {
  await using store = await openTestStore()
  await keep(store)
  const visible = store.visibleTo('owner')
  const { holderIds } = await resolveHolders(visible, { fields: {}, holderIds: ['nobody'] })
  expect(holderIds).toEqual(['nobody'])
  expect(await findMissingHolder(visible, holderIds)).toMatch(
    /^One of these holders does not exist/,
  )
  expect(await findMissingHolder(visible, [await actorId(store)])).toBeNull()
})
