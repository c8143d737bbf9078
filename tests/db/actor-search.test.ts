import { expect, test } from 'vitest'
import { openTestStore, type TestStore } from '../support/store.ts'

const somebody = { userId: null, via: 'command line' } as const

/** So many people, every hundredth of whom is called Müller, one of them by an alias alone. */
async function addActors(store: TestStore, many: number): Promise<void> {
  const added = Array.from({ length: many }, (_, at) => ({
    id: `actor-${String(at).padStart(5, '0')}`,
    kind: 'person' as const,
    name: at % 100 ? `Person ${at}` : `Müller, Anna ${at}`,
    aliases: at === 1 ? ['Annamaria Muller'] : [],
  }))
  await store.actors.record(added, [], somebody)
}

test('actors are found by name and alias, whatever case and accents, and the total is said', async () => {
  await using store = await openTestStore()
  await addActors(store, 1000)
  const { actors, total } = await store.visibleTo('owner').actors.search('MULLER', 5)
  expect([actors.length, total]).toEqual([5, 11])
  expect(actors.map(({ name }) => name)).toEqual(
    [0, 100, 200, 300, 400].map((at) => `Müller, Anna ${at}`),
  )
  const last = await store.visibleTo('owner').actors.search('muller', 20)
  expect(last.actors.at(-1)!.name).toBe('Person 1')
})

test('no words find nobody, and ids that are not there are left out', async () => {
  await using store = await openTestStore()
  await addActors(store, 3)
  const { actors } = store.visibleTo('owner')
  expect(await actors.search('  ', 5)).toEqual({ actors: [], total: 0 })
  expect((await actors.byIds(['actor-00001', 'nobody'])).map(({ id }) => id)).toEqual([
    'actor-00001',
  ])
})

test('of ten thousand actors a search hands over no more than are asked for', async () => {
  await using store = await openTestStore()
  await store.rows(`insert into actors (id, kind, name, name_key, created_at, counts_as_id)
    with recursive numbers (i) as (select 1 union all select i + 1 from numbers where i < 10000)
    select 'actor-' || i, 'person', 'Person ' || i, 'person ' || i, '2026-01-01T00:00:00.000Z', 'actor-' || i
    from numbers`)
  const { actors, total } = await store.visibleTo('owner').actors.search('person', 10)
  expect([actors.length, total]).toEqual([10, 10_000])
})
