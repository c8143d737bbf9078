import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { buildBriefingFile } from '#app/features/briefings/briefing-file.ts'
import type { User } from '#app/domain/users.ts'
import { aParty, aPassage, keep, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { unzip } from '#tests/support/unzip.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

const endOf2020 = new URLSearchParams('from=2020-07-01&to=2020-12-31&asOf=2020-12-31')

async function writeFor(store: TestStore, user: User, format: 'docx' | 'csv' | 'md') {
  const file = await buildBriefingFile(
    store.visibleTo(user),
    await theDossier(store),
    endOf2020,
    format,
  )
  if (!file.ok) throw new Error(file.reason)
  return { ...file, content: await readWhole(file.chunks) }
}

async function readWhole(chunks: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(Buffer.from(chunk))
  return Buffer.concat(parts)
}

const readRows = (content: Buffer) =>
  parse(content, { bom: true, columns: true }) as { actor: string; topic: string; quote: string }[]

test('a file is named by its day and has its type, and the Word file a chart of each topic', async () => {
  await using store = await openSeededStore()
  const user = await addUser(store, 'viewer')
  const [docx, csv, md] = [
    await writeFor(store, user, 'docx'),
    await writeFor(store, user, 'csv'),
    await writeFor(store, user, 'md'),
  ]
  expect([docx, csv, md].map(({ name, mediaType }) => [name, mediaType])).toEqual([
    [
      'stance-summary-2020-12-31.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['stance-summary-2020-12-31.csv', 'text/csv'],
    ['stance-summary-2020-12-31.md', 'text/markdown'],
  ])
  const charts = [...unzip(docx.content).keys()].filter((name) => name.endsWith('.svg'))
  expect(charts).toHaveLength(3)
  const quoted = 'instrumental in rescuing children from ongoing abuse in the EU and globally'
  for (const { content } of [csv, md]) expect(String(content)).toContain(quoted)
})

test('a file without actors is about all who have evidence, organisations and units too, and says how much it holds', async () => {
  await using store = await openSeededStore()
  const file = await writeFor(store, await addUser(store, 'viewer'), 'csv')
  const rows = readRows(file.content)
  // The first dossier: two letters with three positions each, by two people of three units of the Commission.
  const actors = [...new Set(rows.map(({ actor }) => actor))].sort()
  expect(actors).toContain('European Commission')
  expect(actors).toContain('Ylva Johansson')
  expect([file.rows, file.actors, file.letters]).toEqual([rows.length, actors.length, 2])
  expect(rows.filter(({ actor }) => actor === 'European Commission')).toHaveLength(6)
})

test('a table of more actors than are written in one go has its headings once and every row', async () => {
  await using store = await openSeededStore()
  const names = Array.from({ length: 45 }, (_, index) => `Speaker ${index}`)
  for (const name of names)
    await keep(store, { form: { parties: [aParty({ name })] }, positions: [aPassage()] })
  const visible = store.visibleTo('owner')
  const csv = await buildBriefingFile(
    visible,
    await theDossier(store),
    new URLSearchParams(),
    'csv',
  )
  if (!csv.ok) throw new Error(csv.reason)
  const rows = readRows(await readWhole(csv.chunks))
  expect(rows).toHaveLength(csv.rows)
  expect(names.filter((name) => !rows.some(({ actor }) => actor === name))).toEqual([])
  expect(rows.filter(({ actor }) => actor === 'actor')).toEqual([])
  const document = await buildBriefingFile(
    visible,
    await theDossier(store),
    new URLSearchParams(),
    'docx',
  )
  expect(document).toEqual({
    ok: false,
    reason: expect.stringMatching(
      /^A document is about at most 40 actors, and these are \d+\. Choose fewer, take the CSV file, or use /,
    ),
  })
})

test('what cannot be read is refused with the first sentence that says why', async () => {
  await using store = await openSeededStore()
  const params = new URLSearchParams('from=2021&to=2020')
  expect(
    await buildBriefingFile(store.visibleTo('owner'), await theDossier(store), params, 'csv'),
  ).toEqual({
    ok: false,
    reason: 'The period ends before it begins. Put the earlier day first.',
  })
})

test('a letter for named people is in the file of those whom it is for alone', async () => {
  await using store = await openSeededStore()
  const [ana, ben] = [await addUser(store), await addUser(store, 'editor', 'Ben Okafor')]
  await keep(store, {
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [ana.id] },
  })
  const quoted = 'We support it without reservation.'
  expect(String((await writeFor(store, ana, 'csv')).content)).toContain(quoted)
  expect(String((await writeFor(store, ben, 'csv')).content)).not.toContain(quoted)
})
