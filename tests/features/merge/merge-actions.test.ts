import { expect, test } from 'vitest'
import { mergeActor, mergeTopic } from '#app/features/merge/merge-actions.ts'
import { forecastMerge } from '#app/features/merge/merge-forecast.ts'
import {
  actorId,
  aParty,
  aPassage,
  dossierOf,
  keep,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { alteredForm, refusalOf } from '#tests/support/refusals.ts'
import { addUser } from '#tests/support/request-context.ts'
import { withStandardError } from '#tests/support/standard-error.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

/** Johansson stands in the store twice, the second time as one of the Commission. */
async function enteredTwice(store: TestStore) {
  await keep(store, { positions: [aPassage()] })
  const parties = [aParty({ name: 'Y. Johansson', organisation: 'European Commission' })]
  await keep(store, { form: { parties }, text: 'Once more, in other words.' })
  const visible = store.visibleTo('owner')
  const other = (await visible.actors.byId(await actorId(store, 'Y. Johansson')))!
  const send = (fields: Record<string, string>) =>
    mergeActor({ visible, performedBy: somebody, fields }, other)
  return { visible, other, send, johansson: await actorId(store) }
}

const mergesOf = (store: TestStore) =>
  store.rows('select merged_id as merged, into_id as "into" from merges where undone_at is null')

test('who was entered twice is merged into the one that remains, and taken apart again', async () => {
  await using store = await openTestStore()
  const { visible, other, send, johansson } = await enteredTwice(store)
  const remains = { ok: true, remainingId: johansson }
  expect(await send({ deed: 'merge', into: johansson })).toEqual(remains)
  expect((await visible.actors.byId(other.id))!.id).toBe(johansson)
  const [merge] = await visible.merges.mergesInto('actor', johansson)
  const takeApart = (id: string) =>
    mergeActor(
      { visible, performedBy: somebody, fields: { deed: 'take apart', id: merge!.id } },
      { ...other, id },
    )
  const undoneAlready = {
    cause: 'changed meanwhile',
    refusal: { errors: { form: 'This merge was undone already.' } },
  }
  expect(await takeApart(await actorId(store, 'European Commission'))).toMatchObject(undoneAlready)
  expect(await mergesOf(store)).toHaveLength(1)
  expect(await takeApart(johansson)).toEqual(remains)
  expect((await visible.actors.byId(other.id))!.id).toBe(other.id)
  expect(await takeApart(johansson)).toMatchObject(undoneAlready)
})

test('nobody, oneself and somebody of another kind are refused at the choice, and nothing is merged', async () => {
  await using store = await openTestStore()
  const { other, send } = await enteredTwice(store)
  const commission = await actorId(store, 'European Commission')
  for (const [into, sentence] of [
    ['', 'Choose the actor that remains.'],
    ['nobody', 'Choose the actor that remains.'],
    [other.id, 'Y. Johansson and Y. Johansson are one already. Choose another actor.'],
    [
      commission,
      'Y. Johansson is a person and European Commission is an organisation: they cannot be one. ' +
        'A person’s house is said by an affiliation.',
    ],
  ] as const) {
    const fields = { deed: 'merge', into }
    const refusal = { ok: false, errors: { into: sentence }, fields }
    expect(await send(fields)).toEqual({ ok: false, cause: 'unfit', refusal })
  }
  expect(await refusalOf(() => send({ deed: 'delete' }))).toEqual(alteredForm)
  expect(await mergesOf(store)).toEqual([])
})

test('what others did meanwhile or a store that cannot store changes nothing and says why', async () => {
  await using store = await openTestStore()
  const { visible, other, send, johansson } = await enteredTwice(store)
  const fields = { deed: 'merge', into: johansson }
  await store.rows('pragma query_only = 1')
  const { result } = await withStandardError(() => send(fields))
  expect(result).toMatchObject({
    cause: 'not stored',
    refusal: { errors: { form: expect.stringMatching(/so nothing was stored\./) }, fields },
  })
  await store.rows('pragma query_only = 0')
  await keep(store, {
    form: { parties: [aParty({ name: 'Johansson, Y.' })] },
    text: 'A third time, in yet other words.',
  })
  await visible.merges.record('actor', other.id, await actorId(store, 'Johansson, Y.'), somebody)
  expect(await send(fields)).toMatchObject({
    cause: 'changed meanwhile',
    refusal: {
      errors: {
        form: 'Somebody else merged one of the two meanwhile, so nothing was changed. Look at both again.',
      },
      fields,
    },
  })
  expect(await mergesOf(store)).toHaveLength(1)
})

test('whom only a hidden letter names cannot be chosen by others', async () => {
  await using store = await openTestStore()
  const { other, johansson } = await enteredTwice(store)
  await keep(store, {
    form: { parties: [aParty({ name: 'Jakub Boratyński' })] },
    text: 'For named people alone.',
    audience: { visibility: 'named', readerIds: [] },
  })
  const visible = store.visibleTo(await addUser(store, 'editor'))
  const into = await actorId(store, 'Jakub Boratyński')
  const send = (chosen: string) =>
    mergeActor({ visible, performedBy: somebody, fields: { deed: 'merge', into: chosen } }, other)
  expect(await send(into)).toMatchObject({
    refusal: { errors: { into: 'Choose the actor that remains.' } },
  })
  expect(await send(johansson)).toMatchObject({ ok: true })
})

test('a topic is merged into another of its dossier, found also by what counts as it', async () => {
  await using store = await openTestStore()
  await keep(store, { positions: [aPassage()] })
  const visible = store.visibleTo('owner')
  const topics = await visible.topics.ofDossier(await dossierOf(store))
  const [encryption, detection] = [
    await topicId(store),
    await topicId(store, 'Voluntary detection'),
  ]
  const topic = topics.find(({ id }) => id === encryption)!
  const today = '2021-06-01'
  const send = (into: string, among = topics, more: Record<string, string> = {}) => {
    const fields = { deed: 'merge', into, ...more }
    return mergeTopic({ visible, performedBy: somebody, fields }, topic, among, today)
  }
  expect(await send(detection, [topic])).toMatchObject({
    cause: 'unfit',
    refusal: { errors: { into: 'Choose the topic that remains.' } },
  })
  expect(await send(encryption)).toMatchObject({
    cause: 'unfit',
    refusal: {
      errors: { into: 'Encryption and Encryption are one already. Choose another topic.' },
    },
  })
  const into = topics.find(({ id }) => id === detection)!
  const { foreseen } = await forecastMerge(visible, { merged: topic, into, turned: true }, today)
  // Shown turned round, and sent otherwise.
  expect(await send(detection, topics, { foreseen })).toMatchObject({
    cause: 'changed meanwhile',
    refusal: {
      errors: { form: expect.stringContaining('something else than was shown') as string },
      fields: { into: detection },
    },
  })
  await keep(store, {
    text: 'Another. We support it without reservation.',
    positions: [aPassage()],
  })
  expect(await send(detection, topics, { foreseen, turned: 'on' })).toMatchObject({
    cause: 'changed meanwhile',
  })
  const seen = await forecastMerge(visible, { merged: topic, into, turned: true }, today)
  expect(await send(detection, topics, { foreseen: seen.foreseen, turned: 'on' })).toEqual({
    ok: true,
    remainingId: detection,
  })
  expect(await visible.topics.standing(encryption)).toEqual({ id: detection, turned: true })
})
