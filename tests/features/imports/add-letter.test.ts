import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { keepLetter } from '#app/features/imports/keep-letter.ts'
import {
  buildLetterImportView,
  type LetterImportView,
} from '#app/features/imports/letter-import-view.ts'
import { startLetterImport } from '#app/features/imports/start-letter-import.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import type { User } from '#app/domain/users.ts'
import { newId } from '#db/core/ids.ts'
import { letterText, work } from '#tests/support/importing.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

type Editor = Extract<LetterImportView, { step: 'editor' }>

/** Somebody who adds letters, with what they may reach of the store. */
async function aCoder(store: TestStore, email = 'ana@example.org') {
  await store.users.record(
    { email, name: 'Ana Kovač', role: 'coder', passwordHash: 'none' },
    { userId: null, via: 'command line' },
  )
  const user = (await store.users.byEmail(email))! as User
  const performedBy = { userId: user.id, via: 'screen' as const }
  return { visible: store.visibleTo(user), admin: store, user, performedBy, lastDossier: null }
}

type Coder = Awaited<ReturnType<typeof aCoder>>

function newLetterForm(text: string, file?: File, id = newId()): FormData {
  const form = new FormData()
  form.set('id', id)
  form.set('text', text)
  if (file) form.set('file', file)
  return form
}

const fixture = (name: string) =>
  new File([readFileSync(`tests/fixtures/readers/${name}`)], name.split('/').at(-1)!)

/** Sends the first form and lets the import be read as the server does. */
async function open(coder: Coder, form: FormData) {
  const started = await startLetterImport(coder, form)
  if (!started.ok) throw new Error(JSON.stringify(started))
  await work(coder.admin as TestStore, started.importId)
  return started.importId
}

async function view(coder: Coder, importId: string): Promise<LetterImportView> {
  const importRow = (await coder.admin.imports.byId(importId))!
  return buildLetterImportView(coder, importRow, Date.now())
}

async function editorOf(coder: Coder, importId: string): Promise<Editor> {
  const opened = await view(coder, importId)
  if (opened.step !== 'editor') throw new Error(JSON.stringify(opened))
  return opened
}

/** The form of the editor as its page fills it. */
function keepForm({ item }: Editor, changes: Record<string, string> = {}): FormData {
  const form = new FormData()
  const { parties, referenceTruncated, ...fields } = item.fields
  for (const [name, value] of Object.entries(fields))
    if (typeof value !== 'object') form.set(name, String(value))
  form.set('id', item.id)
  form.set('revision', String(item.revision))
  form.set('partyRows', String(parties.length))
  for (const [row, { withheld, ...party }] of parties.entries())
    for (const [part, value] of Object.entries(party))
      form.set(`party.${row}.${part}`, String(value ?? ''))
  for (const [name, value] of Object.entries(changes)) form.set(name, value)
  return form
}

async function keep(coder: Coder, importId: string, form: FormData) {
  const importRow = (await coder.admin.imports.byId(importId))!
  return keepLetter({ ...coder, importRow, form })
}

const text = letterText({ body: 'We support it here for the first time.' })

test('a pasted letter is opened with what its head says and where, and kept by its form', async () => {
  await using store = await openSeededStore()
  const coder = await aCoder(store)
  const importId = await open(coder, newLetterForm(text))
  const editor = await editorOf(coder, importId)
  const marked = editor.item.places.map(({ start, end }) => text.slice(start, end))
  expect(marked).toEqual(expect.arrayContaining(['29 October 2020', 'Ares(2020)6018155']))
  expect(editor.item.fields).toMatchObject({ dated: '2020-10-29', reference: 'Ares(2020)6018155' })
  const kept = await keep(coder, importId, keepForm(editor, { title: 'Kept' }))
  expect(kept).toEqual({ ok: true, letterId: editor.item.id })
  expect(await view(coder, importId)).toEqual({ step: 'stored', letterId: editor.item.id })
  const letter = await coder.visible.letters.byId(editor.item.id)
  expect(letter).toMatchObject({ letter: { title: 'Kept', addedBy: coder.user.id } })
})

test('the same form of a new letter sent twice makes one import, and other words another', async () => {
  await using store = await openSeededStore()
  const coder = await aCoder(store)
  const id = newId()
  const ids = [
    await open(coder, newLetterForm(text, undefined, id)),
    await open(coder, newLetterForm(text, undefined, id)),
    await open(coder, newLetterForm(`${text}\nAnd more.`, undefined, id)),
  ]
  expect([ids[0], ids[1], new Set(ids).size]).toEqual([id, id, 2])
})

