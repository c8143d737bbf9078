import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ReadDocument, ReadFile } from '#app/readers/document.ts'
import { closeReaders, readFile } from '#app/readers/read-file.ts'
import { readListOption, printLine, printJson, CommandRefusal, type Command } from './command.ts'

export const readCommand: Command = {
  name: 'read',
  summary: 'Reads the documents in files of any format and stores nothing.',
  usage:
    'stanceline read FILE... [--json] [--language CODE]... [--no-ocr]\n\nFILE is .txt, .md, ' +
    '.html, .rtf, .pdf, .docx, .odt, .eml, .mbox, .msg, .csv, .xlsx, .zip of these, .json or ' +
    'a saved page of a portal for access to documents, or a picture (.png, .jpg, .webp, ' +
    '.bmp).\nScans are read by OCR in English; --language names others, such as deu; --no-ocr ' +
    'leaves them unread. A file that cannot be read is told with what to do, and the others ' +
    'are read all the same.',
  options: {
    json: { type: 'boolean' },
    language: { type: 'string', multiple: true },
    'no-ocr': { type: 'boolean' },
  },
  run: async (input) => {
    const { positionals: files, values } = input
    if (!files.length) throw new CommandRefusal('Name the files: stanceline read FILE...')
    const languages = readListOption(input, 'language')
    const read = await Promise.all(
      files.map(async (file) => ({
        file,
        ...(await readFile(
          { name: file, bytes: readBytes(file) },
          { ...(languages.length ? { languages } : {}), ocr: !values['no-ocr'] },
        )),
      })),
    ).finally(closeReaders)
    if (values.json) printJson(read.map(readingToJson))
    else for (const reading of read) printLine(describeReading(reading))
    const refused = read.flatMap((reading) =>
      reading.ok ? [] : [`${reading.file}: ${reading.reason}`],
    )
    if (refused.length) throw new CommandRefusal(refused.join('\n'))
  },
}

/** A file where the person who called the command stands. */
function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(resolve(process.env.INIT_CWD ?? '.', file))
  } catch {
    throw new CommandRefusal(`There is no readable file ${file}.`)
  }
}

type FileReading = ReadFile & { file: string }

/** Everything but the original bytes, of which the size is told. */
function readingToJson(read: FileReading) {
  if (read.ok && read.package)
    return {
      file: read.file,
      ok: true,
      package: { ...read.package.manifest.dossier, letters: read.package.manifest.letters.length },
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

function describeReading(read: FileReading): string {
  if (!read.ok) return ''
  if (read.package)
    return (
      `${read.file} is a package of the dossier “${read.package.manifest.dossier.name}” with ` +
      `${read.package.manifest.letters.length.toLocaleString('en')} letters. “stanceline ` +
      `package in” takes it into a store.\n`
    )
  const refused = read.refused.map(({ name, reason }) => `${name}\n  Not read: ${reason}\n`)
  return [...read.documents.map(describeDocument), ...refused].join('\n')
}

function describeDocument({
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
  const facts = [
    title,
    sent?.day,
    mail?.from.map((sender) => sender.name ?? sender.address).join(', '),
    pages.length ? `${pages.length} pages` : null,
    ...sheets.map((sheet) => `${sheet.name}: ${sheet.rows.length} rows`),
  ].filter(Boolean)
  const where = published
    ? [
        '  Published: ' +
          `${[published.site, published.request, published.status, published.attribution, published.address].filter(Boolean).join(' · ')}`,
      ]
    : []
  return [
    `${name} (${mediaType})`,
    ...(facts.length ? [`  ${facts.join(' · ')}`] : []),
    ...where,
    ...notes.map((note) => `  Note: ${note}`),
    ...doubts.map((doubt) => `  Look at this: ${doubt}`),
    '',
    text,
    '',
  ].join('\n')
}
