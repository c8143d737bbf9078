import { expect, test } from 'vitest'
import { searchTopicWords } from '#app/features/search/found-topics.ts'
import { askBox, readPieces } from '#tests/support/boxes.ts'
import { aTopicNamed, dossierOf, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import type { LetterReader } from '#app/domain/users.ts'

async function find(
  store: TestStore,
  typed: string,
  { reader = 'owner' as LetterReader, inDossier = false } = {},
) {
  const visible = store.visibleTo(reader)
  const asked = askBox(typed, inDossier ? await theDossier(store) : null)
  const { total, rank, readRows } = await searchTopicWords(visible, asked)
  const rows = await readRows(0, 10)
  return {
    ...{ total, rank },
    rows: rows.map(({ name, beside, why }) =>
      [name, beside, ...why].map(readPieces).filter(Boolean).join(' | '),
    ),
  }
}

test('a topic is found by its name, and by its proposition, which is shown then', async () => {
  await using store = await openTestStore()
  await dossierOf(store)
  expect(await find(store, 'encrypt', { inDossier: true })).toEqual({
    ...{ total: 1, rank: 2 },
    rows: ['[Encryption] | [Encryption] should be protected.'],
  })
  expect(await find(store, 'protected', { inDossier: true })).toEqual({
    ...{ total: 2, rank: 0 },
    rows: [
      'Encryption | Encryption should be [protected].',
      'Voluntary detection | Voluntary detection should be [protected].',
    ],
  })
})

test('topics of other dossiers are found outside of one, but of no team that the reader is not in', async () => {
  await using store = await openTestStore()
  await dossierOf(store)
  for (const [name, audience] of [
    ['Open', 'everyone'],
    ['Secret', 'team'],
  ] as const)
    await store.dossiers.record(
      {
        ...{ name, audience, procedure: null, summary: null, milestones: [] },
        topics: [aTopicNamed(`Encryption ${name}`)],
      },
      somebody,
    )
  const vic = await addUser(store, 'viewer', 'Vic Viewer')
  const rows = async (reader: LetterReader, inDossier = false) =>
    (await find(store, 'encryption', { reader, inDossier })).rows.map((row) => row.split(' | ')[0])
  expect(await rows(vic)).toEqual(['[Encryption]', '[Encryption] Open'])
  expect(await rows({ id: 'a', role: 'admin' })).toHaveLength(3)
  expect(await rows(vic, true)).toEqual(['[Encryption]'])
})
