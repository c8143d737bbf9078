import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { readHeader } from '#app/domain/letter-header/letter-header.ts'
import { proposeFields, addFileMetadata } from '#app/domain/plan/proposed-fields.ts'
import { readLetterFile } from '#app/features/letters/letter-in-file.ts'
import { closeReaders } from '#app/readers/read-file.ts'

afterAll(closeReaders)

const fixture = (name: string) => readFileSync(`tests/fixtures/readers/${name}`)
const read = async (name: string) => readLetterFile(name, fixture(name))

/** What the form proposes for a file. */
async function proposed(name: string) {
  const file = await read(name)
  if (!file.ok || !file.document) throw new Error(`No letter in ${name}.`)
  return addFileMetadata(proposeFields(readHeader(file.text), file.text), file.document)
}

test.each([
  ['letter.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['letter.odt', 'application/vnd.oasis.opendocument.text'],
  ['letter.pdf', 'application/pdf'],
])('the head of a letter is read from %s', async (name, mediaType) => {
  expect(await read(name)).toMatchObject({ ok: true, mediaType })
  const { fields } = await proposed(name)
  expect(fields).toMatchObject({ dated: '2020-10-12', language: 'en' })
  expect(fields.parties.find(({ role }) => role === 'author')).toMatchObject({
    name: 'Rudolf Rassendyll',
    capacity: 'Minister',
  })
})

test('where the words of a message are silent, its own head says who wrote it to whom and when', async () => {
  const message = [
    'From: Ana Kovač <ana@example.org>',
    'To: Rudolf Rassendyll <minister@example.org>',
    'Date: Fri, 2 Oct 2020 09:30:00 +0200',
    'Subject: Encryption',
    'In-Reply-To: <1@example.org>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'We support it.',
    '',
  ].join('\r\n')
  const file = await readLetterFile('message.eml', Buffer.from(message))
  if (!file.ok || !file.document) throw new Error('No letter.')
  const { fields, sources } = addFileMetadata(
    proposeFields(readHeader(file.text), file.text),
    file.document,
  )
  expect(fields).toMatchObject({
    title: 'Encryption',
    kind: 'e-mail',
    dated: '2020-10-02',
    replyKind: 'e-mail',
  })
  expect(fields.parties.map(({ role, name }) => [role, name])).toEqual([
    ['author', 'Ana Kovač'],
    ['recipient', 'Rudolf Rassendyll'],
  ])
  expect(sources).toMatchObject({
    dated: expect.stringContaining('Fri, 2 Oct 2020'),
    'party.0.name': 'From: Ana Kovač <ana@example.org>',
  })
})

test('what is attached to a message is named and left', async () => {
  const file = await read('attachments.eml')
  expect(file).toMatchObject({ ok: true })
  expect(file.ok && file.remarks.join(' ')).toMatch(
    /^.*What is attached to it is not added with it: “.+”/,
  )
})

test.each([
  ['thread.mbox', /^This file holds \d letters\. Import it instead: “Import letters”/],
  ['locked.pdf', /protected with a password/],
])('%s is refused with a sentence', async (name, sentence) => {
  expect(await read(name)).toMatchObject({ ok: false, reason: expect.stringMatching(sentence) })
})

test('a file that is too large for a form is refused before it is read', async () => {
  expect(await readLetterFile('scan.pdf', Buffer.alloc(8_000_001))).toMatchObject({
    ok: false,
    reason:
      'This file has 8.0 MB; a file that is added here may have 8 MB. Save it smaller, or paste its words.',
  })
})

test('the title of a request, who wrote for which authority, and the language that the words tell come with a saved page', async () => {
  const page = fixture('alaveteli.html')
    .toString()
    .replace(
      /<div class="outgoing correspondence[^]*?(?=<div class="ff-print-fix">|<\/div>\s*<div id="right_column")/g,
      '',
    )
    .replace(/<p>Kind regards,[^]*?<\/p>/, '')
  const file = await readLetterFile('request.html', Buffer.from(page))
  if (!file.ok || !file.document) throw new Error('No letter.')
  expect(file.document).toMatchObject({ name: 'request.html', parent: null })
  const { fields, sources } = addFileMetadata(
    proposeFields(readHeader(file.text), file.text),
    file.document,
  )
  expect(fields).toMatchObject({
    title: 'Scanning of private messages',
    dated: '2020-10-23',
    language: 'en',
  })
  expect(fields.parties.find(({ role }) => role === 'author')).toMatchObject({
    name: 'Ivo Petrov',
    organisation: 'Ministry of Digital Affairs',
  })
  expect(sources).toMatchObject({
    dated: 'The portal says 23 October 2020',
    language: 'the words themselves',
  })
})
