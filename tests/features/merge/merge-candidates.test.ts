import { expect, test } from 'vitest'
import {
  chooseSearchWords,
  findMergeCandidates,
  listMergeViews,
} from '#app/features/merge/merge-candidates.ts'
import { actorId, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a person is looked for by the last of their names, a body by its longest word', () => {
  const ofActor = { id: 'a', aliases: [] }
  expect(chooseSearchWords({ ...ofActor, kind: 'person', name: 'Ylva Johansson' })).toBe(
    'Johansson',
  )
  expect(
    chooseSearchWords({ ...ofActor, kind: 'organisation', name: 'Prostasia Foundation US' }),
  ).toBe('Foundation')
})

test('at most twenty others of the same kind are offered, never the actor itself or a body', async () => {
  await using store = await openTestStore()
  await keep(store)
  const others = Array.from({ length: 25 }, (_, at) => ({
    id: `p-${at}`,
    kind: 'person' as const,
    name: `Johansson ${at}`,
    aliases: ['Y. J.'],
  }))
  const body = { id: 'body', kind: 'organisation', name: 'Johansson AB', aliases: [] } as const
  await store.actors.record([...others, { ...body, aliases: [] }], [], somebody)
  const actor = (await store.actors.byId('p-3'))!
  const visible = store.visibleTo('owner')
  const many = await findMergeCandidates(visible, actor, 'Johansson')
  expect(many.length).toBeGreaterThanOrEqual(19)
  expect(many.length).toBeLessThanOrEqual(20)
  expect(many.map(({ id }) => id)).not.toContain('p-3')
  expect(many.map(({ id }) => id)).not.toContain('body')
  const [ylva] = await findMergeCandidates(visible, actor, 'Ylva')
  expect(ylva).toEqual({
    id: await actorId(store),
    name: 'Ylva Johansson',
    says: 'person · 0 positions · 1 letter written',
  })
})

test('a merge is listed on the page of the one that remains', async () => {
  await using store = await openTestStore()
  await keep(store)
  const namesake = { id: 'n', kind: 'person' as const, name: 'Y. Johansson', aliases: [] }
  await store.actors.record([namesake], [], somebody)
  const into = await actorId(store)
  await store.merges.record('actor', 'n', into, somebody)
  const [merge] = await listMergeViews(store.visibleTo('owner'), 'actor', into)
  expect(merge!.merged).toBe('Y. Johansson')
  expect(merge!.how).not.toContain('into')
})
