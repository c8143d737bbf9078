import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadDocument, ReadFile } from '#app/readers/document.ts'
import { detectFormat, type FileFormat } from '#app/readers/detect-format.ts'
import { listZipEntries, unpackEntry } from '#app/readers/archives/zip.ts'
import { exportCodebook } from '#app/features/lists/list-files.ts'
import { theDossier } from './letters.ts'
import { letterFiles, letterFormats } from './letter-files.ts'
import { packageOf } from './packages.ts'
import { pdfOf } from './pdf-files.ts'
import { scanOf } from './readers.ts'
import { openSeededStore } from './store.ts'
import { zipOf } from './zip-files.ts'

/** How many damaged files are read, or for how many seconds where that is said, and what the damage follows from. */
export const files = 100
export const seconds = Number(process.env.FUZZ_SECONDS || 0)
export const seed = Number(process.env.FUZZ_SEED || 20_201_029)

export type Seed = { name: string; format: FileFormat; bytes: Buffer; ocr: boolean }

/** A sound file of every format at least: the fixtures of readers, and a letter in each. Only with `ocr` are pictures recognised, which takes seconds each. */
export async function seeds(ocr: boolean): Promise<Seed[]> {
  const folder = 'tests/fixtures/readers'
  const fixtures = readdirSync(folder)
    .filter((name) => !/manifest|fodt/.test(name))
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
  const letter = readFileSync('tests/fixtures/headers/open/en-private-person.txt', 'utf8')
  const pictures = ['png', 'jpeg', 'webp', 'bmp']
  const letters = await Promise.all(
    letterFormats.map(async (format) => ({
      name: `letter.${format}`,
      bytes: Buffer.from(
        await letterFiles[format](
          pictures.includes(format)
            ? 'Dear Ms Lind,\n\nWe support it, without any exception.\n\nYours sincerely'
            : letter,
        ),
      ),
    })),
  )
  await using store = await openSeededStore()
  const dossier = { name: 'dossier.stanceline.zip', bytes: await packageOf(store) }
  const topics = await exportCodebook(store.visibleTo('owner'), await theDossier(store))
  const codebook = { name: topics.name, bytes: Buffer.from(topics.content) }
  const scan = {
    name: 'scan.pdf',
    bytes: pdfOf([{ jpeg: scanOf(['Dear Ms Lind,', 'We support it, without any exception.']) }]),
  }
  return [...fixtures, ...letters, dossier, codebook, ...(ocr ? [scan] : [])].map((file) => ({
    ...file,
    format: detectFormat(file),
    ocr: ocr && (pictures.includes(detectFormat(file)) || file === scan),
  }))
}

/** Numbers, marks and words that parsers stumble over. */
const stumbles = [
  '',
  '\0',
  '-1',
  '4294967295',
  '99999999999999999999',
  '1e309',
  'NaN',
  '%s',
  '<',
  '>',
  '<![CDATA[',
  '&#x110000;',
  '&#0;',
  ']]>',
  '<!--',
  '{'.repeat(300),
  '}'.repeat(300),
  '('.repeat(300),
  '['.repeat(300),
  '<a>'.repeat(300),
  '"',
  '\\',
  '\\bin999999999 ',
  '\\u-1?',
  '\r\n\r\n',
  '\r',
  '--',
  'From ',
  'endstream',
  'endobj',
  ' 0 R',
  '/Kids [1 0 R]',
  '\ud800',
  '\u202e',
  '𝟘',
  '=?utf-8?Q?=',
  'Content-Type: multipart/mixed; boundary=',
  'charset=utf-7',
  'A'.repeat(5000),
  ' '.repeat(5000),
  '\t'.repeat(5000),
  '\n'.repeat(5000),
]

/** A file with one to three kinds of damage; an archive's also within its parts, so that what unpacks it lets it through. */
export function damaged(one: Seed, others: readonly Seed[], next: () => number): Buffer {
  const isPacked = ['docx', 'odt', 'xlsx', 'zip', 'stanceline.zip'].includes(one.format)
  if (isPacked && next() < 0.7) {
    const entries = listZipEntries(one.bytes).map((entry) => ({
      name: entry.name,
      bytes: unpackEntry(one.bytes, entry),
    }))
    const at = whole(next, entries.length)
    return zipOf(
      entries.map((entry, index) =>
        index === at ? { ...entry, bytes: hurt(entry.bytes, others, next) } : entry,
      ),
    )
  }
  return hurt(one.bytes, others, next)
}

