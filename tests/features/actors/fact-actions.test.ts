import { expect, test } from 'vitest'
import { applyFactForm, isFactDeed } from '#app/features/actors/fact-actions.ts'
import { keep, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function openHouse(store: TestStore) {
  await keep(store)
  const houses = ['old', 'new', 'newest'].map((id) => ({
    ...{ id, kind: 'organisation' as const, name: `DG ${id}` },
  }))
  await store.actors.record(houses, [], somebody)
  return (fields: Record<string, string>, id = 'old', name = 'DG old') =>
    applyFactForm({
      ...{ visible: store.visibleTo('owner'), performedBy: somebody, actor: { id, name }, fields },
    })
}

const country = (value: string, more: Record<string, string> = {}) => ({
  ...{ deed: 'save attribute', attribute: 'Country', value },
  ...more,
})

test('a row is stored, and another value of the same day is refused at its field', async () => {
  await using store = await openTestStore()
  const send = await openHouse(store)
  expect(await send(country('Sweden', { from: '2019' }))).toEqual({
    ok: true,
    message: 'Saved: country Sweden, since 2019.',
  })
  expect(await send(country('Spain', { from: '2021' }))).toMatchObject({
    cause: 'unfit',
    refusal: {
      errors: {
        from: 'Another row says country Sweden, since 2019, and only one can be so on a day. Write other days here, or let the other row end.',
      },
      fields: { value: 'Spain' },
    },
  })
  expect(await send(country('Spain', { to: '2018' }))).toMatchObject({ ok: true })
  expect(await send(country('x'.repeat(300)))).toMatchObject({
    refusal: { errors: { value: expect.any(String) as string } },
  })
  expect((await store.actors.facts('old')).map(({ value }) => value)).toEqual(['Spain', 'Sweden'])
})

test('rows that say the same may be joined, and the spelling in use is kept', async () => {
  await using store = await openTestStore()
  const send = await openHouse(store)
  const sector = (more: Record<string, string>) => ({
    deed: 'save attribute',
    attribute: 'sector',
    value: 'Telecoms',
    ...more,
  })
  await send(sector({ from: '2015', to: '2017' }))
  const again = sector({ value: 'TELECOMS', from: '2016', to: '2020' })
  expect(await send(again)).toMatchObject({ refusal: { errors: { same: '2015 – 2017' } } })
  expect(await send({ ...again, deed: 'join attributes' })).toMatchObject({ ok: true })
  expect(await store.actors.facts('old')).toMatchObject([
    { value: 'Telecoms', firstDay: '2015-01-01', lastDay: '2020-12-31', withdrawn: false },
  ])
})

test('a row is taken out and put back, unless another one says otherwise by now', async () => {
  await using store = await openTestStore()
  const send = await openHouse(store)
  await send(country('Sweden'))
  const [row] = await store.actors.facts('old')
  expect(await send({ deed: 'withdraw fact', id: row!.id, revision: '9' })).toMatchObject({
    cause: 'changed meanwhile',
  })
  const named = { id: row!.id, revision: '1' }
  expect(await send({ deed: 'withdraw fact', ...named })).toMatchObject({ ok: true })
  await send(country('Spain'))
  const back = { deed: 'restore fact', id: row!.id, revision: '2' }
  expect(await send(back)).toMatchObject({
    refusal: {
      errors: { form: 'Another row says country Spain by now. Change that one instead.' },
    },
  })
  const spain = (await store.actors.facts('old')).find(({ value }) => value === 'Spain')!
  await send({ deed: 'withdraw fact', id: spain.id, revision: '1' })
  expect(await send(back)).toEqual({ ok: true, message: 'Put back: country Sweden.' })
})

test('a circle of successors is refused also where a row is put back', async () => {
  await using store = await openTestStore()
  const send = await openHouse(store)
  const next = (successor: string, from = '') => ({ deed: 'save successor', successor, from })
  expect(await send(next('DG new', '2012-07'))).toEqual({
    ok: true,
    message: 'Saved: continues as DG new, since Jul 2012.',
  })
  expect(await send(next('dg new'))).toMatchObject({
    refusal: { errors: { successor: 'Another row says so already. Change that one.' } },
  })
  await send(next('DG newest'), 'new', 'DG new')
  expect(await send(next('DG old'), 'newest', 'DG newest')).toMatchObject({
    refusal: {
      errors: {
        successor:
          'That is a circle: DG old itself continues as DG new, which continues as DG newest.',
      },
    },
  })
  const [row] = await store.actors.facts('old')
  await send({ deed: 'withdraw fact', id: row!.id, revision: '1' })
  await send(next('DG old'), 'newest', 'DG newest')
  expect(await send({ deed: 'restore fact', id: row!.id, revision: '2' })).toMatchObject({
    refusal: { errors: { form: expect.stringMatching(/^That is a circle/) as string } },
  })
})

test('its deeds are known by name', () => {
  expect(['save name', 'restore fact', 'save', 'constructor', undefined].map(isFactDeed)).toEqual([
    ...[true, true, false, false, false],
  ])
})

test('a successor that is new is stored with the row, as hidden as what proves it', async () => {
  await using store = await openTestStore()
  const send = await openHouse(store)
  const fields = (successor: string, more: Record<string, string> = {}) => ({
    ...{ deed: 'save successor', successor, meantActor: 'organisation' },
    ...more,
  })
  const refused: Record<string, string>[] = [
    { proof: '/letters/not-held-here' },
    { meantActor: 'person' },
  ]
  for (const more of refused)
    expect(await send(fields('DG 5', more))).toMatchObject({ cause: 'unfit' })
  expect(await store.actors.byName('DG 5')).toEqual([])
  const secret = await keep(store, {
    form: { title: 'Secret' },
    text: 'A secret text of some length.',
    audience: { visibility: 'named', readerIds: [] },
  })
  const admin = store.visibleTo({ id: 'ada', role: 'admin' })
  const outcome = await applyFactForm({
    ...{ visible: admin, performedBy: somebody, actor: { id: 'old', name: 'DG old' } },
    fields: fields('DG 5', { proof: `/letters/${secret.id}` }),
  })
  expect(outcome).toMatchObject({ ok: true })
  expect(await admin.actors.byName('DG 5')).toHaveLength(1)
  expect(await store.visibleTo({ id: 'cora', role: 'coder' }).actors.byName('DG 5')).toEqual([])
  expect(await send(fields('DG 6'))).toMatchObject({ ok: true })
  expect(await store.actors.byName('DG 6')).toMatchObject([{ kind: 'organisation' }])
})
