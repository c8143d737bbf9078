import { expect, test } from 'vitest'
import { loadDistribution } from '#app/features/analysis/distribution-page.ts'
import type { Absence, Level } from '#app/domain/level.ts'
import {
  actorId,
  aParty,
  aPassage,
  keep,
  somebody,
  theDossier,
  topicId,
} from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const load = async (store: TestStore, query: string, page = 1) =>
  loadDistribution(
    store.visibleTo('owner'),
    await theDossier(store),
    new URLSearchParams(query),
    page,
  )

/** A letter of somebody with one passage; gives the position's id. */
async function say(
  store: TestStore,
  name: string,
  dated: string,
  said: Level | Absence,
  organisation = '',
): Promise<string> {
  const coding = typeof said === 'number' ? { level: said } : { level: null, absence: said }
  const { positionIds } = await keep(store, {
    form: {
      title: `Letter of ${name}`,
      dated,
      parties: [aParty({ name, organisation })],
    },
    text: `Dear Sir,\n\nThis is what ${name} says of it.\n\nYours faithfully,\n\n${name}`,
    positions: [aPassage({ quote: `This is what ${name} says of it.`, ...coding })],
  })
  return positionIds[0]!
}

const undated = { firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null }

async function putInto(store: TestStore, name: string, ...committees: string[]): Promise<void> {
  const added = committees.map((value) => ({
    ...{ kind: 'attribute' as const, attribute: 'committee', value, successorId: null },
    ...{ ...undated, letterId: null, source: null },
  }))
  await store.actors.saveFacts(await actorId(store, name), { added }, somebody)
}

/** Six voices: two of LIBE who support and one, also of FEMM, who opposes; and a house that has one person. */
async function openSixVoices() {
  const store = await openTestStore()
  await say(store, 'Anna Alm', '2021-01-10', 2)
  await say(store, 'Berta Berg', '2021-02-10', 1)
  const carl = await say(store, 'Carl Cron', '2021-03-10', -1)
  await say(store, 'Dora Dahl', '2021-04-10', 'evaded')
  await say(store, 'Emil Ek', '2021-05-10', -2)
  await say(store, 'Fred Frisk', '2021-06-10', 1, 'The House')
  for (const name of ['Anna Alm', 'Berta Berg']) await putInto(store, name, 'LIBE')
  await putInto(store, 'Carl Cron', 'LIBE', 'FEMM')
  await putInto(store, 'Emil Ek', 'FEMM')
  await putInto(store, 'Dora Dahl', 'JURI')
  return { store, carl }
}

const asOf = 'asOf=2021-12-31'

test('a house and its person are one voice, and a change stands on its day', async () => {
  const { store } = await openSixVoices()
  await using _ = store
  const page = await load(store, asOf)
  expect([page.actorCount, page.voices]).toEqual([7, 6])
  expect(page.lead).toBe('Encryption: of 6 voices 3 support, 2 oppose, 1 is unknown.')
  const [all] = page.groups.rows
  expect(all!.sum.counts).toEqual([1, 1, 0, 2, 1])
  expect(all!.table.rows.map(({ day, unknown }) => [day, unknown])).toEqual([
    ['2021-01-10', 5],
    ['2021-02-10', 4],
    ['2021-03-10', 3],
    ['2021-05-10', 2],
    ['2021-06-10', 1],
    ['2021-12-31', 1],
  ])
})

test('by an attribute somebody of two values counts in both, and a silent group says why', async () => {
  const { store, carl } = await openSixVoices()
  await using _ = store
  const page = await load(store, `${asOf}&group=attribute+committee`)
  expect([page.voices, page.voicesOfGroups, page.mostVoices]).toEqual([6, 7, 3])
  const [libe, femm, juri, elsewhere] = page.groups.rows
  expect(page.groups.rows.map(({ name }) => name)).toEqual(['LIBE', 'FEMM', 'JURI', 'Not known'])
  expect(libe).toMatchObject({
    sum: { voices: 3, counts: [0, 1, 0, 1, 1], unknown: 0 },
    majority: { side: 1, count: 2, of: 3 },
    dissents: { total: 1, named: [{ actor: { name: 'Carl Cron' }, positionId: carl }] },
  })
  expect(femm).toMatchObject({
    sum: { voices: 2, counts: [1, 1, 0, 0, 0] },
    dissents: { total: 0 },
  })
  expect(juri).toMatchObject({
    sum: { voices: 1, unknown: 1, cohesion: null },
    ...{ majority: null, unknown: { stale: 0, silent: 1, unheard: 0 } },
  })
  expect(elsewhere).toMatchObject({ sum: { actors: 2, voices: 1, supporting: 1 } })
})

test('before the first letter nobody has a word, and the first day is said', async () => {
  const { store } = await openSixVoices()
  await using _ = store
  const page = await load(store, 'asOf=2020-06-30')
  expect(page.lead).toBe('Encryption: of 6 voices none has a word.')
  expect(page.firstDay).toBe('2021-01-10')
  expect(page.groups.rows[0]).toMatchObject({
    sum: { steps: [], unknown: 6 },
    unknown: { unheard: 6 },
  })
})

test('one topic is shown, the first that is known, and what is not known is said', async () => {
  const { store } = await openSixVoices()
  await using _ = store
  const [encryption, detection] = [
    await topicId(store),
    await topicId(store, 'Voluntary detection'),
  ]
  const several = await load(store, `topic=${detection}&topic=${encryption}`)
  expect([several.topic?.name, several.isOneOfSeveral]).toEqual(['Voluntary detection', true])
  expect([several.actorCount, several.firstDay]).toEqual([0, null])
  const unknown = await load(store, 'topic=nothing&group=planet&measure=means')
  expect(unknown.topic?.name).toBe('Encryption')
  expect(Object.keys(unknown.selection.errors).sort()).toEqual(['group', 'measure', 'topic'])
  expect((await load(store, `${asOf}&group=kind`, 9)).groups).toMatchObject({ page: 1, pages: 1 })
})
