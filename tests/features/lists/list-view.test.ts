import { expect, test } from 'vitest'
import { makeRowPlan } from '#app/domain/lists/list-plan.ts'
import {
  readOutcomeFilter,
  listLists,
  pageRows,
  buildListColumns,
  describeDone,
  buildListView,
} from '#app/features/lists/list-view.ts'
import { requireListSender } from '#app/features/lists/require-list.ts'
import { bringAndTakeIn, bringList, listOf, plannedRows } from '#tests/support/lists.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const rows = [
  ['Name', 'Kind', 'Note'],
  ['Acme', 'organisation', 'x'.repeat(500)],
]

test('lists are told with how far they are, and what was done in a few words', async () => {
  await using store = await openTestStore()
  const user = await addUser(store, 'admin', 'Uma Roth')
  const sender = await requireListSender(requestContextOf(store, user))
  const done = await bringAndTakeIn(store, { kind: 'actors', rows })
  await bringList(store, { kind: 'actors', rows: [...rows, ['Bee', 'person', '']] })
  const page = await listLists(sender, { page: 1, pageSize: 1 })
  expect([page.rows.map(({ says }) => says), page.hasMore]).toEqual([['1 row to take in'], true])
  expect(await describeDone(store, await listOf(store, done))).toBe('1 actor added')
  expect((await buildListColumns(store, await listOf(store, done)))!.columns[1]).toEqual({
    ...{ place: 1, heading: 'Kind', field: 'kind', samples: ['organisation'] },
  })
  const many = [...rows, ...['Bee', 'Cee', 'Dee'].map((name) => [name, 'person', ''])]
  const long = await listOf(store, await bringList(store, { kind: 'actors', rows: many }))
  const columns = (await buildListColumns(store, long))!.columns.map(({ samples }) => samples)
  expect(columns).toEqual([
    ['Acme', 'Bee', 'Cee', '…'],
    ['organisation', 'person'],
    [`${'x'.repeat(60)}…`],
  ])
})

test('all words of a note are shown, and what would be stored is shown first', async () => {
  await using store = await openTestStore()
  const id = await bringList(store, { kind: 'actors', rows })
  const [row] = pageRows(await plannedRows(store, id))
  const [note] = row!.differences.find(({ label }) => label === 'Note')!.pieces
  expect([note!.kind, note!.text.length]).toEqual(['new', 500])
  const counts = (await store.lists.counts([id])).get(id)!
  expect(readOutcomeFilter(new URLSearchParams(), counts).outcomes).toEqual(['new', 'changed'])
  expect(readOutcomeFilter(new URLSearchParams('show=left-out'), counts).outcomes).toEqual([
    'left out',
  ])
})

test('a list of which rows are refused or left out is not said to be stored already', async () => {
  await using store = await openTestStore()
  const id = await bringList(store, { kind: 'actors', rows })
  const list = await listOf(store, id)
  const none = { new: 0, changed: 0, same: 0, asked: 0, refused: 0, 'left out': 0 }
  const says = (counts: Partial<typeof none>) =>
    buildListView(list, { ...none, ...counts }, '2026-01-01T00:00:00.000Z').nothing
  expect([says({ new: 1 }), says({ asked: 2, refused: 1 })]).toEqual([null, null])
  expect(says({ same: 4 })).toBe(
    'Everything that this list says is stored already. There is nothing to take in.',
  )
  expect(says({ refused: 1 })).toBe(
    'There is nothing to take in: 1 row cannot be taken in, and why stands beside it.',
  )
  expect(says({ refused: 3, 'left out': 1, same: 2 })).toBe(
    'There is nothing to take in: 3 rows cannot be taken in, and why stands beside them, 1 row left out ' +
      'and what 2 rows say is stored already.',
  )
})

test('what changes is shown word by word, and a passage as one to look at', () => {
  const changed = {
    ...makeRowPlan(2, 'Encryption'),
    differences: [
      { label: 'Proposition', before: 'Nobody reads letters.', after: 'Nobody opens letters.' },
      { label: 'Example of mixed', before: null, after: '/letters/0123456789#position-01234567' },
    ],
  }
  expect(pageRows([changed])[0]!.differences).toEqual([
    {
      ...{ label: 'Proposition', href: null },
      pieces: [
        { kind: 'same', text: 'Nobody ' },
        { kind: 'gone', text: 'reads' },
        { kind: 'new', text: 'opens' },
        { kind: 'same', text: ' letters.' },
      ],
    },
    {
      ...{ label: 'Example of mixed', href: '/letters/0123456789#position-01234567' },
      pieces: [{ kind: 'new', text: 'this passage' }],
    },
  ])
})
