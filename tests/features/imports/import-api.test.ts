import { expect, test } from 'vitest'
import {
  acceptReadyItems,
  createImportFromFiles,
  reportImport,
  toImportAnswer,
} from '#app/features/imports/import-api.ts'
import { askForFourEyes } from '#tests/support/approving.ts'
import { anImport, itemsIn, letterText, planned, work } from '#tests/support/importing.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

const site = 'https://stances.example.org'
const taken = { name: 'reply.txt', bytes: Buffer.from(letterText()) }

async function senderOf(store: TestStore) {
  const user = await addUser(store)
  return { ...requestContextOf(store, user), user }
}

test('the same file sent twice is taken in once, and each is answered for', async () => {
  await using store = await openSeededStore()
  const sent = await createImportFromFiles(
    await senderOf(store),
    new URLSearchParams({ name: ' Autumn ' }),
    [taken, { ...taken, name: 'copy.txt' }, { name: ' ', bytes: Buffer.from('More') }],
  )
  if (!sent.ok) throw new Error(sent.reason)
  expect(sent.importRow).toMatchObject({ name: 'Autumn', via: 'api', languages: ['eng'] })
  expect(sent.files.map((file) => [file.taken, file.reason])).toEqual([
    [true, null],
    [false, 'The import holds the very same file already.'],
    [false, 'Say what the file is called: its name tells what it may be.'],
  ])
})

test('a language that cannot be read and an audience of nobody known take nothing in', async () => {
  await using store = await openSeededStore()
  const sender = await senderOf(store)
  for (const [query, words] of [
    ['language=tlh', /^Text in pictures cannot be read in “tlh”\. .* Nothing was taken in\.$/],
    ['visibility=all', /^Choose who may see this letter\.$/],
  ] as const)
    expect(await createImportFromFiles(sender, new URLSearchParams(query), [taken])).toEqual({
      ok: false,
      status: 400,
      reason: expect.stringMatching(words) as string,
    })
  expect(await store.rows('select id from imports')).toEqual([])
})

test('only what is ready is accepted, by its own word, and never of an import taken back', async () => {
  await using store = await openSeededStore()
  const sender = await senderOf(store)
  const id = await planned(store, [taken], sender.user.id)
  const importRow = (await store.imports.byId(id))!
  for (const acceptance of ['all', null, undefined])
    expect(await acceptReadyItems(sender, importRow, acceptance)).toMatchObject({
      ok: false,
      status: 400,
    })
  const ready = (await itemsIn(store, id)).filter(({ state }) => state === 'ready').length
  await askForFourEyes(store)
  expect(await acceptReadyItems(sender, importRow, 'ready')).toMatchObject({
    ok: true,
    remark: expect.stringContaining('wait for approval') as string,
    counts: { items: { ready: 0, accepted: ready } },
  })
  await work(store, id)
  await store.imports.startReversal(id, 'undoing', sender.performedBy)
  await work(store, id)
  expect(await acceptReadyItems(sender, (await store.imports.byId(id))!, 'ready')).toEqual({
    ok: false,
    status: 409,
    reason: 'This import is taken back. Give it back on its page first. Nothing was stored.',
  })
})

test('a report holds the items in the states asked for, and the address of the import', async () => {
  await using store = await openSeededStore()
  const sender = await senderOf(store)
  const id = await planned(store, [taken])
  const importRow = (await store.imports.byId(id))!
  const report = (query: string) =>
    reportImport(sender, importRow, { params: new URLSearchParams(query), page: 1, site })
  const whole = await report('')
  expect(whole).toMatchObject({ address: `${site}/imports/${id}`, page: 1, pages: 1, tables: [] })
  expect(whole.items.map(({ name }) => name)).toEqual(['reply.txt'])
  expect((await report('state=stored')).items).toEqual([])
})

test('an import answers with its counts and no progress while it waits for somebody', async () => {
  await using store = await openSeededStore()
  const id = await anImport(store, [taken])
  await work(store, id)
  const counts = (await store.imports.counts([id])).get(id)!
  const answer = toImportAnswer((await store.imports.byId(id))!, counts, site)
  expect(answer).toMatchObject({
    id,
    state: 'planned',
    progress: null,
    counts: { files: { read: 1 } },
  })
})
