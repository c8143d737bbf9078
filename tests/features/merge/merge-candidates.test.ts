import { expect, test } from 'vitest'
import {
  chooseSearchWords,
  findMergeCandidates,
  listMergeViews,
} from '#app/features/merge/merge-candidates.ts'
import { actorId, aParty, aPassage, keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const letterBy = (store: TestStore, name: string, incoming: Parameters<typeof keep>[1] = {}) =>
  keep(store, {
    form: { parties: [aParty({ name })] },
    text: `A letter by ${name}. We support it without reservation.`,
    ...incoming,
  })

async function offersFor(store: TestStore, visible = store.visibleTo('owner')) {
  const actor = (await visible.actors.byId(await actorId(store)))!
  const offers = await findMergeCandidates(visible, actor, 'johansson')
  return offers.map(({ name, says }) => [name, says])
}

test('of the same name others of the same kind are offered, who said most first, with what tells them apart', async () => {
  await using store = await openTestStore()
  await keep(store)
  await letterBy(store, 'A. Johansson')
  await letterBy(store, 'Y. Johansson', { positions: [aPassage()] })
  const cabinet = { kind: 'organisation' as const, name: 'Cabinet Johansson', aliases: [] }
  await store.actors.record([{ ...cabinet, id: 'cabinet' }], [], somebody)
  expect(await offersFor(store)).toEqual([
    ['Y. Johansson', 'person · 1 position · 1 letter written'],
    ['A. Johansson', 'person · 0 positions · 1 letter written'],
  ])
})

test('somebody of the same kind is offered however many others have the name', async () => {
  await using store = await openTestStore()
  await keep(store)
  const bodies = Array.from({ length: 30 }, (_, at) => ({
    id: `body-${at}`,
    kind: 'organisation' as const,
    name: `A Johansson ${at} Foundation`,
    aliases: [],
  }))
  const namesake = { id: 'z', kind: 'person' as const, name: 'Z. Johansson', aliases: [] }
  await store.actors.record([...bodies, namesake], [], somebody)
  expect((await offersFor(store)).map(([name]) => name)).toEqual(['Z. Johansson'])
})

test('at most twenty are offered, with three aliases each', async () => {
  await using store = await openTestStore()
  await keep(store)
  const namesakes = Array.from({ length: 30 }, (_, at) => ({
    id: `namesake-${at}`,
    kind: 'person' as const,
    name: `A. Johansson ${at}`,
    aliases: ['I', 'II', 'III', 'IV'].map((number) => `${at} ${number}`),
  }))
  await store.actors.record(namesakes, [], somebody)
  const offers = await offersFor(store)
  expect(offers).toHaveLength(20)
  expect(offers[0]![1]).toBe('person · also 0 I, 0 II, 0 III · 0 positions · 0 letters written')
})

test('whom only a hidden letter names is offered to nobody else, nor is it counted', async () => {
  await using store = await openTestStore()
  await keep(store)
  await letterBy(store, 'Y. Johansson')
  const ana = await addUser(store, 'editor')
  const ben = await addUser(store, 'editor', 'Ben Okafor')
  const audience = { visibility: 'named' as const, readerIds: [ana.id] }
  await letterBy(store, 'A. Johansson', { audience })
  await letterBy(store, 'Y. Johansson', { audience, text: 'Another letter of Y. Johansson.' })
  expect(await offersFor(store, store.visibleTo(ana))).toEqual([
    ['A. Johansson', 'person · 0 positions · 1 letter written'],
    ['Y. Johansson', 'person · 0 positions · 2 letters written'],
  ])
  expect(await offersFor(store, store.visibleTo(ben))).toEqual([
    ['Y. Johansson', 'person · 0 positions · 1 letter written'],
  ])
})

test('a merge is told with who made it and when, and with what it was merged into at first', async () => {
  await using store = await openTestStore()
  await keep(store)
  await letterBy(store, 'Y. Johansson')
  await letterBy(store, 'Johansson, Y.')
  const { id: userId } = await addUser(store, 'editor')
  const [first, second, third] = [
    await actorId(store, 'Johansson, Y.'),
    await actorId(store, 'Y. Johansson'),
    await actorId(store),
  ]
  await store.merges.record('actor', first, second, somebody)
  await store.merges.record('actor', second, third, { userId, via: 'screen' })
  await store.rows(
    "update merges set merged_at = case when merged_id = ? then '2026-11-12T14:05:59.000Z' else '2026-11-13T09:00:00.000Z' end",
    first,
  )
  const views = await listMergeViews(store.visibleTo('owner'), 'actor', third)
  expect(views.map(({ merged, how }) => [merged, how])).toEqual([
    ['Y. Johansson', 'by Ana Kovač, 13 November 2026, 09:00'],
    ['Johansson, Y.', 'into Y. Johansson, 12 November 2026, 14:05'],
  ])
})

test('namesakes are looked for by the family name of a person and the longest word of a house', () => {
  const wordsFor = (kind: 'person' | 'organisation', name: string) =>
    chooseSearchWords({ id: 'x', kind, name, aliases: [] })
  expect([
    wordsFor('person', 'Ursula von der Leyen'),
    wordsFor('person', 'von der Leyen, Ursula'),
    wordsFor('person', ', Ursula'),
    wordsFor('organisation', 'DG for Communications Networks'),
    wordsFor('organisation', 'DG'),
  ]).toEqual(['Leyen', 'Leyen', 'Ursula', 'Communications', 'DG'])
})
