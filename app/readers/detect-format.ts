import { packageFormat } from '#app/domain/package/package-format.ts'
import { readCompoundStreams } from './archives/compound-file.ts'
import { asBuffer, isPdf, UnreadableFile, type InputFile } from './document.ts'
import { decodeBeginning } from './text/encoding.ts'
import { isMail } from './mail/eml.ts'
import { detectSeparator } from './office/csv.ts'
import { isDossierPackage } from './archives/package-mark.ts'
import { listZipEntries, unpackEntry } from './archives/zip.ts'

export const mediaTypes = {
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  json: 'application/json',
  rtf: 'application/rtf',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  eml: 'message/rfc822',
  mbox: 'application/mbox',
  msg: 'application/vnd.ms-outlook',
  zip: 'application/zip',
  'stanceline.zip': packageFormat.mediaType,
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  // REFI-QDA names no media type.
  qdc: 'application/x-qda-codebook+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  bmp: 'image/bmp',
} as const

export type FileFormat = keyof typeof mediaTypes

/**
 * The format of a file, by its content first and by its name only where the content fits several. Throws `Unreadable`
 * with what to do for formats that are known and not read.
 */
export function detectFormat({ name, bytes }: InputFile): FileFormat {
  if (!bytes.length)
    throw new UnreadableFile('This file is empty. Look whether it was copied whole.')
  const start = asBuffer(bytes.subarray(0, 2048)).toString('latin1')
  const ending = /\.([a-z0-9]+)$/i.exec(name.trim())?.[1]?.toLowerCase() ?? ''
  if (isPdf(bytes)) return 'pdf'
  if (start.startsWith('{\\rtf')) return 'rtf'
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006'))
    return detectZipFormat(bytes)
  if (start.startsWith('\xD0\xCF\x11\xE0')) return detectCompoundFormat(bytes)
  const picture = pictureMarks.find(([mark]) => mark.test(start))
  if (picture) return picture[1]
  if (ending === 'dna' && /^(?:SQLite format 3|\s*<\?xml)/.test(start))
    throw new UnreadableFile(dnaAdvice)
  const refused = refusedMarks.find(([mark]) => mark.test(start))
  if (refused) throw new UnreadableFile(refused[1])
  return detectTextFormat(bytes, ending)
}

const dnaAdvice =
  'Databases of Discourse Network Analyzer (.dna) are not read. Open it there, export its statements as an event ' +
  'list (network export, “Event list”, format CSV) and add that: its columns are known here.'

/* eslint-disable no-control-regex -- the marks that files of these kinds begin with */
const pictureMarks: [RegExp, FileFormat][] = [
  [/^\x89PNG\r\n\x1a\n/, 'png'],
  [/^\xff\xd8\xff/, 'jpeg'],
  [/^RIFF....WEBP/s, 'webp'],
  [/^BM.{4}\x00\x00\x00\x00/s, 'bmp'],
]

const refusedMarks: [RegExp, string][] = [
  [
    /^(?:II\*\x00|MM\x00\*)/,
    'Pictures in TIFF are not read. Save it as a PDF or as PNG and add that.',
  ],
  [/^GIF8/, 'Pictures in GIF are not read. Save it as PNG and add that.'],
  [
    /^....ftyp(?:heic|heix|mif1|avif)/s,
    'This kind of photograph is not read. Save it as JPEG or PNG and add that.',
  ],
  [
    /^....ftyp|^ID3|^OggS|^\x1aE\xdf\xa3|^RIFF....(?:WAVE|AVI )/s,
    'Sound and films are not read. Add what was said as text.',
  ],
  [
    /^\x1f\x8b/,
    'Archives of this kind (gzip) are not unpacked. Unpack it, and add its files by themselves or as a ZIP archive.',
  ],
  [
    /^(?:7z\xbc\xaf|Rar!|BZh|\xfd7zXZ|.{257}ustar)/s,
    'Archives of this kind are not unpacked. Unpack it, and add its files by themselves or as a ZIP archive.',
  ],
  [
    /^!BDN/,
    'Outlook’s own stores (.pst, .ost) are not read. Save its messages as .msg or .eml, or ' +
      'export the folder as .mbox, and add those.',
  ],
  [
    /^SQLite format 3\x00/,
    'Databases (SQLite) are not read. Export the table of letters or statements in it as CSV and add that.',
  ],
  [/^(?:MZ|\x7fELF)/, 'This is a program, not a letter. Leave it out.'],
]
/* eslint-enable no-control-regex */

