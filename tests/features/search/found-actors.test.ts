import { expect, test } from 'vitest'
import { searchActorNames } from '#app/features/search/found-actors.ts'
import { askBox, readPieces } from '#tests/support/boxes.ts'
import { actorId, aParty, keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import type { VisibleStore } from '#db/index.ts'

async function find(visible: VisibleStore, typed: string) {
  const { total, rank, readRows } = await searchActorNames(visible, askBox(typed), '2021-01-01')
  const rows = await readRows(0, 10)
  return {
    ...{ total, rank },
    rows: rows.map(({ name, beside, why }) =>
      [name, beside, ...why].map(readPieces).filter(Boolean).join(' | '),
    ),
  }
}

const addActors = (store: TestStore, ...parties: Parameters<typeof aParty>[0][]) =>
  keep(store, { form: { parties: parties.map(aParty) } })

test('namesakes are told apart by the house that they belong to, and the nearest name comes first', async () => {
  await using store = await openTestStore()
  await addActors(
    store,
    { name: 'Anna Meyer', organisation: 'Alpha House' },
    { name: 'Meyer Foundation', organisation: '' },
  )
  await keep(store, {
    form: {
      dated: '2020-11-01',
      parties: [aParty({ name: 'Berta Meyer', organisation: 'Beta House' })],
    },
    text: 'Another letter.',
  })
  const found = await find(store.visibleTo('owner'), 'meyer')
  expect(found).toEqual({
    total: 3,
    rank: 2,
    rows: [
      '[Meyer] Foundation | Organisation',
      'Anna [Meyer] | Person · Alpha House',
      'Berta [Meyer] | Person · Beta House',
    ],
  })
  expect((await find(store.visibleTo('owner'), 'anna meyer')).rank).toBe(3)
})

test('another name finds its actor and is shown with what was found in it', async () => {
  await using store = await openTestStore()
  await addActors(store, { name: 'Ευρωπαίος Επόπτης' }, { name: 'EDPS office' })
  const [kept, gone] = [
    await actorId(store, 'Ευρωπαίος Επόπτης'),
    await actorId(store, 'EDPS office'),
  ]
  await store.merges.record('actor', gone, kept, somebody)
  expect((await find(store.visibleTo('owner'), 'edps')).rows).toEqual([
    'Ευρωπαίος Επόπτης | Person | also called [EDPS] office',
  ])
  expect((await find(store.visibleTo('owner'), 'εποπτης')).rows).toEqual([
    'Ευρωπαίος [Επόπτης] | Person',
  ])
})

test('a name is not found by an address in it, nor one that only a hidden letter tells, by who may read neither', async () => {
  await using store = await openTestStore()
  await addActors(store, { name: 'zq7secret@hidden-host.example.org' })
  await keep(store, {
    form: { parties: [aParty({ name: 'Wanda Whistle' })] },
    text: 'For few eyes.',
    audience: { visibility: 'named', readerIds: [] },
  })
  const viewer = store.visibleTo(await addUser(store, 'viewer', 'Vic Viewer'))
  for (const typed of ['zq7', 'hidden', 'wanda']) {
    expect((await find(viewer, typed)).total, typed).toBe(0)
    const admin = store.visibleTo({ id: 'a', role: 'admin' })
    expect((await find(admin, typed)).total, typed).toBe(1)
  }
})
