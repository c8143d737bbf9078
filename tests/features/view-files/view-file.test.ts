import { expect, test } from 'vitest'
import type { LetterReader } from '#app/domain/users.ts'
import { buildViewFile } from '#app/features/view-files/view-file.ts'
import { keep, aPassage, aParty, theDossier, topicId } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

const stances: Parameters<typeof buildViewFile>[3] = { table: 'stances', format: 'json' }

async function build(
  store: TestStore,
  query: string,
  asked = stances,
  reader: LetterReader = 'owner',
) {
  return buildViewFile(
    store.visibleTo(reader),
    await theDossier(store),
    new URLSearchParams(query),
    asked,
  )
}

async function textOf(file: Awaited<ReturnType<typeof build>>): Promise<string> {
  if (!file.ok) throw new Error(file.reason)
  let text = ''
  for await (const chunk of file.chunks) text += String(chunk)
  return text
}

test('a file says what it is of: dossier, view, selection, as-of day, method and day of making', async () => {
  await using store = await openSeededStore()
  const file = await build(store, `asOf=2020-12-31&topic=${await topicId(store)}`)
  expect(file).toMatchObject({ ok: true, rows: 7, actors: 7, name: 'stances-2020-12-31.json' })
  expect(JSON.parse(await textOf(file))).toMatchObject({
    dossier: 'Child sexual abuse interim Regulation',
    view: 'Strips',
    selection: '7 actors: all who spoke on it · 1 of 3 topics: Encryption',
    asOf: '2020-12-31',
    methodVersion: 2,
    madeOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    total: 7,
  })
})

test('as text each row is a sentence, below what it is of', async () => {
  await using store = await openSeededStore()
  const query = `asOf=2020-12-31&topic=${await topicId(store)}`
  const file = await build(store, query, { table: 'stances', format: 'txt' })
  expect(file).toMatchObject({ mediaType: 'text/plain', name: 'stances-2020-12-31.txt' })
  const [head, rows] = (await textOf(file)).split('\n\n')
  expect(head).toContain('\nAs of: 31 Dec 2020\n')
  expect(rows!.trim().split('\n')).toHaveLength(7)
  expect(rows).toMatch(/^Ylva Johansson, Encryption: opposes, .+\.$/m)
})

test('what cannot be read of an address is a refusal, and not another table', async () => {
  await using store = await openSeededStore()
  expect(await build(store, 'topic=gone')).toEqual({
    ok: false,
    reason:
      'One of the topics in this address does not exist (any more). Choose again among those below.',
  })
  expect(await build(store, 'who=everyone')).toMatchObject({ ok: false })
  expect(
    await build(store, 'measure=feet', { table: 'distribution', format: 'csv' }),
  ).toMatchObject({ ok: false })
})

test('a letter that somebody may not see is in no row of theirs', async () => {
  await using store = await openTestStore()
  const [ana, otto] = [await addUser(store, 'viewer'), await addUser(store, 'viewer', 'Otto Berg')]
  await keep(store, {
    form: { title: 'Secret', parties: [aParty({ name: 'Hidden Hand' })] },
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [ana.id] },
  })
  await keep(store, { positions: [aPassage()] })
  const tableOf = async (reader: LetterReader) => textOf(await build(store, '', stances, reader))
  expect(await tableOf(ana)).toContain('Hidden Hand')
  expect(await tableOf(otto)).not.toContain('Hidden Hand')
  expect(await tableOf(otto)).toContain('Ylva Johansson')
})
