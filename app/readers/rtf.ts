import iconv from 'iconv-lite'
import { content, spaced, Unreadable, type Reader } from './document.ts'
import { joined, tidiedWhole, type Line } from './tidied.ts'

type Group = { skip: boolean; unicodeSkip: number; encoding: string; into: 'text' | 'title' }

/** Destinations that are no words of the letter; of \* ones none is. */
const leftOut = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'footer',
  'footerl',
  'footerr',
  'footerf',
  'headerl',
  'headerr',
  'annotation',
  'atnid',
  'atnauthor',
  'themedata',
  'datastore',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'generator',
  'xmlnstbl',
  'fldinst',
  'filetbl',
  'revtbl',
  'deleted',
  'operator',
  'author',
  'company',
  'comment',
  'doccomm',
  'keywords',
  'subject',
  'nonshppict',
  'latentstyles',
  'bkmkstart',
  'bkmkend',
  'private',
])

const signs: Record<string, string> = {
  tab: '\t',
  line: '\n',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  cell: '\t',
  nestcell: '\t',
  '~': '\u00A0',
  _: '-',
  '-': '',
}

/** Font character sets of RTF 1.9.1 as code pages. */
const charsets: Record<number, string> = {
  0: 'windows-1252',
  77: 'macroman',
  128: 'shift_jis',
  129: 'cp949',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
}

/** A rich text file: its words in the order they stand, in the code pages of its fonts. Pictures, comments and fields' instructions are left out. */
export const rtf: Reader = ({ bytes }) => {
  const source = Buffer.from(bytes).toString('latin1')
  if (!source.startsWith('{\\rtf'))
    throw new Unreadable(
      'This is not a rich text file. Open it in the program it comes from and save it as .docx, .rtf or PDF.',
    )
  const { lines, title } = walked(source)
  const tidy = tidiedWhole(joined(lines), 'This rich text file')
  return {
    ok: true,
    content: content(tidy.text, { title: spaced(title), notes: tidy.remarks }),
    attached: [],
  }
}

/** The words of a rich text alone, as lines and paragraphs; none where it is no rich text. */
export function rtfText(bytes: Buffer): string {
  const source = bytes.toString('latin1')
  return source.startsWith('{\\rtf') ? joined(walked(source).lines) : ''
}

const token =
  /\\([a-zA-Z]+)(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/g

function walked(source: string): { lines: Line[]; title: string } {
  const lines: Line[] = []
  const fonts = fontsIn(source)
  const groups: Group[] = []
  let group: Group = {
    skip: false,
    unicodeSkip: 1,
    encoding: pageOf(Number(/\\ansicpg(\d+)/.exec(source)?.[1])),
    into: 'text',
  }
  let [line, title, gap, toSkip] = ['', '', false, 0]
  let waiting: number[] = []
  const write = (words: string) => {
    if (group.skip) return
    if (group.into === 'title') title += words
    else line += words
  }
  const flush = () => {
    if (waiting.length) write(iconv.decode(Buffer.from(waiting), group.encoding))
    waiting = []
  }
  const end = () => {
    lines.push({ text: line.replace(/\t+$/, ''), gap, apart: false })
    gap = !line.trim()
    line = ''
  }
  const skipped = () => toSkip > 0 && ((toSkip -= 1), true)
  const scan = new RegExp(token)
  for (let found = scan.exec(source); found; found = scan.exec(source)) {
    const [, word, number, hex, sign, brace, plain] = found
    if (hex !== undefined) {
      if (!skipped()) waiting.push(parseInt(hex, 16))
      continue
    }
    flush()
    if (brace === '{') {
      if (groups.length > 5000)
        throw new Unreadable(
          'This rich text file is damaged or made to do harm: its groups lie too deep. Open it in the program it comes from and save it anew.',
        )
      groups.push(group)
      group = { ...group }
    } else if (brace === '}') {
      group = groups.pop() ?? group
      toSkip = 0
    } else if (plain !== undefined) {
      const cut = Math.min(toSkip, plain.length)
      toSkip -= cut
      write(plain.slice(cut))
    } else if (sign === '*') group.skip = true
    else if (sign !== undefined) {
      if (!skipped()) write('{}\\'.includes(sign) ? sign : (signs[sign] ?? ''))
    } else if (word === 'bin') scan.lastIndex += Math.max(0, Number(number) || 0)
    else if (word === 'u') {
      write(String.fromCharCode(Number(number) & 0xffff))
      toSkip = group.unicodeSkip
    } else if (word === 'uc') group.unicodeSkip = Math.min(Math.max(Number(number) || 0, 0), 8)
    else if (word === 'f') group.encoding = fonts.get(Number(number)) ?? group.encoding
    else if (word === 'title') Object.assign(group, { skip: false, into: 'title' })
    else if (word === 'v' || word === 'deleted') group.skip ||= number !== '0'
    else if (word !== undefined && leftOut.has(word)) group.skip = true
    else if (
      group.into === 'text' &&
      !group.skip &&
      (word === 'par' || word === 'sect' || word === 'page' || word === 'row')
    )
      end()
    else if (word !== undefined && word in signs) write(signs[word]!)
  }
  flush()
  end()
  return { lines, title }
}

/** The code page of each font, read from the table of fonts. */
function fontsIn(source: string): Map<number, string> {
  const from = source.indexOf('{\\fonttbl')
  if (from < 0) return new Map()
  return new Map(
    [
      ...source
        .slice(from, from + 100_000)
        .matchAll(/\\f(\d+)(?:\\(?!f\d)[a-z]+-?\d* ?)*?\\fcharset(\d+)/g),
    ].flatMap(([, font, charset]) =>
      charsets[Number(charset)] ? [[Number(font), charsets[Number(charset)]!] as const] : [],
    ),
  )
}

function pageOf(page: number): string {
  const name = page === 10000 ? 'macroman' : `cp${page}`
  return iconv.encodingExists(name) ? name : 'windows-1252'
}
