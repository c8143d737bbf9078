import { parseSearch } from '#app/domain/search/search-query.ts'
import { expect, test } from 'vitest'
import { erasedText } from '#app/domain/erasures.ts'
import { sha256 } from '#db/core/ids.ts'
import {
  aParty,
  aPassage,
  aText,
  dossierOf,
  keep,
  logOf,
  somebody,
} from '#tests/support/letters.ts'
import { anImport, letterText, work } from '#tests/support/importing.ts'
import { addUser } from '#tests/support/request-context.ts'
import { engine, openTestStore, type TestStore } from '#tests/support/store.ts'

const secrets = {
  text: 'Quibblewort',
  title: 'Xylocarpine',
  reference: 'Zephyrlock',
  author: 'Wanda Whistleblow',
  capacity: 'Chiefkeeper',
  organisation: 'Mumblecorp Holdings',
  file: 'Vortexfile',
  bytes: 'Bytemarker',
  note: 'Notewhisper',
  condition: 'Conditionwhisper',
  source: 'sourcewhisper',
  messageId: 'messagewhisper',
  answer: 'Modelwhisper',
}

/** A letter that nothing else knows anything of, with a position that was changed once, and one beside it. */
async function keepSecretLetter(store: TestStore) {
  const other = await keep(store, { positions: [aPassage()] })
  const { id, positionIds } = await keep(store, {
    text: `Dear Sir,\n\n${secrets.text} is what we support without reservation.\n\nYours,\n\n${secrets.author}\n`,
    form: {
      title: `On ${secrets.title}`,
      reference: secrets.reference,
      parties: [
        aParty({
          name: secrets.author,
          capacity: secrets.capacity,
          organisation: secrets.organisation,
        }),
        aParty({ role: 'recipient' }),
      ],
    },
    file: {
      name: `${secrets.file}.txt`,
      mediaType: 'text/plain',
      bytes: Buffer.from(secrets.bytes),
    },
    origin: {
      sourceUrl: `https://example.org/${secrets.source}`,
      messageId: `<${secrets.messageId}@example.org>`,
    },
    positions: [
      aPassage({
        quote: `${secrets.text} is what we support`,
        note: secrets.note,
        conditional: true,
        condition: secrets.condition,
      }),
    ],
  })
  const { id: userId } = await addUser(store)
  await store.modelAnswers.keep(
    {
      ...{ letterId: id, textVersion: 1, model: 'small', host: 'localhost', promptVersion: 1 },
      ...{ passagesAsked: 1, passagesThere: 1, answers: [secrets.answer], read: [] },
      askedAt: '2026-01-01T00:00:00.000Z',
    },
    { userId, via: 'screen' },
  )
  return { id, positionIds, otherId: other.id }
}

/** Every row of every table as text. */
async function everyRow({ rows }: TestStore): Promise<string> {
  const tables = await rows<{ name: string }>(
    engine() === 'sqlite'
      ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and sql not like 'create virtual%'"
      : 'select tablename as name from pg_tables where schemaname = current_schema()',
  )
  const found = await Promise.all(tables.map(({ name }) => rows(`select * from ${name}`)))
  return JSON.stringify(found, (_key, value: unknown) =>
    isBytes(value) ? Buffer.from(value.data).toString('latin1') : value,
  )
}

const isBytes = (value: unknown): value is { data: number[] } =>
  typeof value === 'object' && value !== null && (value as { type?: string }).type === 'Buffer'

test('no row of any table holds a word of an erased letter', async () => {
  await using store = await openTestStore()
  const { id } = await keepSecretLetter(store)
  const before = await everyRow(store)
  for (const [what, word] of Object.entries(secrets))
    if (engine() === 'sqlite' || what !== 'bytes') expect(before, what).toContain(word)
  expect(await store.erasures.letter(id, 'Its author asked for it.', somebody)).toEqual({
    changed: true,
  })
  const after = (await everyRow(store)).toLowerCase()
  for (const [what, word] of Object.entries(secrets))
    for (const part of word.split(' ')) expect(after, what).not.toContain(part.toLowerCase())
  expect(after).toContain('its author asked for it.')
})