test('the same form of a letter kept twice, one after the other and at once, stores it once', async () => {
  await using store = await openSeededStore()
  const coder = await aCoder(store)
  const importId = await open(coder, newLetterForm(text))
  const form = keepForm(await editorOf(coder, importId), { title: 'Once' })
  const kept = await Promise.all([keep(coder, importId, form), keep(coder, importId, form)])
  kept.push(await keep(coder, importId, form))
  expect(new Set(kept.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(kept[0]!.ok).toBe(true)
  expect(await store.rows("select id from letters where title = 'Once'")).toHaveLength(1)
})

test('what is missing is said at its field, and what was typed and chosen is there after a reload', async () => {
  await using store = await openSeededStore()
  const coder = await aCoder(store)
  const importId = await open(coder, newLetterForm(text))
  const changes = {
    title: 'Typed',
    dated: 'last week',
    visibility: 'named',
    readerIds: coder.user.id,
  }
  const refused = await keep(coder, importId, keepForm(await editorOf(coder, importId), changes))
  expect(refused).toMatchObject({
    ok: false,
    status: 400,
    errors: { dated: expect.stringContaining('is not a date that can be read') },
  })
  const again = await editorOf(coder, importId)
  expect(again.item).toMatchObject({ fields: { title: 'Typed', dated: 'last week' } })
  expect((await store.imports.byId(importId))!.audience).toEqual({
    visibility: 'named',
    readerIds: [coder.user.id],
  })
  const kept = await keep(coder, importId, keepForm(again, { dated: '2021-05-03' }))
  expect(kept.ok).toBe(true)
})

test('a name that a known actor may bear in other words is asked about and the answer is kept', async () => {
  await using store = await openSeededStore()
  const coder = await aCoder(store)
  const importId = await open(coder, newLetterForm(letterText({ author: 'J. Boratyński' })))
  const editor = await editorOf(coder, importId)
  expect(editor.questions.map(({ said }) => said)).toEqual(['J. Boratyński'])
  const unanswered = await keep(coder, importId, keepForm(editor))
  expect(unanswered).toMatchObject({
    ok: false,
    errors: { parties: expect.stringContaining('Say who “J. Boratyński” is: Jakub Boratyński') },
  })
  const [question] = editor.questions
  const form = keepForm(await editorOf(coder, importId), {
    'key.0': question!.key,
    'answer.0': question!.choices[0]!.answer,
  })
  expect((await keep(coder, importId, form)).ok).toBe(true)
  expect(await store.rows("select id from actors where name like '%Boraty%'")).toHaveLength(1)
})

test('a unit that nobody knows is asked about, with those of its house that it may be, and the answer is kept', async () => {
  await using store = await openSeededStore()
  const coder = await aCoder(store)
  const unitId = newId()
  const [commission] = await store.rows("select id from actors where name = 'European Commission'")
  await store.actors.record(
    [{ id: unitId, kind: 'unit', name: 'DG Budget' }],
    [
      {
        ...{ memberId: unitId, organisationId: String(commission!.id), role: null },
        ...{ firstDay: null, lastDay: null },
      },
    ],
    { userId: coder.user.id, via: 'screen' },
  )
  const importId = await open(coder, newLetterForm(letterText({ author: 'Ada Lovelace' })))
  const editor = await editorOf(coder, importId)
  const author = editor.item.fields.parties.findIndex(({ role }) => role === 'author')
  const typed = (unit: string) => ({
    [`party.${author}.organisation`]: 'European Commission',
    [`party.${author}.unit`]: unit,
  })
  expect(await keep(coder, importId, keepForm(editor, typed('DG Budgett')))).toMatchObject({
    errors: { parties: expect.stringContaining('Say who “DG Budgett” is: DG Budget') },
  })
  const again = await editorOf(coder, importId)
  expect(again.questions).toMatchObject([{ said: 'DG Budgett', house: 'European Commission' }])
  const answer = { 'key.0': again.questions[0]!.key, 'answer.0': 'DG Budget' }
  const kept = await keep(coder, importId, keepForm(again, { ...typed('DG Budgett'), ...answer }))
  expect(kept.ok).toBe(true)
  expect(await store.rows("select name from actors where name like 'DG Budg%'")).toEqual([
    { name: 'DG Budget' },
  ])
  expect(
    await store.rows(
      `select m.name from affiliations a join actors m on m.id = a.member_id where a.organisation_id = '${unitId}'`,
    ),
  ).toEqual([{ name: 'Ada Lovelace' }])
})

test('a name that is typed into the form is looked up among those who are known', async () => {
  await using store = await openSeededStore()
  const coder = await aCoder(store)
  const importId = await open(coder, newLetterForm(letterText({ author: 'Ada Lovelace' })))
  const editor = await editorOf(coder, importId)
  const author = editor.item.fields.parties.findIndex(({ role }) => role === 'author')
  const refused = await keep(
    coder,
    importId,
    keepForm(editor, { [`party.${author}.name`]: 'J. Boratyński' }),
  )
  expect(refused).toMatchObject({ errors: { parties: expect.stringContaining('J. Boratyński') } })
})

test('a letter that is nearly the same as a stored one shows the difference, and is kept as one of its own', async () => {
  await using store = await openSeededStore()
  const coder = await aCoder(store)
  const copy = `${readFileSync('seeds/letters/001_f2200ba1914715f3.txt', 'utf8')}\n\nThis sentence was added to the copy that somebody else received.`
  const importId = await open(coder, newLetterForm(copy))
  const editor = await editorOf(coder, importId)
  expect(editor.item.resembles).toBeGreaterThan(80)
  expect(editor.item.difference).toContainEqual({
    kind: 'new',
    text: expect.stringContaining('This sentence was added'),
  })
  const refused = await keep(coder, importId, keepForm(editor))
  expect(refused).toMatchObject({ errors: { same: expect.stringContaining('nearly the same') } })
  const form = keepForm(await editorOf(coder, importId), { distinct: 'on' })
  expect((await keep(coder, importId, form)).ok).toBe(true)
})

test('the very text of a stored letter is refused with its title, pasted or in a file', async () => {
  await using store = await openSeededStore()
  const coder = await aCoder(store)
  const bytes = readFileSync('seeds/letters/001_f2200ba1914715f3.txt')
  const sentence =
    'This very text is stored already, as “Reply to Microsoft on the EU strategy and the interim Regulation”. Look for it among the letters; nothing was added.'
  expect(await startLetterImport(coder, newLetterForm(String(bytes)))).toMatchObject({
    ok: false,
    errors: { text: sentence },
  })
  const importId = await open(coder, newLetterForm('', new File([bytes], 'copy.txt')))
  expect(await view(coder, importId)).toEqual({ step: 'refused', reason: sentence })
})

test('what is attached to a message comes along where it is ticked, and says what it was attached to', async () => {
  await using store = await openSeededStore()
  const coder = await aCoder(store)
  const importId = await open(coder, newLetterForm('', fixture('attachments.eml')))
  const editor = await editorOf(coder, importId)
  const tickable = editor.attachments.filter(
    ({ state }) => state === 'ready' || state === 'doubtful',
  )
  expect(editor.attachments.length).toBeGreaterThan(0)
  const form = keepForm(editor)
  for (const { id } of tickable) form.append('with', id)
  const kept = await keep(coder, importId, form)
  expect(kept).toEqual({ ok: true, letterId: editor.item.id })
  await work(store, importId)
  expect(
    (
      await store.rows<{ id: string }>(
        'select id from letters where attached_to_id = ?',
        editor.item.id,
      )
    ).map(({ id }) => id),
  ).toEqual(expect.arrayContaining(tickable.map(({ id }) => id)))
})

test.each([
  ['locked.pdf', { step: 'refused', reason: expect.stringMatching(/protected with a password/) }],
  ['thread.mbox', { step: 'many' }],
])('%s is no letter to be looked at by itself', async (name, expected) => {
  await using store = await openSeededStore()
  const coder = await aCoder(store)
  expect(await view(coder, await open(coder, newLetterForm('', fixture(name))))).toEqual(expected)
})

test.each([
  ['nothing', '', undefined, { text: expect.stringMatching(/^There is no text here/) }],
  [
    'a text and a file',
    text,
    new File(['x'], 'x.txt'),
    { file: expect.stringMatching(/^There is a pasted text and a file/) },
  ],
])('%s is refused, and what was pasted stays', async (_what, pasted, file, errors) => {
  await using store = await openSeededStore()
  const coder = await aCoder(store)
  const refused = await startLetterImport(coder, newLetterForm(pasted, file))
  expect(refused).toMatchObject({ ok: false, status: 400, pasted, errors })
  expect(await store.rows('select id from imports')).toEqual([])
})

test('an import that is being read says how far it is', async () => {
  await using store = await openSeededStore()
  const coder = await aCoder(store)
  const started = await startLetterImport(coder, newLetterForm(text))
  if (!started.ok) throw new Error(JSON.stringify(started))
  expect(await view(coder, started.importId)).toMatchObject({
    step: 'working',
    progress: { done: 0, of: 1 },
  })
})
