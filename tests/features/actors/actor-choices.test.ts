import { expect, test } from 'vitest'
import { findActorChoices } from '#app/features/actors/actor-choices.ts'
import { loader } from '#app/routes/actors[.]json.ts'
import { somebody } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function addPeople(store: TestStore, many: number): Promise<void> {
  const people = Array.from({ length: many }, (_, at) => ({
    id: `actor-${String(at).padStart(2, '0')}`,
    kind: 'person' as const,
    name: `Müller ${at}`,
    aliases: at === 7 ? ['The Seventh'] : [],
  }))
  await store.actors.record(people, [], somebody)
}

test('at most twenty are offered, and the total says how many there are', async () => {
  await using store = await openTestStore()
  await addPeople(store, 45)
  const { actors, total } = await findActorChoices(store.visibleTo('owner'), 'muller')
  expect([actors.length, total]).toEqual([20, 45])
})

test('the address answers as JSON with names and aliases', async () => {
  await using store = await openTestStore()
  await addPeople(store, 10)
  const context = requestContextOf(store, await addUser(store, 'viewer'))
  const ask = (address: string) =>
    loader({ request: new Request(`http://localhost${address}`), params: {}, context })
  const response = await ask('/actors.json?q=seventh')
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  expect(await response.json()).toEqual({
    actors: [{ id: 'actor-07', kind: 'person', name: 'Müller 7', aliases: ['The Seventh'] }],
    total: 1,
  })
  expect(await (await ask('/actors.json')).json()).toEqual({ actors: [], total: 0 })
})

test('who is not signed in is sent to sign in', async () => {
  await using store = await openTestStore()
  const request = new Request('http://localhost/actors.json?q=a')
  const answer: unknown = await loader({
    request,
    params: {},
    context: requestContextOf(store, null),
  }).catch((thrown: unknown) => thrown)
  expect((answer as Response).status).toBe(302)
})