test('what stays of an erased letter is when, by whom, why and the hash of its text', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  await store.erasures.letter(id, 'The archive asked for it.', somebody)
  expect(await store.erasures.list()).toMatchObject([
    {
      kind: 'letter',
      subjectId: id,
      by: null,
      reason: 'The archive asked for it.',
      hash: sha256(aText),
      letters: 1,
    },
  ])
  expect((await store.erasures.ofLetter(id))?.wasWithdrawn).toBe(false)
  expect(await store.rows('select text from text_versions')).toEqual([{ text: erasedText }])
})

test('an erased letter is in no list and no number, and what else there is stays', async () => {
  await using store = await openTestStore()
  const { id, otherId } = await keepSecretLetter(store)
  await store.erasures.letter(id, 'Its author asked for it.', somebody)
  expect(await store.letters.byId(id)).toBeNull()
  const page = await store.letters.page({ dossierId: await dossierOf(store) }, 10, 0)
  expect(JSON.stringify(page)).toContain(otherId)
  expect(JSON.stringify(page)).not.toContain(id)
  expect(await store.rows('select letter_id as "letterId" from evidence')).toEqual([
    { letterId: otherId },
  ])
  expect(await store.verify()).toMatchObject({ erased: 1, unsound: [] })
})

test('the log says that somebody did something, and not what', async () => {
  await using store = await openTestStore()
  const { id, positionIds } = await keepSecretLetter(store)
  await store.erasures.letter(id, 'Its author asked for it.', somebody)
  expect(await logOf(store, positionIds[0]!)).toMatchObject([
    { deed: 'added', before: null, after: { erased: true } },
  ])
  expect((await logOf(store, id)).map(({ deed, after }) => [deed, after])).toEqual([
    ['added', { erased: true }],
    ['asked a language model', { erased: true }],
    ['erased', { reason: 'Its author asked for it.' }],
  ])
})

test('a letter is erased once, and what is not there not at all', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  expect(await store.erasures.letter(id, 'Asked for.', somebody)).toEqual({ changed: true })
  expect(await store.erasures.letter(id, 'Asked for again.', somebody)).toEqual({ changed: false })
  expect(await store.erasures.letter('nothing', 'Asked for.', somebody)).toEqual({ changed: false })
  expect(await store.erasures.list()).toHaveLength(1)
})

test('texts, files and the log stay guarded before and after an erasure, and so does what it says', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  await keep(store, { text: 'We take note of it.\n' })
  await store.erasures.letter(id, 'Asked for.', somebody)
  for (const change of [
    "update text_versions set text = 'other'",
    "update audit set deed = 'other'",
    'delete from audit',
    "update erasures set reason = 'other'",
    'delete from erasures',
  ])
    await expect(store.rows(change), change).rejects.toThrow(/never/)
})

test('an actor whom something else names keeps the name', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  await keep(store, { text: 'We take note of it.\n' })
  await store.erasures.letter(id, 'Asked for.', somebody)
  expect(await store.rows('select name from actors')).toEqual([{ name: 'Ylva Johansson' }])
})

test('the hashes of an erased letter tell it when it comes in again', async () => {
  await using store = await openTestStore()
  const { id } = await keepSecretLetter(store)
  const [{ sha256: hash } = { sha256: '' }] = await store.rows<{ sha256: string }>(
    'select sha256 from text_versions where letter_id = ?',
    id,
  )
  await store.erasures.letter(id, 'Asked for.', somebody)
  const found = await store.erasures.againstHashes([hash, sha256(secrets.bytes), sha256('other')])
  expect([...found.keys()].sort()).toEqual([hash, sha256(secrets.bytes)].sort())
})

const person = {
  name: 'Wanda Whistleblow',
  address: 'Zwiebelgasse 17',
}

