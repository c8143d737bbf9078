import { expect, test } from 'vitest'
import { applyAffiliationForm } from '#app/features/actors/affiliation-actions.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { actorId, aParty, aPassage, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function opened(store: TestStore) {
  await keep(store, { positions: [aPassage()] })
  const house = { id: 'house', kind: 'organisation' as const, name: 'European Commission' }
  await store.actors.record([house], [], somebody)
  const [visible, id] = [store.visibleTo('owner'), await actorId(store)]
  return {
    visible,
    id,
    rows: () => visible.actors.affiliationRecords(id),
    send: (fields: Record<string, string>) =>
      applyAffiliationForm({
        visible,
        performedBy: somebody,
        actor: { id, name: 'Ylva Johansson' },
        fields: { deed: 'save affiliation', organisation: 'European Commission', ...fields },
      }),
  }
}

test('a row is added, changed, taken out and put back by forms, and the history tells it', async () => {
  await using store = await openTestStore()
  const { visible, id, rows, send } = await opened(store)
  expect(await send({ role: 'Member', from: '2019-12', to: '2024-11-30' })).toEqual({
    ok: true,
    message: 'Saved: European Commission, Dec 2019 – 30 Nov 2024.',
  })
  const row = (await rows())[0]!
  expect(row).toMatchObject({ firstDay: '2019-12-01', lastDay: '2024-11-30', counts: true })
  await send({ id: row.id, revision: '1', role: 'Commissioner', from: '2019-12', counts: 'no' })
  await send({ deed: 'withdraw affiliation', id: row.id, revision: '2' })
  expect((await rows())[0]).toMatchObject({ withdrawn: true, counts: false, lastDay: null })
  await send({ deed: 'restore affiliation', id: row.id, revision: '3' })
  const { rows: lines } = await loadHistoryPage(visible, { actorId: id }, 1)
  const told = lines.map(({ sentence }) =>
    sentence.replace(/^\S.*? (?=added|noted|changed|took|put)/, ''),
  )
  expect(told.slice(0, 4)).toEqual([
    'put back that Ylva Johansson belongs to European Commission',
    'took out that Ylva Johansson belongs to European Commission',
    'changed that Ylva Johansson belongs to European Commission: changed the role from Member to ' +
      'Commissioner, changed the counting there from counts to does not count and took the end 30 Nov 2024 away',
    'noted that Ylva Johansson belongs to European Commission as Member, from 1 Dec 2019 to 30 Nov 2024',
  ])
})

test('a row that overlaps another is refused at its day, and joined where one says so', async () => {
  await using store = await openTestStore()
  const { rows, send } = await opened(store)
  await send({ role: 'Member', from: '2019-12', to: '2020-12', proof: 'https://x.test/a' })
  const later = { role: 'member', from: '2020-06', to: '2024' }
  expect(await send(later)).toMatchObject({
    cause: 'unfit',
    refusal: {
      errors: {
        from:
          'This overlaps a row of the same organisation and role, Dec 2019 – Dec 2020. ' +
          'Write other days, or join the two.',
        overlap: 'Dec 2019 – Dec 2020',
      },
      fields: later,
    },
  })
  expect(await send({ ...later, deed: 'join affiliations' })).toEqual({
    ok: true,
    message: 'Joined into one row: European Commission, Dec 2019 – 2024.',
  })
  expect(await rows()).toMatchObject([
    { fromEdtf: '2019-12', toEdtf: '2024', source: 'https://x.test/a', revision: 2 },
  ])
})

