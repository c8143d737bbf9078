import { afterAll, expect, test } from 'vitest'
import { listLeftAside } from '#app/features/lists/list-view.ts'
import { requireListSender } from '#app/features/lists/require-list.ts'
import { chooseListDossier, proposeColumns, startList } from '#app/features/lists/start-list.ts'
import { makeListKey } from '#app/domain/lists/list-table.ts'
import { buildDossierFile } from '#app/features/codebook/dossier-package.ts'
import { workOnList } from '#app/jobs/work-on-list.ts'
import { closeReaders, readFile } from '#app/readers/read-file.ts'
import { differencesOf, listDay, outcomesOf, takeIn } from '#tests/support/lists.ts'
import { aWording, changeMeaning } from '#tests/support/wordings.ts'
import { dossierOf, theDossier, topicId } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const senderOf = async (store: TestStore) =>
  requireListSender(requestContextOf(store, await addUser(store, 'editor', 'Mia Berg')))

function formOf(bytes: string | Buffer, fields: Record<string, string> = {}, name = 'list.csv') {
  const form = new FormData()
  form.set('file', new Blob([bytes as string]), name)
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  return form
}

const started = async (store: TestStore, form: FormData) => {
  const answer = await startList(await senderOf(store), form)
  return answer.ok ? (await store.lists.byId(answer.id))! : answer
}

test('headings of the templates say what a list is; semicolons, tabs, a byte order mark and Windows-1252 are read', async () => {
  const tables = [
    'Name,Kind,Other spellings\nZoë Müller,person,\n',
    '\uFEFFName;Kind;Other spellings\r\nZoë Müller;person;\r\n',
    'Name\tKind\tOther spellings\nZoë Müller\tperson\t\n',
    Buffer.from('Name;Kind;Other spellings\nZoë Müller;person;\n', 'latin1'),
  ]
  for (const table of tables) {
    await using store = await openTestStore()
    const list = await started(store, formOf(table))
    expect(list).toMatchObject({ kind: 'actors', state: 'planning' })
    const cells = await store.lists.cells((list as { id: string }).id)
    expect(cells!.rows.map((row) => row.cells[0]!.text)).toEqual(['Zoë Müller'])
  }
})

test('other headings are asked about once, and remembered for lists of the kind', async () => {
  await using store = await openTestStore()
  const sender = await senderOf(store)
  const bring = async () => {
    const answer = await startList(sender, formOf('Actor,Type,Acronym\nAcme,org,A\n'))
    return (await store.lists.byId((answer as { id: string }).id))!
  }
  const first = await bring()
  expect(first).toMatchObject({ kind: 'actors', state: 'asking' })
  const { mapping } = await proposeColumns(store, 'actors', {
    headings: ['Actor', 'Type', 'Acronym'],
  })
  const said = { kind: 'actors' as const, dossierId: null, mapping }
  const key = makeListKey('actors', { headings: ['Actor', 'Type', 'Acronym'] })
  await store.lists.nameColumns(first, said, key, sender.performedBy)
  expect(await bring()).toMatchObject({ kind: 'actors', state: 'planning', mapping })
})

test('topics wait for their dossier, and come at once where it is named', async () => {
  await using store = await openTestStore()
  await dossierOf(store)
  const sender = await senderOf(store)
  const { slug, id } = await theDossier(store)
  const table = 'Topic,Proposition\nSources,They stay secret.\n'
  const answer = await startList(sender, formOf(table, { dossier: slug }))
  expect(await store.lists.byId((answer as { id: string }).id)).toMatchObject({
    ...{ kind: 'topics', dossierId: id, state: 'planning' },
  })
})

test('a codebook of another program is a list of topics, planned at once; a damaged one is refused at its field', async () => {
  await using store = await openTestStore()
  await dossierOf(store)
  const sender = await senderOf(store)
  const { slug } = await theDossier(store)
  const book =
    '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="A" name="Trust" color="#ff0000" isCodable="true"/></Codes></CodeBook>'
  const answer = await startList(sender, formOf(book, { dossier: slug }, 'codes.qdc'))
  expect(await store.lists.byId((answer as { id: string }).id)).toMatchObject({
    ...{ kind: 'topics', state: 'planning' },
  })
  expect(
    await listLeftAside(store, (await store.lists.byId((answer as { id: string }).id))!),
  ).toEqual([
    'The file holds colours of 1 code. Topics have no place for these, so they are not taken in.',
  ])
  expect(await startList(sender, formOf(book.slice(9), {}, 'codes.qdc'))).toMatchObject({
    ...{ ok: false, status: 400 },
    errors: { file: expect.stringContaining('This is no codebook as XML') as string },
  })
})

test('the topics of a dossier package are a list, and with its words taken in the package fits', async () => {
  await using there = await openTestStore()
  const changed = aWording({ proposition: 'Nobody reads what is encrypted.', cues: ['encrypt*'] })
  await changeMeaning(there, await topicId(there), changed)
  const made = await buildDossierFile(there.visibleTo('owner'), await dossierOf(there))
  const bytes = Buffer.from((made as { content: Uint8Array }).content)
  await using store = await openTestStore()
  await dossierOf(store)
  const sender = await senderOf(store)
  const { slug } = await theDossier(store)
  const form = formOf(bytes, { dossier: slug }, 'there.stanceline.zip')
  const { id } = (await startList(sender, form)) as { id: string }
  await workOnList(store, { listId: id, today: listDay })
  expect(await outcomesOf(store, id)).toEqual(['2 changed', '3 same'])
  expect(await differencesOf(store, id)).toEqual([
    '2 Proposition: Encryption should be protected. → Nobody reads what is encrypted.',
    '2 Cue phrases: null → encrypt*',
  ])
  await takeIn(store, id)
  const read = await readFile({ name: 'there.stanceline.zip', bytes })
  if (!read.ok || !read.package) throw new Error('not read')
  const planned = await store.visibleTo('owner').packages.plan(read.package)
  expect(planned).toMatchObject({ ok: true, plan: { remarks: [], fresh: { topics: 0 } } })
})

test('what is no table, has no rows, or is for a dossier that is not there is refused at its field', async () => {
  await using store = await openTestStore()
  const sender = await senderOf(store)
  const errorsOf = async (form: FormData) => {
    const answer = await startList(sender, form)
    return answer.ok ? {} : answer.errors
  }
  expect(Object.keys(await errorsOf(new FormData()))).toEqual(['file'])
  expect((await errorsOf(formOf('Name,Kind\n'))).file).toMatch(/no rows below/)
  const topics = formOf('Topic,Proposition\nSources,They stay secret.\n', { dossier: 'none' })
  expect((await errorsOf(topics)).kind).toMatch(/may not take in topics/)
  expect(chooseListDossier(sender, 'topics', topics).ok).toBe(false)
  expect(chooseListDossier(sender, 'actors', topics)).toEqual({ ok: true, id: null })
})
