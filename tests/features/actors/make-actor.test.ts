import { expect, test } from 'vitest'
import { makeActorFromForm, planMeantActor } from '#app/features/actors/make-actor.ts'
import { actorId, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function openHouse(store: TestStore) {
  await keep(store)
  return { visible: store.visibleTo('owner'), performedBy: somebody }
}

const fields = { deed: 'make', id: 'made-0001', name: 'Jonna Johansson', kind: 'person' }

test('an actor is made once, however often its form is sent', async () => {
  await using store = await openTestStore()
  const request = await openHouse(store)
  const form = {
    ...fields,
    name: 'European Data Protection Supervisor',
    kind: 'office',
    aliases: 'EDPS',
    wikidata: 'Q4711',
  }
  for (let time = 0; time < 2; time += 1)
    expect(await makeActorFromForm(request, form)).toEqual({ ok: true, id: 'made-0001' })
  expect(await store.actors.recordOf('made-0001')).toMatchObject({
    ...{ name: form.name, kind: 'unit', heldInTurn: true, aliases: ['EDPS'] },
    registerIds: [{ register: 'wikidata', number: 'Q4711' }],
  })
})

test('somebody of nearly that name is shown before it is made', async () => {
  await using store = await openTestStore()
  const request = await openHouse(store)
  const near = { ...fields, name: 'Ylva Johanson' }
  expect(await makeActorFromForm(request, near)).toMatchObject({
    refusal: {
      errors: { nearActors: `${await actorId(store)} person Ylva Johansson` },
      fields: near,
    },
  })
  expect(await makeActorFromForm(request, { ...near, deed: 'make anyway' })).toMatchObject({
    ok: true,
  })
  expect(await store.actors.byName('Ylva Johanson')).toHaveLength(1)
})

test.each([
  ['no name', { name: ' ' }, 'name'],
  ['300 letters', { name: 'x'.repeat(300) }, 'name'],
  ['a script', { name: '<script>alert(1)</script>' }, 'name'],
  ['no kind', { kind: '' }, 'kind'],
  ['a spelling of another', { aliases: 'ylva johansson' }, 'aliases'],
])('what does not fit is refused at its field: %s', async (_what, changes, field) => {
  await using store = await openTestStore()
  const request = await openHouse(store)
  const outcome = await makeActorFromForm(request, { ...fields, ...changes, deed: 'make anyway' })
  expect(outcome).toMatchObject({ refusal: { errors: { [field]: expect.any(String) as string } } })
  expect(await store.actors.byId(fields.id)).toBeNull()
})

test('a field for a name asks who is meant, and makes only what fits there', async () => {
  await using store = await openTestStore()
  const request = await openHouse(store)
  const typed = (meant?: string) => ({ field: 'organisation', name: 'Ylva Johanson', meant })
  const houses = { sorts: ['organisation', 'unit'] as const }
  const asked = await planMeantActor(request.visible, typed(), houses)
  expect(asked).toMatchObject({ errors: { newSorts: 'organisation unit', nearActors: '' } })
  expect(await planMeantActor(request.visible, typed('person'), houses)).toMatchObject({
    ok: false,
  })
  expect(await planMeantActor(request.visible, typed(await actorId(store)), houses)).toMatchObject({
    ok: false,
  })
  expect(await planMeantActor(request.visible, typed('unit'), houses)).toMatchObject({
    ok: true,
    actor: { kind: 'unit' },
    made: [{ form: { name: 'Ylva Johanson', kind: 'unit' }, letterId: null }],
  })
  expect(await store.actors.byName('Ylva Johanson')).toEqual([])
  expect(
    await planMeantActor(request.visible, { ...typed('unit'), name: 'x'.repeat(300) }, houses),
  ).toEqual({
    ok: false,
    errors: { organisation: 'This has at most 200 characters.' },
  })
})

test('where more are of nearly that name than are shown, it is said how many', async () => {
  await using store = await openTestStore()
  const names = Array.from({ length: 8 }, (_, at) => `Ylva Johansson ${'ABCDEFGH'[at]}`)
  await store.actors.record(
    names.map((name) => ({ id: name, kind: 'person' as const, name })),
    [],
    somebody,
  )
  const request = { visible: store.visibleTo('owner'), performedBy: somebody }
  const made = await makeActorFromForm(request, { name: 'Ylva Johanson', kind: 'person' })
  const errors = made.ok ? {} : made.refusal.errors
  expect([errors.nearActors?.split('\n').length, errors.nearMore]).toEqual([
    6,
    '6 of 8 of nearly that name are shown.',
  ])
})

test('where so many share a piece of a name that not all were compared, that is said, also if none is near', async () => {
  await using store = await openTestStore()
  const names = Array.from({ length: 2001 }, (_, at) => `Committee of the matter ${at} alone`)
  await store.actors.record(
    names.map((name) => ({ id: name, kind: 'organisation' as const, name })),
    [],
    somebody,
  )
  const request = { visible: store.visibleTo('owner'), performedBy: somebody }
  const sent = { name: 'Committee Qwertz', kind: 'organisation' }
  const made = await makeActorFromForm(request, sent)
  expect(made.ok ? {} : made.refusal.errors).toEqual({
    nearActors: '',
    nearMore: 'Very many share a piece of this name, and not all of them were compared with it.',
  })
  expect(await makeActorFromForm(request, { ...sent, deed: 'make anyway' })).toMatchObject({
    ok: true,
  })
})