test('a changed row that reaches another is joined with it, and one of the two is taken out', async () => {
  await using store = await openTestStore()
  const { rows, send } = await opened(store)
  await send({ from: '2019', to: '2019' })
  await send({ from: '2021', to: '2021' })
  const [first] = await rows()
  const longer = { id: first!.id, revision: '1', from: '2019', to: '2021' }
  expect(await send(longer)).toMatchObject({ cause: 'unfit' })
  await send({ ...longer, deed: 'join affiliations' })
  expect(await rows()).toMatchObject([
    { id: first!.id, fromEdtf: '2019', toEdtf: '2021', withdrawn: false },
    { fromEdtf: '2021', withdrawn: true },
  ])
  const gone = (await rows())[1]!
  expect(
    await send({ deed: 'restore affiliation', id: gone.id, revision: String(gone.revision) }),
  ).toMatchObject({
    refusal: { errors: { row: expect.stringMatching(/overlaps.*2019 – 2021/) as string } },
  })
})

test('whoever was overtaken is told what stands there now, and may save again', async () => {
  await using store = await openTestStore()
  const { rows, send } = await opened(store)
  await send({ from: '2019' })
  const { id } = (await rows())[0]!
  await send({ id, revision: '1', from: '2020' })
  const late = await send({ id, revision: '1', from: '2021' })
  expect(late).toMatchObject({
    cause: 'changed meanwhile',
    refusal: {
      errors: {
        row: expect.stringContaining('Now it says: European Commission · since 2020.') as string,
        revision: '2',
      },
      fields: { from: '2021' },
    },
  })
  expect(await send({ id, revision: '2', from: '2021' })).toMatchObject({ ok: true })
})

test('a new organisation is as hidden as the letter for named people that proves the row', async () => {
  await using store = await openTestStore()
  const { id } = await opened(store)
  const secret = await keep(store, {
    form: { title: 'Secret' },
    text: 'A secret text of some length.',
    audience: { visibility: 'named', readerIds: [] },
  })
  const admin = store.visibleTo({ id: 'ada', role: 'admin' })
  const send = (organisation: string, proof: string) =>
    applyAffiliationForm({
      ...{ visible: admin, performedBy: somebody, actor: { id, name: 'Ylva Johansson' } },
      fields: { deed: 'save affiliation', organisation, meantActor: 'organisation', proof },
    })
  expect(await send('Hidden House', `/letters/${secret.id}`)).toMatchObject({ ok: true })
  expect(await send('Open House', 'https://x.test/a')).toMatchObject({ ok: true })
  const coder = store.visibleTo({ id: 'cora', role: 'coder' })
  expect(await admin.actors.byName('Hidden House')).toHaveLength(1)
  expect(await coder.actors.byName('Hidden House')).toEqual([])
  expect(await coder.actors.byName('Open House')).toHaveLength(1)
})

test('a form that is refused makes no organisation', async () => {
  await using store = await openTestStore()
  const { rows, send } = await opened(store)
  const made = { organisation: 'New House', meantActor: 'organisation' }
  expect(await send({ ...made, proof: '/letters/not-held-here' })).toMatchObject({ cause: 'unfit' })
  await send({ from: '2019' })
  const row = (await rows())[0]!
  await send({ id: row.id, revision: '1', from: '2020' })
  expect(await send({ ...made, id: row.id, revision: '1' })).toMatchObject({
    cause: 'changed meanwhile',
  })
  expect(await store.actors.byName('New House')).toEqual([])
})

test('where only a letter for named people tells of a member, no house is made without it', async () => {
  await using store = await openTestStore()
  await opened(store)
  await keep(store, {
    form: { title: 'Secret', parties: [aParty({ name: 'Wanda Whistle' })] },
    text: 'A secret text of some length.',
    audience: { visibility: 'named', readerIds: [] },
  })
  const wanda = { id: await actorId(store, 'Wanda Whistle'), name: 'Wanda Whistle' }
  const outcome = await applyAffiliationForm({
    ...{ visible: store.visibleTo({ id: 'ada', role: 'admin' }), performedBy: somebody },
    actor: wanda,
    fields: {
      ...{ deed: 'save affiliation', organisation: 'New House', meantActor: 'organisation' },
    },
  })
  expect(outcome).toMatchObject({ refusal: { errors: { proof: expect.any(String) as string } } })
  expect(await store.actors.byName('New House')).toEqual([])
})