function detectZipFormat(bytes: Uint8Array): FileFormat {
  if (isDossierPackage(bytes)) return 'stanceline.zip'
  const entries = listZipEntries(bytes)
  const names = new Set(entries.map(({ name }) => name.replace(/^\//, '')))
  const kind = entries.find(({ name, size }) => name === 'mimetype' && size < 200)
  const declaredType = kind ? unpackEntry(bytes, kind).toString('latin1') : ''
  if (declaredType === mediaTypes.odt || declaredType === `${mediaTypes.odt}-template`) return 'odt'
  if (declaredType.startsWith('application/vnd.oasis.opendocument.'))
    throw new UnreadableFile(
      'Of OpenDocument files only texts are read. Save a table as .xlsx or .csv, a presentation as PDF, and add that.',
    )
  if (declaredType === 'application/epub+zip')
    throw new UnreadableFile('Books in EPUB are not read. Save it as a PDF and add that.')
  if ([...names].some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx'
  if (names.has('xl/workbook.xml')) return 'xlsx'
  if (names.has('xl/workbook.bin'))
    throw new UnreadableFile(
      'Binary Excel files (.xlsb) are not read. Open it in Excel and save it as .xlsx.',
    )
  if ([...names].some((name) => name.startsWith('ppt/')))
    throw new UnreadableFile('Presentations are not read. Save it as a PDF and add that.')
  if (names.has('[Content_Types].xml') && names.has('_rels/.rels')) return 'docx'
  return 'zip'
}

function detectCompoundFormat(bytes: Uint8Array): FileFormat {
  const names = new Set([...readCompoundStreams(bytes).keys()].map((path) => path.split('/')[0]!))
  if (names.has('__properties_version1.0')) return 'msg'
  if (names.has('EncryptedPackage'))
    throw new UnreadableFile(
      'This Office file is protected with a password. Open it with the password, save it without one and add that.',
    )
  if (names.has('WordDocument'))
    throw new UnreadableFile(
      'Word files of before 2007 (.doc) are not read. Open it in Word or LibreOffice, save it as .docx and add that.',
    )
  if (names.has('Workbook') || names.has('Book'))
    throw new UnreadableFile(
      'Excel files of before 2007 (.xls) are not read. Open it in Excel or LibreOffice, save it as .xlsx and add that.',
    )
  throw new UnreadableFile(
    'This kind of old Office file is not read. Open it in the program it comes from, save it as PDF and add that.',
  )
}

function detectTextFormat(bytes: Uint8Array, ending: string): FileFormat {
  const text = decodeBeginning(bytes)
  if (/^From \S+.*\d{4}\r?\n[\w-]+: /.test(text)) return 'mbox'
  if (ending !== 'txt' && ending !== 'md' && isMail(bytes)) return 'eml'
  if (htmlBeginning.test(text)) return 'html'
  if (ending === 'qdc' || (codebookBeginning.test(text) && ending !== 'txt')) return 'qdc'
  if (xmlBeginning.test(text) && ending !== 'txt')
    throw new UnreadableFile(
      'This is an XML file, not a letter. Save the letter in it as text, .html or PDF and add that.',
    )
  const named = formatByEnding(text, ending)
  if (named) return named
  if (text.includes('\u0000') && ending !== 'txt' && hasControlBytes(bytes))
    throw new UnreadableFile(
      'This is no kind of file that is read here. Save the letter as PDF, .docx or plain text and add that.',
    )
  return 'txt'
}

const htmlBeginning =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/is
const codebookBeginning = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?CodeBook\b/s
const xmlBeginning = /^\s*<\?xml|^\s*<!doctype\s+(?!html)/i

const textEndings: Record<string, FileFormat> = {
  // What looked like a message was one already.
  eml: 'eml',
  mbox: 'mbox',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  md: 'md',
  markdown: 'md',
  csv: 'csv',
  tsv: 'csv',
}

/** What the name of a text says it is, where the text may be that. */
function formatByEnding(text: string, ending: string): FileFormat | null {
  if (ending === 'json') return /^[\s\ufeff\u00ef\u00bb\u00bf]*[{[]/.test(text) ? 'json' : null
  if (ending === 'tab') return text.includes(detectSeparator(text)) ? 'csv' : null
  return Object.hasOwn(textEndings, ending) ? textEndings[ending]! : null
}

/** Whether the beginning of a file holds bytes that no text has. */
const hasControlBytes = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, 16_000).some((byte) => byte < 9 || (byte > 13 && byte < 27))
