import { expect, test } from 'vitest'
import { findChosenActors, readAskedChoice } from '#app/features/choosing/asked-choice.ts'
import { formatActorRule } from '#app/domain/selection/actor-rules.ts'
import { actorId, dossierOf, somebody, topicId } from '#tests/support/letters.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function read(store: TestStore, query: string) {
  const errors: Record<string, string> = {}
  const visible = store.visibleTo('owner')
  const choice = await readAskedChoice(
    visible,
    await dossierOf(store),
    new URLSearchParams(query),
    errors,
  )
  return { choice, errors, rules: choice.rules.map(formatActorRule) }
}

test('the fields of the form become rules beside those of the address', async () => {
  await using store = await openSeededStore()
  expect((await read(store, 'who=kind:person&who=&since=2018-05&attribute=&value=')).rules).toEqual(
    ['kind:person', 'since:2018-05'],
  )
  expect((await read(store, 'attribute=country&value=Sweden')).rules).toEqual(['is:country=Sweden'])
})

test('what is written halfway or wrong is told at its field, and the rest counts', async () => {
  await using store = await openSeededStore()
  const { errors, rules } = await read(store, 'since=soon&attribute=country&who=kind:unit')
  expect(errors).toEqual({
    since: '“soon” is no day. Write 2018, 2018-05 or 2018-05-01.',
    value: 'Write what country is.',
  })
  expect(rules).toEqual(['kind:unit'])
  expect((await read(store, 'value=Sweden')).errors).toEqual({
    value: 'Choose of which attribute this is the value.',
  })
})

test('an organisation that nobody knows is named, and its rule is left out', async () => {
  await using store = await openSeededStore()
  const commission = await actorId(store, 'European Commission')
  const { rules, errors, choice } = await read(store, `who=in:nobody&who=in:${commission}`)
  expect(rules).toEqual([`in:${commission}`])
  expect(choice.names.get(commission)).toBe('European Commission')
  expect(errors.who).toMatch(/^An organisation of this address does not exist/)
})

test('at most two hundred are kept one by one, and it is said', async () => {
  await using store = await openSeededStore()
  const ids = Array.from({ length: 201 }, (_, index) => `p${index}`)
  await store.actors.record(
    ids.map((id) => ({ id, kind: 'person' as const, name: id })),
    [],
    somebody,
  )
  const { choice, errors } = await read(store, ids.map((id) => `actor=${id}`).join('&'))
  expect(choice.ids).toHaveLength(200)
  expect(errors.chosen).toMatch(/^201 actors were ticked, and 200 are kept one by one/)
})

test('a choice comes to those of its rules together, of each group, and those it names', async () => {
  await using store = await openSeededStore()
  const visible = store.visibleTo('owner')
  const scope = {
    dossierId: await dossierOf(store),
    topicIds: [await topicId(store)],
    asOf: '2021-12-31',
  }
  const speakers = await visible.actors.byIds(await visible.evidence.actorIds(scope.topicIds))
  await store.actors.record([{ id: 'silent', kind: 'person', name: 'Silent' }], [], somebody)
  const johansson = await actorId(store)
  const { choice } = await read(
    store,
    `who=kind:person&take=kind:organisation&take=nonsense&actor=silent&actor=${johansson}`,
  )
  const { ruled, grouped, all } = await findChosenActors(visible, speakers, choice, scope)
  expect([ruled.length, grouped.map((group) => group.length)]).toEqual([2, [1]])
  expect(all).toHaveLength(4)
  expect(all).toContain('silent')
})
