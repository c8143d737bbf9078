import { afterAll, expect, test } from 'vitest'
import { readMapping } from '#app/features/imports/columns-form.ts'
import { listTopicsOfImport } from '#app/features/imports/columns-view.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { planned } from '#tests/support/importing.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const bytes =
  'letter,date,author,topic,level,quote\r\n' +
  'Reply to Signal,2021-02-03,Ylva Johansson,Encryption,blorb,We would weaken it.\r\n'

test('a form names columns and values; a field that does not exist leaves its column out', async () => {
  await using store = await openSeededStore()
  const importId = await planned(store, [{ name: 'positions.csv', bytes }])
  const [{ id } = { id: '' }] = await store.importTables.list(importId)
  const table = (await store.importTables.byId(importId, id))!
  const topics = await listTopicsOfImport(store, (await store.imports.byId(importId))!)
  const form = new FormData()
  const fields = {
    ...{ sheet: table.sheets[0]!.name, row: '1', 'column.1': 'soul' },
    ...{ 'level.0': '2', 'level.0.said': 'blorb', 'level.1': 'sometimes', 'level.1.said': 'blorb' },
    ...{ topic: 'none', recorded: 'rows' },
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const { mapping, row } = await readMapping(store, form, table, topics)
  expect([row, mapping.row, mapping.topic]).toEqual([null, 1, null])
  expect(mapping.recorded).toBe(true)
  expect(mapping.columns.map(({ field }) => field)[1]).toBeNull()
  expect(mapping.columns.map(({ field }) => field)[5]).toBe('quote')
  expect(mapping.levels).toContainEqual({ said: 'blorb', means: '2' })
})

const votes =
  'Name,Group,Vote A,Vote B\r\n' + 'Jan Nowak,ECR,yes,no\r\n' + 'Ada Ek,EPP,no,abstained\r\n'

async function sayOfVotes(store: TestStore, fields: Record<string, string>) {
  const importId = await planned(store, [{ name: 'votes.csv', bytes: votes }])
  const [{ id } = { id: '' }] = await store.importTables.list(importId)
  const table = (await store.importTables.byId(importId, id))!
  const topics = await listTopicsOfImport(store, (await store.imports.byId(importId))!)
  const form = new FormData()
  const said = {
    ...{ sheet: table.sheets[0]!.name, row: '1', recorded: 'rows' },
    ...{ 'column.0': 'author', 'column.1': 'organisation', 'column.2': 'vote', 'column.3': 'vote' },
    ...{ 'vote.2.topic': topics[0]!.id, 'vote.2.dated': ' 2021-07-06 ' },
    ...{ 'vote.2.level.0.said': 'yes', 'vote.2.level.0': '2' },
    ...{ 'vote.2.level.1.said': 'no', 'vote.2.level.1': '-2' },
    ...fields,
  }
  for (const [name, value] of Object.entries(said)) form.set(name, value)
  return { ...(await readMapping(store, form, table, topics)), topics }
}

test('a form says of each column of votes its topic, its day and what its values mean in it', async () => {
  await using store = await openSeededStore()
  const { mapping, topics } = await sayOfVotes(store, {
    'vote.3.topic': 'none',
    'vote.3.dated': '',
    'vote.3.level.0.said': 'no',
    'vote.3.level.0': '2',
  })
  expect(mapping.columns.slice(2).map(({ field, vote }) => [field, vote])).toEqual([
    [
      'vote',
      {
        topic: topics[0]!.id,
        dated: '2021-07-06',
        levels: [
          { said: 'yes', means: '2' },
          { said: 'no', means: '-2' },
        ],
      },
    ],
    [
      'vote',
      {
        topic: null,
        dated: '',
        levels: [
          { said: 'no', means: '2' },
          { said: 'abstained', means: null },
        ],
      },
    ],
  ])
})

test('the answers of one column of votes are given to others when somebody asks for that', async () => {
  await using store = await openSeededStore()
  const { mapping } = await sayOfVotes(store, { deed: 'show:2' })
  expect(mapping.columns[3]!.vote!.levels).toEqual([
    { said: 'no', means: '-2' },
    { said: 'abstained', means: null },
  ])
})
