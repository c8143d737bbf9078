import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ReadDocument, ReadFile } from '#app/readers/document.ts'
import { closeReaders, readFile } from '#app/readers/read-file.ts'
import { listGiven, print, printJson, Refused, type Command } from './command.ts'

export const readCommand: Command = {
  name: 'read',
  says: 'Reads the documents in files of any format and stores nothing.',
  usage:
    'stanceline read FILE... [--json] [--language CODE]... [--no-ocr]\n\nFILE is .txt, .md, .html, .rtf, .pdf, .docx, .odt, .eml, .mbox, .msg, .csv, .xlsx, .zip of these, .json or a saved page of a portal for access to documents, or a picture (.png, .jpg, .webp, .bmp).\nScans are read by OCR in English; --language names others, such as deu; --no-ocr leaves them unread. A file that cannot be read is told with what to do, and the others are read all the same.',
  options: {
    json: { type: 'boolean' },
    language: { type: 'string', multiple: true },
    'no-ocr': { type: 'boolean' },
  },
  run: async (asked) => {
    const { words: files, values } = asked
    if (!files.length) throw new Refused('Name the files: stanceline read FILE...')
    const languages = listGiven(asked, 'language')
    const read = await Promise.all(
      files.map(async (file) => ({
        file,
        ...(await readFile(
          { name: file, bytes: bytesOf(file) },
          { ...(languages.length ? { languages } : {}), ocr: !values['no-ocr'] },
        )),
      })),
    ).finally(closeReaders)
    if (values.json) printJson(read.map(asJson))
    else for (const one of read) print(asWords(one))
    const refused = read.flatMap((one) => (one.ok ? [] : [`${one.file}: ${one.reason}`]))
    if (refused.length) throw new Refused(refused.join('\n'))
  },
}

/** A file where the person who called the command stands. */
function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(resolve(process.env.INIT_CWD ?? '.', file))
  } catch {
    throw new Refused(`There is no readable file ${file}.`)
  }
}

type Read = ReadFile & { file: string }

/** Everything but the original bytes, of which the size is told. */
function asJson(read: Read) {
  if (read.ok && read.package)
    return {
      file: read.file,
      ok: true,
      package: { ...read.package.told.dossier, letters: read.package.told.letters.length },
    }
  return read.ok
    ? {
        ...read,
        documents: read.documents.map(({ original, ...document }) => ({
          ...document,
          bytes: original.length,
        })),
      }
    : read
}

function asWords(read: Read): string {
  if (!read.ok) return ''
  if (read.package)
    return `${read.file} is a package of the dossier “${read.package.told.dossier.name}” with ${read.package.told.letters.length.toLocaleString('en')} letters. “stanceline package in” takes it into a store.\n`
  const refused = read.refused.map(({ name, reason }) => `${name}\n  Not read: ${reason}\n`)
  return [...read.documents.map(documentInWords), ...refused].join('\n')
}

function documentInWords({
  name,
  mediaType,
  title,
  sent,
  pages,
  sheets,
  mail,
  published,
  text,
  notes,
  doubts,
}: ReadDocument): string {
  const said = [
    title,
    sent?.day,
    mail?.from.map((one) => one.name ?? one.address).join(', '),
    pages.length ? `${pages.length} pages` : null,
    ...sheets.map((sheet) => `${sheet.name}: ${sheet.rows.length} rows`),
  ].filter(Boolean)
  const where = published
    ? [
        `  Published: ${[published.site, published.request, published.status, published.attribution, published.address].filter(Boolean).join(' · ')}`,
      ]
    : []
  return [
    `${name} (${mediaType})`,
    ...(said.length ? [`  ${said.join(' · ')}`] : []),
    ...where,
    ...notes.map((note) => `  Note: ${note}`),
    ...doubts.map((doubt) => `  Look at this: ${doubt}`),
    '',
    text,
    '',
  ].join('\n')
}
