import { expect, test } from 'vitest'
import { explainMissingHolder, resolveHolders } from '#app/features/coding/holders.ts'
import { actorId, keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'

test('whoever is chosen and also named, by an alias, is a holder once and in the order chosen', async () => {
  await using store = await openSeededStore()
  const visible = store.visibleTo(await addUser(store))
  const [johansson, commission] = [
    await actorId(store),
    await actorId(store, 'European Commission'),
  ]
  const fields = { otherHolder: ' commission ' }
  for (const holderIds of [[commission, johansson], [johansson]])
    expect(await resolveHolders(visible, { fields, holderIds })).toEqual({
      holderIds: [...new Set([...holderIds, commission])],
      error: null,
    })
})

test('of several merged holders one remains, and an id of nobody stays, to be refused', async () => {
  await using store = await openTestStore()
  await keep(store)
  const visible = store.visibleTo('owner')
  const johansson = await actorId(store)
  for (const id of ['first', 'second']) {
    await store.actors.record([{ id, kind: 'person', name: id, aliases: [] }], [], somebody)
    await store.merges.record('actor', id, johansson, somebody)
  }
  const form = { fields: {}, holderIds: ['first', 'nobody', 'second'] }
  const { holderIds } = await resolveHolders(visible, form)
  expect(holderIds).toEqual([johansson, 'nobody'])
  expect(await explainMissingHolder(visible, holderIds)).toBe(
    'One of these holders does not exist. Choose among those shown, or write a name that the Actors page lists.',
  )
  expect(await explainMissingHolder(visible, [johansson])).toBeNull()
})

test('a name that several bear is nobody’s until one of their ids is written, and what was chosen stays', async () => {
  await using store = await openTestStore()
  await keep(store)
  const johansson = await actorId(store)
  const twins = ['twin-1', 'twin-2'].map((id) => ({
    id,
    kind: 'person' as const,
    name: 'Ann Lee',
    aliases: [],
  }))
  await store.actors.record(twins, [], somebody)
  const resolve = (otherHolder: string) =>
    resolveHolders(store.visibleTo('owner'), { fields: { otherHolder }, holderIds: [johansson] })
  const refused = await resolve('ann lee')
  expect(refused.holderIds).toEqual([johansson])
  expect(refused.error).toMatch(
    /^Several actors are called “ann lee”\. Write the id of one: (twin-1 or twin-2|twin-2 or twin-1)\.$/,
  )
  expect(await resolve('twin-2')).toEqual({ holderIds: [johansson, 'twin-2'], error: null })
})
