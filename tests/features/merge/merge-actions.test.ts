import { expect, test } from 'vitest'
import { mergeActor, mergeTopic } from '#app/features/merge/merge-actions.ts'
import { actorId, dossierOf, keep, somebody, topicId } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function addNamesakes(store: TestStore) {
  await keep(store)
  const people = ['Y. Johansson', 'European Commission'].map((name, at) => ({
    id: at ? 'house' : 'namesake',
    kind: at ? ('organisation' as const) : ('person' as const),
    name,
    aliases: [] as string[],
  }))
  await store.actors.record(people, [], somebody)
  return (await store.actors.byId('namesake'))!
}

const request = (store: TestStore, fields: Record<string, string>) => ({
  visible: store.visibleTo('owner'),
  performedBy: somebody,
  fields,
})

test('an actor is merged into another and the merge is taken apart once', async () => {
  await using store = await openTestStore()
  const [actor, into] = [await addNamesakes(store), await actorId(store)]
  const merged = await mergeActor(request(store, { deed: 'merge', into }), actor)
  expect(merged).toEqual({ ok: true, remainingId: into })
  expect((await store.actors.byId(actor.id))!.id).toBe(into)
  const [{ id } = { id: '' }] = await store.merges.mergesInto('actor', into)
  const remaining = (await store.actors.byId(into))!
  const apart = request(store, { deed: 'take apart', id })
  expect(await mergeActor(apart, remaining)).toEqual({ ok: true, remainingId: into })
  expect((await store.actors.byId(actor.id))!.id).toBe(actor.id)
  expect(await mergeActor(apart, remaining)).toMatchObject({
    ok: false,
    cause: 'changed meanwhile',
    refusal: { errors: { form: 'This merge was undone already.' } },
  })
})

test('nobody is merged into a body, into themselves or into nobody', async () => {
  await using store = await openTestStore()
  const actor = await addNamesakes(store)
  for (const into of ['house', actor.id, 'nobody', '']) {
    const outcome = await mergeActor(request(store, { deed: 'merge', into }), actor)
    expect(outcome).toMatchObject({ ok: false, cause: 'unfit' })
    if (outcome.ok) throw new Error('This was merged.')
    expect(outcome.refusal.errors.into).toBeTruthy()
  }
  expect((await store.actors.byId(actor.id))!.id).toBe(actor.id)
  expect(await mergeActor(request(store, { deed: 'merge' }), actor)).toMatchObject({
    refusal: { errors: { into: 'Choose the actor that remains.' } },
  })
})

test('a topic is merged into another of its dossier, and no other', async () => {
  await using store = await openTestStore()
  await keep(store)
  const topics = await store.topics.ofDossier(await dossierOf(store))
  const topic = topics.find(({ name }) => name === 'Encryption')!
  expect(
    await mergeTopic(request(store, { deed: 'merge', into: 'else' }), topic, topics),
  ).toMatchObject({ ok: false, refusal: { errors: { into: 'Choose the topic that remains.' } } })
  const into = await topicId(store, 'Voluntary detection')
  const outcome = await mergeTopic(request(store, { deed: 'merge', into }), topic, topics)
  expect(outcome).toEqual({ ok: true, remainingId: into })
  expect(await store.topics.canonicalId(topic.id)).toBe(into)
})
