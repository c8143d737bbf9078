import { expect, test } from 'vitest'
import { buildStanceTable, loadStanceView } from '#app/features/analysis/stance-table.ts'
import { getCachedStanceParts } from '#app/domain/memoized-stance.ts'
import { actorId, aPassage, dossierOf, keep } from '#tests/support/letters.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function openTable(store: TestStore) {
  const visible = store.visibleTo('owner')
  const names = ['Ylva Johansson', 'Jakub Boratyński']
  const actors = await Promise.all(
    names.map(async (name) => ({ id: await actorId(store, name), name })),
  )
  const topics = await store.topics.ofDossier(await dossierOf(store))
  const evidenceOf = await visible.evidence.ofActors(actors.map(({ id }) => id))
  const build = (asOf: string, maxRows = 5) =>
    buildStanceTable(visible, evidenceOf, { actors, topics, asOf, today: asOf, maxRows })
  return { visible, actors, topics, evidenceOf, build }
}

test('each actor has a row in the order asked for, with the newest level on each topic and where they belong', async () => {
  await using store = await openSeededStore()
  const { build } = await openTable(store)
  const rows = await build('2020-12-31')
  expect(
    rows.map(({ actor, house, quotes, letters, cells }) => ({
      who: [actor.name, house],
      counts: [quotes, letters],
      levels: cells.map(({ stance }) => [stance.now, stance.conditional]),
    })),
  ).toEqual([
    {
      who: ['Ylva Johansson', 'European Commission · Home Affairs'],
      counts: [3, 1],
      levels: [
        [-1, false],
        [2, false],
        [2, false],
      ],
    },
    {
      who: ['Jakub Boratyński', 'European Commission · Cybersecurity and Digital Privacy Policy'],
      counts: [3, 1],
      levels: [
        [0, true],
        [1, false],
        [2, false],
      ],
    },
  ])
})

test('as of a day before their letter was surely written an actor has no stance', async () => {
  await using store = await openSeededStore()
  const { build } = await openTable(store)
  const [johansson, boratynski] = await build('2020-11-30')
  const now = (row: typeof johansson) => row!.cells.map(({ stance }) => stance.now)
  expect([now(johansson), now(boratynski)]).toEqual([
    [-1, 2, 2],
    [null, null, null],
  ])
})

test('a table shows the newest rows first, cited by their letters, and no more than asked for', async () => {
  await using store = await openSeededStore()
  for (const [dated, reference] of [
    ['2020-12-01', 'Ares(2020)2'],
    ['2020-11-15', 'Ares(2020)1'],
  ])
    await keep(store, {
      form: { title: reference, dated, reference },
      text: `We support it without reservation. See ${reference}.`,
      positions: [aPassage()],
    })
  const { build, visible, evidenceOf, actors, topics } = await openTable(store)
  const [{ cells }] = (await build('2020-12-31', 2)) as [Awaited<ReturnType<typeof build>>[number]]
  const { rows, countedTotal } = cells[0]!.stance
  expect(rows.map(({ reference, when }) => [reference, when])).toEqual([
    ['Ares(2020)2', '1 Dec 2020'],
    ['Ares(2020)1', '15 Nov 2020'],
  ])
  expect(countedTotal).toBe(3)
  const parts = getCachedStanceParts(evidenceOf(actors[0]!.id, topics[0]!.id), {
    asOf: '2020-12-31',
    today: '2020-12-31',
  })
  expect(await loadStanceView(visible, parts, 2)).toEqual(cells[0]!.stance)
})
