import { expect, test } from 'vitest'
import { describeSuccessorCircle, readFact } from '#app/features/actors/read-fact.ts'
import { actorId, aParty, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function openHouse(store: TestStore) {
  await keep(store)
  await store.actors.record([{ id: 'house', kind: 'organisation', name: 'Agency' }], [], somebody)
  return {
    visible: store.visibleTo('owner'),
    performedBy: somebody,
    actor: { id: 'house', name: 'Agency' },
  }
}

test('a name that is another actor’s is refused with who that is', async () => {
  await using store = await openTestStore()
  const request = await openHouse(store)
  const read = (value: string) => readFact({ ...request, fields: { value } }, 'name', null)
  expect(await read('ylva johansson')).toMatchObject({
    errors: { twinId: await actorId(store), twinName: 'Ylva Johansson' },
  })
  expect(await read('AGENCY')).toMatchObject({ ok: true })
  expect(await read('Ευρωπαϊκός Οργανισμός')).toMatchObject({ ok: true })
  expect(await read('<script>x</script>')).toMatchObject({ ok: false })
})

test('who it continues as is known, or is made once it is said of what sort', async () => {
  await using store = await openTestStore()
  const request = await openHouse(store)
  const read = (fields: Record<string, string>) =>
    readFact({ ...request, fields }, 'successor', null)
  expect(await read({ successor: 'Ylva Johansson' })).toMatchObject({
    errors: {
      successor: 'A person does not continue as an organisation, nor the other way round.',
    },
  })
  expect(await read({ successor: 'Agency' })).toMatchObject({
    errors: { successor: 'Agency does not continue as itself.' },
  })
  expect(await read({ successor: 'Agency 2' })).toMatchObject({ errors: { newActor: 'Agency 2' } })
  const made = await read({ successor: 'Agency 2', meantActor: 'organisation' })
  expect(made).toMatchObject({
    ...{ ok: true, form: { kind: 'successor' } },
    made: [{ form: { name: 'Agency 2', kind: 'organisation' }, letterId: null }],
  })
  expect(await store.actors.byName('Agency 2')).toEqual([])
  expect(await describeSuccessorCircle(request.visible, request.actor, 'nobody')).toBeNull()
})

test('a letter for named people proves no name of somebody whom others know', async () => {
  await using store = await openTestStore()
  const request = await openHouse(store)
  const secret = await keep(store, {
    form: { title: 'Secret', parties: [aParty({ name: 'Wanda Whistle' })] },
    text: 'A secret text of some length.',
    audience: { visibility: 'named', readerIds: [] },
  })
  const visible = store.visibleTo({ id: 'ada', role: 'admin' })
  const proof = `/letters/${secret.id}`
  const read = (
    actor: { id: string; name: string },
    fields: Record<string, string>,
    kind: 'name' | 'attribute',
  ) => readFact({ ...request, visible, actor, fields }, kind, null)
  const wanda = { id: await actorId(store, 'Wanda Whistle'), name: 'Wanda Whistle' }
  const country = { attribute: 'country', value: 'Spain' }
  expect(await read(request.actor, { value: 'The Agency', proof }, 'name')).toMatchObject({
    errors: { proof: expect.stringMatching(/for named people/) as string },
  })
  expect(await read(request.actor, { ...country, proof }, 'attribute')).toMatchObject({ ok: true })
  expect(await read(wanda, { value: 'Wanda Pipe', proof }, 'name')).toMatchObject({ ok: true })
  expect(await read(wanda, country, 'attribute')).toMatchObject({
    errors: { proof: expect.any(String) as string },
  })
})
