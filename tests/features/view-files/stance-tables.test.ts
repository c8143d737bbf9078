import { expect, test } from 'vitest'
import { loadStanceTable } from '#app/features/view-files/stance-tables.ts'
import { aParty, aPassage, keep, theDossier } from '#tests/support/letters.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'
import { tableRows } from '#tests/support/view-tables.ts'

const load = async (store: TestStore, query: string) =>
  loadStanceTable(store.visibleTo('owner'), await theDossier(store), new URLSearchParams(query))

test('each strip is a row with its word, number, days and qualifiers', async () => {
  await using store = await openSeededStore()
  const loaded = await load(store, 'asOf=2020-12-31&sort=name')
  expect([loaded.word, loaded.actorIds.length]).toEqual(['Strips', 7])
  const rows = await tableRows(loaded)
  // The expected coding of the letters: Johansson −1 on encryption, Boratyński 0 with a condition; his letter is dated
  // by an interval, from its reference to the last day that it may be of.
  expect(rows.find(({ Actor }) => Actor === 'Ylva Johansson')).toMatchObject({
    Topic: 'Encryption',
    'Where they stand': 'opposes',
    'Now, -2 strongly opposes to 2 strongly supports': -1,
    Conditional: 'no',
    Qualifiers: 'one letter',
    'Newest word on': '2020-10-29',
    'Date of the newest word doubtful': 'no',
    'Since, in words': 'since 29 Oct 2020 or earlier',
    'Record, -2 to 2': -1,
    'Letters that weigh in the record': 1,
  })
  expect(rows.find(({ Actor }) => Actor === 'Jakub Boratyński')).toMatchObject({
    'Where they stand': 'mixed',
    'Now, -2 strongly opposes to 2 strongly supports': 0,
    Conditional: 'yes',
    'Newest word on': '2020-12-21',
    'Date of the newest word doubtful': 'yes',
  })
})

test('a matrix has a row for each actor and four columns for each topic', async () => {
  await using store = await openSeededStore()
  const loaded = await load(store, 'asOf=2020-12-31&view=matrix')
  const { table, word } = loaded
  expect([word, table.total]).toEqual(['Matrix', 7])
  expect(table.headings).toEqual([
    ...['Actor', 'Organisation'],
    ...['Encryption', 'Voluntary detection', 'Interim Regulation'].flatMap((topic) => [
      ...[topic, `${topic}, -2 to 2`, `${topic}, qualifiers`, `${topic}, why there is no word`],
    ]),
  ])
  const rows = await tableRows(loaded)
  expect(rows.find(({ Actor }) => Actor === 'Ylva Johansson')).toMatchObject({
    'Encryption, -2 to 2': -1,
    'Voluntary detection, -2 to 2': 2,
    'Interim Regulation, -2 to 2': 2,
  })
  expect(rows.find(({ Actor }) => Actor === 'Jakub Boratyński')).toMatchObject({
    Encryption: 'mixed',
    'Encryption, qualifiers': 'conditional; date doubtful; one letter',
  })
})

test('a matrix of two days says by how much each word changed, and why there is none', async () => {
  await using store = await openTestStore()
  const later = { dated: '2021-06-01', title: 'Later' }
  await keep(store, { form: { dated: '2019-06-01' }, positions: [aPassage({ level: -1 })] })
  await keep(store, { form: later, positions: [aPassage({ level: 1 })] })
  await keep(store, {
    form: { dated: '2021-06-01', title: 'Another', parties: [aParty({ name: 'Rita Rival' })] },
    positions: [aPassage({ topic: 'Voluntary detection' })],
  })
  const rows = await tableRows(
    await load(store, 'view=matrix&asOf=2021-12-31&since=2020-12-31&sort=name'),
  )
  expect(rows).toMatchObject([
    {
      ...{
        Actor: 'Rita Rival',
        'Encryption, why there is no word': 'no letter asks anybody on this topic',
      },
      'Voluntary detection, change since 2020-12-31 in levels': 'new',
    },
    { Actor: 'Ylva Johansson', 'Encryption, change since 2020-12-31 in levels': 2 },
  ])
})

test('rows stand in the order of the page, those of folded groups and beyond its first rows too', async () => {
  await using store = await openTestStore()
  for (const [name, level] of [
    ['Ann', 2],
    ['Bob', -2],
    ['Cleo', 1],
  ] as const)
    await keep(store, {
      form: { title: `Letter of ${name}`, parties: [aParty({ name })] },
      positions: [aPassage({ level })],
    })
  const query = 'sort=opposed&group=kind&closed=Persons&rows=1'
  const rows = await tableRows(await load(store, query))
  expect(rows.map(({ Group, Actor }) => [Group, Actor])).toEqual([
    ['Persons', 'Bob'],
    ['Persons', 'Cleo'],
    ['Persons', 'Ann'],
  ])
})