/** Three letters: by her, about her and, beside them, one that does not concern her. */
async function keepPerson(store: TestStore) {
  const own = await keep(store, {
    text: `Dear Sir,\n\nWe support it, says WANDA\nWHISTLEBLOW of ${person.address}, without reservation.\n`,
    form: {
      title: `Reply of ${person.name}`,
      parties: [aParty({ name: person.name, capacity: 'Chiefkeeper' })],
    },
    file: { name: 'letter.txt', mediaType: 'text/plain', bytes: Buffer.from(person.name) },
    positions: [
      aPassage({
        quote: 'WHISTLEBLOW of Zwiebelgasse 17, without',
        note: `${person.name} means it`,
      }),
    ],
  })
  const about = await keep(store, {
    text: `Dear Sir,\n\nWe met Wanda Whistleblow’s deputy. We support it without reservation.\n`,
    positions: [aPassage()],
  })
  const beside = await keep(store, { text: 'Dear Sir,\n\nWandalism is no word of ours.\n' })
  const [{ id: actor } = { id: '' }] = await store.rows<{ id: string }>(
    'select id from actors where name = ?',
    person.name,
  )
  return { own, about, beside, actor }
}

test('no row of any table holds a name or an address of an erased person, and everything else stays', async () => {
  await using store = await openTestStore()
  const { own, about, beside, actor } = await keepPerson(store)
  const words = [person.address]
  expect(await store.erasures.planPerson(actor, words)).toMatchObject({
    words: [person.name, person.address],
    letterIds: [own.id, about.id].sort(),
  })
  const reason = `${person.name} asked for it.`
  expect(await store.erasures.person(actor, { words, reason }, somebody)).toEqual({ changed: true })
  const after = (await everyRow(store)).toLowerCase()
  for (const part of ['wanda w', 'whistleblow', 'zwiebelgasse', 'chiefkeeper'])
    expect(after, part).not.toContain(part)
  const texts = await store.rows<{ id: string; text: string }>(
    'select letter_id as id, text from text_versions',
  )
  const textOf = (id: string) => texts.find((row) => row.id === id)!.text
  expect(textOf(own.id)).toBe(
    'Dear Sir,\n\nWe support it, says █████\n███████████ of ████████████ ██, without reservation.\n',
  )
  expect(textOf(about.id)).toContain('We met █████ ███████████’s deputy. We support it')
  expect(textOf(beside.id)).toContain('Wandalism')
  expect(await store.verify()).toMatchObject({ erased: 1, quotes: 2, unsound: [] })
  expect(await store.rows('select name from actors where id = ?', actor)).toEqual([
    { name: `Erased person ${actor.slice(-4)}` },
  ])
  const page = await store.letters.search(
    parseSearch('whistleblow'),
    { dossierId: await dossierOf(store) },
    { limit: 10, offset: 0 },
  )
  expect(page.rows).toEqual([])
})

test('a letter that came with an import is erased there too, and not taken in again', async () => {
  await using store = await openTestStore()
  const text = letterText({ author: person.name, body: 'Quibblewort is what we support.' })
  const files = [{ name: 'Vortexfile.txt', bytes: text }]
  const first = await anImport(store, files)
  await work(store, first)
  await store.imports.accept(first, { states: ['ready', 'asking', 'doubtful'] }, somebody)
  await work(store, first)
  const [letter] = await store.rows<{ id: string }>('select id from letters')
  expect(await store.erasures.letter(letter!.id, 'Asked for.', somebody)).toEqual({ changed: true })
  const again = await anImport(store, files)
  await work(store, again)
  const [item] = await store.imports.items(again, ['refused'], 10, 0)
  expect(item?.reason).toMatch(/^This was erased on request on \d+ \w+ \d{4}, so it is not taken/)
  expect(await store.rows('select bytes from import_files where import_id = ?', again)).toEqual([
    { bytes: null },
  ])
  expect(await everyRow(store)).not.toContain('Quibblewort')
})

test('a package that holds an erased letter is not taken in, and a package of the dossier leaves it out', async () => {
  await using store = await openTestStore()
  const { id } = await keepSecretLetter(store)
  const visible = store.visibleTo('owner')
  const made = await store.packages.exportDossier(await dossierOf(store))
  if (!made.ok) throw new Error(made.reason)
  await store.erasures.letter(id, 'Asked for.', somebody)
  const planned = await store.packages.plan(made.opened)
  expect(planned).toMatchObject({ ok: false, reasons: [expect.stringContaining('was erased')] })
  const left = await visible.packages.exportDossier(await dossierOf(store))
  expect(JSON.stringify(left)).not.toMatch(/Quibblewort|Xylocarpine|Erased letter/)
})
