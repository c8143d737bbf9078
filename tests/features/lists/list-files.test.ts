import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { findListTable, guessListKind, hasPlainHeadings } from '#app/domain/lists/list-table.ts'
import { listKinds } from '#app/domain/lists/list-fields.ts'
import {
  buildListTemplate,
  buildRefusedListRows,
  exportActorList,
  exportCodebook,
  exportTopicList,
} from '#app/features/lists/list-files.ts'
import { writeMilestoneTable } from '#app/features/codebook/milestone-table.ts'
import { closeReaders, readFile } from '#app/readers/read-file.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { aCodebook, makeCodebook } from '#tests/support/codebooks.ts'
import { bringAndTakeIn, bringList, listOf, outcomesOf } from '#tests/support/lists.ts'
import { theDossier } from '#tests/support/letters.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'
import { worlds } from '#tests/support/worlds.ts'

afterAll(closeReaders)

async function tableIn(name: string, content: string | Buffer) {
  const read = await readFile({ name, bytes: Buffer.from(content) }, { languages: ['eng'] })
  if (!read.ok) throw new Error(read.reason)
  if (read.package) throw new Error('It was read as a package')
  return findListTable(read.documents.flatMap(({ sheets }) => sheets))!
}
const rowsOf = (table: { headings: string[]; rows: { cells: { text: string }[] }[] }) => [
  table.headings,
  ...table.rows.map(({ cells }) => cells.map(({ text }) => text)),
]

test('the templates are known by their headings, and none of their rows is ever taken in', async () => {
  for (const kind of listKinds)
    for (const ending of ['csv', 'xlsx']) {
      const file = (await buildListTemplate(`${kind}.${ending}`))!
      const table = await tableIn(file.name, file.content)
      expect([guessListKind(table), hasPlainHeadings(kind, table)]).toEqual([kind, true])
      expect([table.rows.length, table.remarks]).toEqual([0, 3])
    }
  expect(await buildListTemplate('letters.csv')).toBeNull()
})

test('what goes out comes in again without a change, namesakes, formulas and several houses too', async () => {
  await using store = await openSeededStore()
  const dossier = await theDossier(store)
  const visible = store.visibleTo('owner')
  await bringAndTakeIn(store, {
    kind: 'actors',
    rows: [
      ['Name', 'Kind', 'Other spellings', 'Belongs to', 'Role', 'From', 'To', 'Note'],
      ['=SUM(1)', 'organisation', '', '', '', '', '', '-5'],
      ['# Stop', 'organisation', '', '', '', '', '', ''],
      ['محمد', 'person', 'Иван', '=SUM(1)', 'Head', '2019', '2020', 'a "note"'],
      ['محمد', '', '', '=SUM(1)', 'Head', '2022-03', '', ''],
    ],
  })
  const form = { kind: 'person' as const, name: 'Ana Kovač' }
  const { newId } = await import('#db/core/ids.ts')
  const byHand = { userId: null, via: 'screen' as const }
  await store.actors.record(
    [
      { id: newId(), ...form },
      { id: newId(), ...form },
    ],
    [],
    byHand,
  )
  const [actor] = await store.actors.byName('Ylva Johansson')
  const said = {
    ...{ kind: 'attribute' as const, successorId: null, letterId: null, source: null },
    ...{ firstDay: '2019-12-01', fromEdtf: '2019-12', lastDay: null, toEdtf: null },
  }
  const added = [
    { ...said, attribute: 'country', value: 'Sweden' },
    { ...said, attribute: 'sector', value: '=1; "a" (from 2019)' },
    { ...said, attribute: 'a: b', value: 'Ελλάδα' },
  ]
  await store.actors.saveFacts(actor!.id, { added }, byHand)
  const actors = await tableIn('actors.csv', await exportActorList(visible))
  const id = await bringList(store, { kind: 'actors', rows: rowsOf(actors) })
  expect(new Set((await outcomesOf(store, id)).map((one) => one.split(' ')[1]))).toEqual(
    new Set(['same']),
  )
  for (const [kind, content] of [
    ['topics', await exportTopicList(visible, dossier.id)],
    ['milestones', await writeMilestoneTable(visible, dossier.id)],
  ] as const) {
    const rows = rowsOf(await tableIn(`${kind}.csv`, content))
    const again = await bringList(store, { kind, dossierId: dossier.id, rows })
    expect(rows.length).toBeGreaterThan(1)
    expect(new Set((await outcomesOf(store, again)).map((one) => one.split(' ')[1]))).toEqual(
      new Set(['same']),
    )
  }
})

