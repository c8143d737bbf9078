import { expect, test } from 'vitest'
import { explainMissingHolder, resolveHolders } from '#app/features/coding/holders.ts'
import { openForCoding } from '#tests/support/coding.ts'
import { actorId, somebody } from '#tests/support/letters.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'

test('whoever is chosen and also named, by an alias, is a holder once and in the order chosen', async () => {
  await using store = await openSeededStore()
  const { context } = await openForCoding(store)
  const [johansson, commission] = [
    await actorId(store),
    await actorId(store, 'European Commission'),
  ]
  const fields = { otherHolder: ' commission ' }
  for (const holderIds of [[commission, johansson], [johansson]])
    expect(await resolveHolders(context, { fields, holderIds })).toMatchObject({
      holderIds: [...new Set([...holderIds, commission])],
      ...{ errors: null, made: [] },
    })
})

test('of several merged holders one remains, and an id of nobody stays, to be refused', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const { visible } = context
  const johansson = await actorId(store)
  for (const id of ['first', 'second']) {
    await store.actors.record([{ id, kind: 'person', name: id, aliases: [] }], [], somebody)
    await store.merges.record('actor', id, johansson, somebody)
  }
  const form = { fields: {}, holderIds: ['first', 'nobody', 'second'] }
  const { holderIds } = await resolveHolders(context, form)
  expect(holderIds).toEqual([johansson, 'nobody'])
  expect(await explainMissingHolder(visible, holderIds)).toBe(
    'One of these holders does not exist. Choose among those shown, or write a name that the Actors page lists.',
  )
  expect(await explainMissingHolder(visible, [johansson])).toBeNull()
})

test('a name that several bear is nobody’s until one of their ids is written, and what was chosen stays', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const johansson = await actorId(store)
  const twins = ['twin-1', 'twin-2'].map((id) => ({
    id,
    kind: 'person' as const,
    name: 'Ann Lee',
    aliases: [],
  }))
  await store.actors.record(twins, [], somebody)
  const resolve = (otherHolder: string) =>
    resolveHolders(context, { fields: { otherHolder }, holderIds: [johansson] })
  const refused = await resolve('ann lee')
  expect(refused.holderIds).toEqual([johansson])
  expect(refused.errors?.otherHolder).toMatch(
    /^Several actors are called “ann lee”\. Write the id of one: (twin-1 or twin-2|twin-2 or twin-1)\.$/,
  )
  expect(await resolve('twin-2')).toMatchObject({
    holderIds: [johansson, 'twin-2'],
    errors: null,
  })
})

test('a name of nobody is asked about with those of nearly that name, and whoever is new is as hidden as the letter', async () => {
  await using store = await openTestStore()
  const { context, letterId } = await openForCoding(store)
  const resolve = (otherHolder: string, meantActor = '') =>
    resolveHolders(context, { fields: { otherHolder, meantActor }, holderIds: [] })
  const johansson = await actorId(store)
  expect((await resolve('Ylva Johanson')).errors).toEqual({
    otherHolder:
      'Nobody here is called “Ylva Johanson”. Choose below who is meant, or that it is somebody new.',
    newActor: 'Ylva Johanson',
    newSorts: 'person organisation unit office',
    nearActors: `${johansson} person Ylva Johansson`,
  })
  expect((await resolve('Ylva Johanson', johansson)).holderIds).toEqual([johansson])
  const made = await resolve('Ylva Johanson', 'person')
  expect(await store.actors.byName('Ylva Johanson')).toEqual([])
  expect(made.made).toMatchObject([
    { id: made.id, letterId, form: { name: 'Ylva Johanson', kind: 'person' } },
  ])
  expect(made.holderIds).toEqual([made.id])
})
