import { packageFormat } from '#app/domain/package/package-format.ts'
import { streamsOf } from './cfb.ts'
import { bufferOf, Unreadable, type GivenFile } from './document.ts'
import { glance } from './encoding.ts'
import { looksLikeMail } from './mail.ts'
import { separatorOf } from './csv.ts'
import { holdsDossier } from './package-mark.ts'
import { entriesOf, unpacked } from './zip.ts'

export const formats = {
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
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  bmp: 'image/bmp',
} as const

export type Format = keyof typeof formats

/**
 * The format of a file, by its content first and by its name only where the content fits several. Throws `Unreadable`
 * with what to do for formats that are known and not read.
 */
export function formatOf({ name, bytes }: GivenFile): Format {
  if (!bytes.length) throw new Unreadable('This file is empty. Look whether it was copied whole.')
  const start = bufferOf(bytes.subarray(0, 2048)).toString('latin1')
  const ending = /\.([a-z0-9]+)$/i.exec(name.trim())?.[1]?.toLowerCase() ?? ''
  if (start.slice(0, 1024).includes('%PDF-')) return 'pdf'
  if (start.startsWith('{\\rtf')) return 'rtf'
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) return packed(bytes)
  if (start.startsWith('\xD0\xCF\x11\xE0')) return compound(bytes)
  const picture = pictures.find(([mark]) => mark.test(start))
  if (picture) return picture[1]
  const refused = known.find(([mark]) => mark.test(start))
  if (refused) throw new Unreadable(refused[1])
  return written(bytes, ending)
}

/* eslint-disable no-control-regex -- the marks that files of these kinds begin with */
const pictures: [RegExp, Format][] = [
  [/^\x89PNG\r\n\x1a\n/, 'png'],
  [/^\xff\xd8\xff/, 'jpeg'],
  [/^RIFF....WEBP/s, 'webp'],
  [/^BM.{4}\x00\x00\x00\x00/s, 'bmp'],
]

const known: [RegExp, string][] = [
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
    'Outlook’s own stores (.pst, .ost) are not read. Save its messages as .msg or .eml, or export the folder as .mbox, and add those.',
  ],
  [/^(?:MZ|\x7fELF)/, 'This is a program, not a letter. Leave it out.'],
]
/* eslint-enable no-control-regex */

function packed(bytes: Uint8Array): Format {
  if (holdsDossier(bytes)) return 'stanceline.zip'
  const entries = entriesOf(bytes)
  const names = new Set(entries.map(({ name }) => name.replace(/^\//, '')))
  const kind = entries.find(({ name, size }) => name === 'mimetype' && size < 200)
  const said = kind ? unpacked(bytes, kind).toString('latin1') : ''
  if (said === formats.odt || said === `${formats.odt}-template`) return 'odt'
  if (said.startsWith('application/vnd.oasis.opendocument.'))
    throw new Unreadable(
      'Of OpenDocument files only texts are read. Save a table as .xlsx or .csv, a presentation as PDF, and add that.',
    )
  if (said === 'application/epub+zip')
    throw new Unreadable('Books in EPUB are not read. Save it as a PDF and add that.')
  if ([...names].some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx'
  if (names.has('xl/workbook.xml')) return 'xlsx'
  if (names.has('xl/workbook.bin'))
    throw new Unreadable(
      'Binary Excel files (.xlsb) are not read. Open it in Excel and save it as .xlsx.',
    )
  if ([...names].some((name) => name.startsWith('ppt/')))
    throw new Unreadable('Presentations are not read. Save it as a PDF and add that.')
  if (names.has('[Content_Types].xml') && names.has('_rels/.rels')) return 'docx'
  return 'zip'
}

function compound(bytes: Uint8Array): Format {
  const names = new Set([...streamsOf(bytes).keys()].map((path) => path.split('/')[0]!))
  if (names.has('__properties_version1.0')) return 'msg'
  if (names.has('EncryptedPackage'))
    throw new Unreadable(
      'This Office file is protected with a password. Open it with the password, save it without one and add that.',
    )
  if (names.has('WordDocument'))
    throw new Unreadable(
      'Word files of before 2007 (.doc) are not read. Open it in Word or LibreOffice, save it as .docx and add that.',
    )
  if (names.has('Workbook') || names.has('Book'))
    throw new Unreadable(
      'Excel files of before 2007 (.xls) are not read. Open it in Excel or LibreOffice, save it as .xlsx and add that.',
    )
  throw new Unreadable(
    'This kind of old Office file is not read. Open it in the program it comes from, save it as PDF and add that.',
  )
}

function written(bytes: Uint8Array, ending: string): Format {
  const text = glance(bytes)
  if (/^From \S+.*\d{4}\r?\n[\w-]+: /.test(text)) return 'mbox'
  if (ending !== 'txt' && ending !== 'md' && looksLikeMail(bytes)) return 'eml'
  if (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/is.test(text)
  )
    return 'html'
  if (/^\s*<\?xml|^\s*<!doctype\s+(?!html)/i.test(text) && ending !== 'txt')
    throw new Unreadable(
      'This is an XML file, not a letter. Save the letter in it as text, .html or PDF and add that.',
    )
  if (ending === 'eml' || ending === 'mbox')
    return looksLikeMail(bytes) || ending === 'eml' ? 'eml' : 'mbox'
  if (ending === 'html' || ending === 'htm' || ending === 'xhtml') return 'html'
  if (ending === 'json' && /^[\s\ufeff\u00ef\u00bb\u00bf]*[{[]/.test(text)) return 'json'
  if (ending === 'md' || ending === 'markdown') return 'md'
  if (
    ending === 'csv' ||
    ending === 'tsv' ||
    (ending === 'tab' && text.includes(separatorOf(text)))
  )
    return 'csv'
  const binary = bytes
    .subarray(0, 16_000)
    .reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 27) ? 1 : 0), 0)
  if (binary > 0 && text.includes('\u0000') && ending !== 'txt')
    throw new Unreadable(
      'This is no kind of file that is read here. Save the letter as PDF, .docx or plain text and add that.',
    )
  return 'txt'
}
