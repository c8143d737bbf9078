import { expect, test } from 'vitest'
import { applyReturnForm, loadRemovedActors } from '#app/features/actors/removed-actors.ts'
import { somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const form = {
  ...{ name: 'Agency', kind: 'organisation' as const, heldInTurn: false, aliases: ['AGY'] },
  ...{ note: null, numbers: { transparencyRegister: null, parliament: null, wikidata: 'Q4711' } },
}

async function openRemoved(store: TestStore) {
  await store.actors.add({ id: 'agency', form, letterId: null }, somebody)
  await store.actors.remove((await store.actors.recordOf('agency'))!, somebody)
  const visible = store.visibleTo('owner')
  const [row] = (await loadRemovedActors(visible, 1)).rows
  const send = (changes: Record<string, string> = {}) =>
    applyReturnForm({
      ...{ visible, performedBy: somebody },
      fields: { deed: 'bring back', id: row!.id, removedAt: row!.removedAt, ...changes },
    })
  return { row: row!, send }
}

test('who was removed is listed and brought back once', async () => {
  await using store = await openTestStore()
  const { row, send } = await openRemoved(store)
  expect(row).toMatchObject({ name: 'Agency', sort: 'organisation', aliases: ['AGY'], needs: null })
  expect(await send({ removedAt: '2020-01-01T00:00:00.000Z' })).toMatchObject({
    cause: 'changed meanwhile',
  })
  expect(await send()).toEqual({ ok: true, id: 'agency' })
  expect(await send()).toMatchObject({ cause: 'changed meanwhile' })
  expect((await loadRemovedActors(store.visibleTo('owner'), 1)).total).toBe(0)
  await expect(send({ deed: '' })).rejects.toMatchObject({ status: 400 })
})

test('a spelling or a number that somebody else has by now keeps an actor away', async () => {
  await using store = await openTestStore()
  const { send } = await openRemoved(store)
  const other = { ...form, name: 'Other agency' }
  const none = { ...form.numbers, wikidata: null }
  await store.actors.add({ id: 'a', form: { ...other, numbers: none }, letterId: null }, somebody)
  expect(await send()).toMatchObject({
    cause: 'unfit',
    refusal: {
      errors: {
        form: 'Agency is not back: its spelling “AGY” is Other agency by now. Take it from there first.',
      },
    },
  })
  await store.actors.remove((await store.actors.recordOf('a'))!, somebody)
  await store.actors.add({ id: 'b', form: { ...other, aliases: [] }, letterId: null }, somebody)
  expect(await send()).toMatchObject({
    refusal: { errors: { form: expect.stringContaining('Q4711') as string } },
  })
  expect(await store.actors.byId('agency')).toBeNull()
})

test('whoever was removed after it and stands in its rows comes back first', async () => {
  await using store = await openTestStore()
  await store.actors.record([{ id: 'house', kind: 'organisation', name: 'House' }], [], somebody)
  await store.actors.record([{ id: 'ana', kind: 'person', name: 'Ana' }], [], somebody)
  const row = {
    ...{ organisationId: 'house', role: null, counts: true, firstDay: null, lastDay: null },
    ...{ fromEdtf: null, toEdtf: null, letterId: null, source: null },
  }
  await store.actors.saveAffiliations('ana', { added: [row] }, somebody)
  for (const id of ['ana', 'house'])
    await store.actors.remove((await store.actors.recordOf(id))!, somebody)
  const visible = store.visibleTo('owner')
  const ana = (await visible.actors.removedById('ana'))!
  const fields = { deed: 'bring back', id: 'ana', removedAt: ana.removedAt }
  expect(await applyReturnForm({ visible, performedBy: somebody, fields })).toMatchObject({
    refusal: {
      errors: {
        form: 'Ana is not back: its rows name House, removed as well. Bring it back first.',
      },
    },
  })
})