function hurt(bytes: Buffer, others: readonly Seed[], next: () => number): Buffer {
  let result = bytes
  for (let times = 1 + whole(next, 3); times > 0; times -= 1)
    result = damages[whole(next, damages.length)]!(result, others, next)
  return result.subarray(0, 3_000_000)
}

const whole = (next: () => number, below: number) => Math.floor(next() * below)

const damages: ((bytes: Buffer, others: readonly Seed[], next: () => number) => Buffer)[] = [
  (bytes, _others, next) => bytes.subarray(0, whole(next, bytes.length)),
  (bytes, _others, next) => {
    const changed = Buffer.from(bytes)
    if (changed.length)
      for (let flips = 1 + whole(next, 20); flips > 0; flips -= 1)
        changed[whole(next, changed.length)]! ^= 1 << whole(next, 8)
    return changed
  },
  // A piece is left out, said again many times, or overwritten by what parsers stumble over.
  (bytes, _others, next) => {
    const [from, to] = slice(bytes, next)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  },
  (bytes, _others, next) => {
    const [from, to] = slice(bytes, next)
    return Buffer.concat([
      bytes.subarray(0, to),
      ...Array.from({ length: 1 + whole(next, 200) }, () =>
        bytes.subarray(from, Math.min(to, from + 2000)),
      ),
      bytes.subarray(to),
    ])
  },
  (bytes, _others, next) => {
    const [from] = slice(bytes, next)
    const words = Buffer.from(stumbles[whole(next, stumbles.length)]!)
    return Buffer.concat([
      bytes.subarray(0, from),
      words,
      bytes.subarray(from + (next() < 0.5 ? words.length : 0)),
    ])
  },
  (bytes, _others, next) => {
    const text = bytes.toString('latin1')
    const numbers = [...text.matchAll(/\d+/g)]
    const number = numbers[whole(next, numbers.length)]
    return number
      ? Buffer.from(
          `${text.slice(0, number.index)}${['0', '-1', '65536', '2147483648', '99999999999'][whole(next, 5)]}${text.slice(number.index + number[0].length)}`,
          'latin1',
        )
      : bytes
  },
  (bytes, others, next) => {
    const other = others[whole(next, others.length)]!.bytes
    const [from, to] = slice(other, next)
    const [at] = slice(bytes, next)
    return Buffer.concat([bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at)])
  },
]

function slice(bytes: Buffer, next: () => number): [number, number] {
  const from = whole(next, bytes.length)
  return [from, Math.min(bytes.length, from + 1 + whole(next, next() < 0.5 ? 32 : bytes.length))]
}

/** What is amiss with what came back; null for documents as they are stored or a sentence that helps. */
export function amiss(found: ReadFile): string | null {
  if (!found.ok) {
    if (/broke down over this one/.test(found.reason))
      return 'the program that reads files broke down'
    return /^[A-Z“].{20,}\.$/s.test(found.reason)
      ? null
      : `the refusal is no sentence: ${found.reason}`
  }
  if (found.package) return null
  if (!found.documents.length) return 'it was read and holds nothing'
  return found.documents.map(amissIn).find(Boolean) ?? null
}

function amissIn({ text, pages, sent, sheets }: ReadDocument): string | null {
  // eslint-disable-next-line no-control-regex -- what no text may hold
  if (/\r|\u0000|\uFEFF/.test(text) || text !== text.normalize('NFC'))
    return 'a text is not in the form that is stored'
  if (pages.some(({ start }, at) => start > text.length || start < (pages[at - 1]?.start ?? 0)))
    return 'a page begins outside of the text'
  if (sent && !/^\d{4}-\d{2}-\d{2}$/.test(sent.day)) return `the day ${sent.day} is none`
  return sheets.some(({ rows }) =>
    rows.some(({ number }, at) => number <= (rows[at - 1]?.number ?? 0)),
  )
    ? 'rows of a sheet are not in order'
    : null
}

/** Keeps a file that something is amiss with, so that it can be looked at; its place. */
export function kept(name: string, bytes: Uint8Array): string {
  mkdirSync('.cache/fuzz', { recursive: true })
  const path = join('.cache/fuzz', `${Date.now()} ${name}`)
  writeFileSync(path, bytes)
  return path
}
