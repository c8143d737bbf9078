import { expect, test } from 'vitest'
import { buildBriefingFile } from '#app/features/briefings/briefing-file.ts'
import type { User } from '#app/domain/users.ts'
import { aPassage, keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { unzip } from '#tests/support/unzip.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

const endOf2020 = new URLSearchParams('from=2020-07-01&to=2020-12-31&asOf=2020-12-31')

async function writeFor(store: TestStore, user: User, format: 'docx' | 'csv' | 'md') {
  const file = await buildBriefingFile(store.visibleTo(user), endOf2020, format)
  if (!file.ok) throw new Error(file.reason)
  return file
}

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
  const charts = [...unzip(docx.content as Buffer).keys()].filter((name) => name.endsWith('.svg'))
  expect(charts).toHaveLength(3)
  const quoted = 'instrumental in rescuing children from ongoing abuse in the EU and globally'
  for (const { content } of [csv, md]) expect(String(content)).toContain(quoted)
})

test('what cannot be read is refused with the first sentence that says why', async () => {
  await using store = await openSeededStore()
  const params = new URLSearchParams('from=2021&to=2020')
  expect(await buildBriefingFile(store.visibleTo('owner'), params, 'csv')).toEqual({
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
  expect((await writeFor(store, ana, 'csv')).content).toContain(quoted)
  expect((await writeFor(store, ben, 'csv')).content).not.toContain(quoted)
})
