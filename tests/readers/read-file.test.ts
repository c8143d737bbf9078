import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { listPermissionFlags } from '#app/readers/confined/child-process.ts'
import { createReaderPool } from '#app/readers/confined/pool.ts'
import { closeReaders, readFile } from '#app/readers/read-file.ts'
import { letterFiles } from '#tests/support/letter-files.ts'
import { pdfOf } from '#tests/support/pdf-files.ts'
import { scanOf } from '#tests/support/readers.ts'

afterAll(closeReaders)

const letter = { name: 'letter.docx', bytes: readFileSync('tests/fixtures/readers/letter.docx') }
const ocrOptions = { languages: ['eng'], ocr: false }
/** A letter that takes seconds to read. */
const long = {
  name: 'long.pdf',
  bytes: pdfOf(
    Array.from({ length: 600 }, () => ({
      texts: Array.from({ length: 40 }, (_, at) => ({
        x: 70,
        y: 800 - at * 14,
        words: 'The Ministry supports the protection of private communications.',
      })),
    })),
  ),
}

test('a file is read in another process, and its original comes with it', async () => {
  const read = await readFile(letter)
  expect(read).toMatchObject({ ok: true, documents: [{ title: 'Reply on encryption' }] })
  expect(read.ok && Buffer.from(read.documents[0]!.original).equals(letter.bytes)).toBe(true)
})

test('attachments come with their own bytes, and what cannot be read is a refusal', async () => {
  const fixture = (name: string) => ({
    name,
    bytes: readFileSync(`tests/fixtures/readers/${name}`),
  })
  const [mail, locked] = await Promise.all([
    readFile(fixture('attachments.eml')),
    readFile(fixture('locked.pdf')),
  ])
  expect(mail.ok && mail.documents.map(({ original }) => original.length)).toEqual([
    readFileSync('tests/fixtures/readers/attachments.eml').length,
    35,
    expect.any(Number),
  ])
  expect(locked).toMatchObject({ ok: false, reason: expect.stringContaining('password') })
})

test('a file that takes too long is stopped with a sentence, and the next is read by a new child', async () => {
  const pool = createReaderPool({ children: 1 })
  const [stopped, read] = await Promise.all([
    pool.read({ file: long, ocrOptions, time: 400 }),
    pool.read({ file: letter, ocrOptions }),
  ])
  expect(stopped).toEqual({
    ok: false,
    reason: expect.stringContaining(
      'took longer than 1 second, so it was stopped. Save it as plain text or PDF',
    ),
  })
  expect(read).toMatchObject({ ok: true })
  pool.close()
})

test('a file that takes too much memory is stopped with a sentence, and the server lives', async () => {
  const pool = createReaderPool({ children: 1, heap: 24e6 })
  const rows = Array.from(
    { length: 99_000 },
    (_, at) => `${at},${'a letter '.repeat(6)},b,c,d,e`,
  ).join('\n')
  expect(
    await pool.read({ file: { name: 'a.csv', bytes: Buffer.from(rows) }, ocrOptions }),
  ).toEqual({
    ok: false,
    reason: expect.stringContaining('took more memory than a file may'),
  })
  pool.close()
})

test('more than may come back is cut off with a sentence', async () => {
  const pool = createReaderPool({ children: 1, output: 500 })
  expect(await pool.read({ file: letter, ocrOptions })).toEqual({
    ok: false,
    reason: expect.stringContaining('unfolds to more text and attachments'),
  })
  pool.close()
})

const hasChild = (pool: ReturnType<typeof createReaderPool>) =>
  expect.poll(() => pool.children().length, { interval: 10 }).toBeGreaterThan(0)

test('reading can be stopped, and a child that is killed from outside is replaced', async () => {
  const pool = createReaderPool({ children: 1 })
  const stopping = new AbortController()
  const reading = pool.read({ file: long, ocrOptions, signal: stopping.signal })
  await hasChild(pool)
  stopping.abort()
  expect(await reading).toEqual({
    ok: false,
    reason: expect.stringContaining('Reading was stopped'),
  })
  const killed = pool.read({ file: long, ocrOptions })
  await hasChild(pool)
  process.kill(pool.children()[0]!, 'SIGKILL')
  expect(await killed).toEqual({
    ok: false,
    reason: expect.stringContaining('broke down over this one'),
  })
  expect(await pool.read({ file: letter, ocrOptions })).toMatchObject({ ok: true })
  pool.close()
})

test('what parses files reaches no network, no file but its own, no program and no settings', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...listPermissionFlags(process.cwd()), '--no-warnings', '.cache/readers/test/confined.js'],
    { env: {} as NodeJS.ProcessEnv, encoding: 'utf8' },
  )
  expect([stderr, JSON.parse(stdout)]).toEqual(['', { tried: 12, done: [] }])
})

test('a page that is a picture with a few live words is read by OCR as a whole, and says so', async () => {
  const bytes = readFileSync('tests/fixtures/readers/picture-beside-live-words.pdf')
  const read = await readFile({ name: 'scope.pdf', bytes })
  if (!read.ok) throw new Error(read.reason)
  const [document] = read.documents
  expect(document!.text).toContain('Out of scope')
  expect(document!.text.split(/\s+/).length).toBeGreaterThan(6)
  expect(document!.pages[0]!.confidence).toBeGreaterThan(60)
  expect(document!.doubts.join(' ')).toContain(
    '1 of 1 page is a picture with a few words of text beside it, and was read by OCR as a whole',
  )
})

test('a scan is read by OCR and says so, with its confidence, in the languages asked for', async () => {
  const told: object[] = []
  const page = { jpeg: scanOf(['We support strong encryption', 'without any exception.']) }
  const read = await readFile(
    { name: 'scan.pdf', bytes: pdfOf([page]) },
    { languages: ['eng', 'deu'], onProgress: (said) => told.push(said) },
  )
  expect(read).toMatchObject({
    ok: true,
    documents: [
      {
        text: expect.stringMatching(/^We support strong encryption\s+without any exception\.$/),
        pages: [{ number: 1, start: 0, confidence: expect.any(Number) }],
        doubts: [
          expect.stringMatching(
            /^1 of 1 page had no legible text layer and was read by OCR with confidence \d+\./,
          ),
        ],
      },
    ],
  })
  expect(told).toEqual([{ name: 'scan.pdf', page: 1, of: 1 }])
  expect(
    await readFile({ name: 'scan.pdf', bytes: pdfOf([page]) }, { languages: ['xyz'] }),
  ).toEqual({
    ok: false,
    reason: expect.stringContaining('cannot be read in “xyz”. Choose among deu, eng'),
  })
})

test('a bitmap of a page takes no more memory than pictures in other formats, and its words are read', async () => {
  const page = await letterFiles.bmp(
    readFileSync('tests/fixtures/headers/open/en-commission-dg-home.txt', 'utf8'),
  )
  expect(await readFile({ name: 'scan.bmp', bytes: page })).toMatchObject({
    ok: true,
    documents: [
      { text: expect.stringMatching(/Thank you for your letter dated 12\s+January 2022/) },
    ],
  })
})

test('a bitmap whose head points past its end is refused, and what reads files goes on', async () => {
  const page = await letterFiles.bmp('Dear Sir,')
  // A few signs more within the head, and everything behind them is read as something else.
  const twisted = Buffer.concat([page.subarray(0, 10), Buffer.from('65536'), page.subarray(10)])
  for (const bytes of [twisted, page.subarray(0, page.length / 2)])
    expect(await readFile({ name: 'scan.bmp', bytes })).toEqual({
      ok: false,
      reason: 'This picture is damaged. Open it and save it anew.',
    })
})