test.each([
  ['CSV', 'topics.csv', exportTopicList],
  [
    'REFI-QDA',
    'topics.qdc',
    async (visible: VisibleStore, id: string) =>
      (await exportCodebook(visible, { id, slug: 'a' })).content,
  ],
] as const)(
  'all words of any codebook go out as %s and come in again without a change',
  async (_format, name, write) => {
    await fc.assert(
      fc.asyncProperty(aCodebook, async (codebook) => {
        await using store = await openTestStore()
        const dossierId = await makeCodebook(store, codebook)
        const content = await write(store.visibleTo('owner'), dossierId)
        const rows = rowsOf(await tableIn(name, content))
        const id = await bringList(store, { kind: 'topics', dossierId, rows })
        expect(await outcomesOf(store, id)).toEqual(
          Array.from({ length: codebook.length + 2 }, (_, at) => `${at + 2} same`),
        )
      }),
      worlds(15),
    )
  },
)

test('a codebook goes into another dossier with all words but examples, closed ones closed', async () => {
  await fc.assert(
    fc.asyncProperty(aCodebook, async (codebook) => {
      await using store = await openTestStore()
      const dossierId = await makeCodebook(store, codebook)
      const { content } = await exportCodebook(store.visibleTo('owner'), {
        id: dossierId,
        slug: 'a',
      })
      const other = await store.dossiers.record(
        { name: 'Another', procedure: null, summary: null, topics: [], milestones: [] },
        { userId: null, via: 'screen' },
      )
      const rows = rowsOf(await tableIn('topics.qdc', content))
      await bringAndTakeIn(store, { kind: 'topics', dossierId: other.id, rows })
      const topics = await store.topics.ofDossier(other.id)
      expect(topics.length).toBe(codebook.length + 2)
      const again = await bringList(store, { kind: 'topics', dossierId: other.id, rows })
      expect(new Set((await outcomesOf(store, again)).map((one) => one.split(' ')[1]))).toEqual(
        new Set(['same']),
      )
    }),
    worlds(4),
  )
})

test('refused rows go out with why, and are known again once they are mended', async () => {
  await using store = await openTestStore()
  const id = await bringList(store, {
    kind: 'actors',
    rows: [
      ['Name', 'Kind', 'Belongs to', 'From', 'To'],
      ['Acme', 'organisation', '', '', ''],
      ['Ana', 'person', 'Acme', '2024', '2020'],
      ['<script>alert(1)</script>', 'person', '', '', ''],
    ],
  })
  const file = (await buildRefusedListRows(store, await listOf(store, id)))!
  const table = await tableIn(file.name, file.content)
  expect(hasPlainHeadings('actors', table)).toBe(true)
  expect(table.rows.map(({ cells }) => [cells[0]!.text, cells.at(-1)!.text.slice(0, 30)])).toEqual([
    ['Ana', 'This ends before it begins: wr'],
    ['<script>alert(1)</script>', 'A name holds no markup: take o'],
  ])
  const whole = await bringList(store, {
    kind: 'actors',
    rows: [
      ['Name', 'Kind'],
      ['A', 'person'],
    ],
  })
  expect(await buildRefusedListRows(store, await listOf(store, whole))).toBeNull()
})
