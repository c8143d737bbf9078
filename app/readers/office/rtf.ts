import iconv from 'iconv-lite'
import { createContent, normalizeLine, UnreadableFile, type FormatReader } from '../document.ts'
import { joinLines, tidyDocument, type TextLine } from '../text/tidy-text.ts'

type Group = { skip: boolean; unicodeSkip: number; encoding: string; into: 'text' | 'title' }

/** Destinations that are no words of the letter; of \* ones none is. */
const skippedDestinations = new Set([
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

const signWords: Record<string, string> = {
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
const charsetEncodings: Record<number, string> = {
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

/**
 * A rich text file: its words in the order they stand, in the code pages of its fonts. Pictures, comments and
 * fields' instructions are left out.
 */
export const readRtf: FormatReader = ({ bytes }) => {
  const source = Buffer.from(bytes).toString('latin1')
  if (!source.startsWith('{\\rtf'))
    throw new UnreadableFile(
      'This is not a rich text file. Open it in the program it comes from and save it as .docx, .rtf or PDF.',
    )
  const { lines, title } = walkRtf(source)
  const tidy = tidyDocument(joinLines(lines), 'This rich text file')
  return {
    ok: true,
    content: createContent(tidy.text, { title: normalizeLine(title), notes: tidy.remarks }),
    attached: [],
  }
}

/** The words of a rich text alone, as lines and paragraphs; none where it is no rich text. */
export function extractRtfText(bytes: Buffer): string {
  const source = bytes.toString('latin1')
  return source.startsWith('{\\rtf') ? joinLines(walkRtf(source).lines) : ''
}

const token =
  /\\([a-zA-Z]+)(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/g

type RtfState = {
  lines: TextLine[]
  /** The line that is being written, and whether an empty one stands before it. */
  line: string
  gap: boolean
  title: string
  groups: Group[]
  group: Group
  fonts: Map<number, string>
  /** Bytes of signs beyond ASCII that wait for the rest of theirs. */
  bytes: number[]
  /** How many signs are still to be passed over: those that stand in for a Unicode sign. */
  toSkip: number
}

function walkRtf(source: string): { lines: TextLine[]; title: string } {
  const state: RtfState = {
    lines: [],
    line: '',
    gap: false,
    title: '',
    groups: [],
    group: {
      skip: false,
      unicodeSkip: 1,
      encoding: encodingOfPage(Number(/\\ansicpg(\d+)/.exec(source)?.[1])),
      into: 'text',
    },
    fonts: readFontEncodings(source),
    bytes: [],
    toSkip: 0,
  }
  const scan = new RegExp(token)
  for (let found = scan.exec(source); found; found = scan.exec(source)) {
    const [, word, number, hex, sign, brace, plain] = found
    if (hex !== undefined) {
      if (!passOver(state)) state.bytes.push(parseInt(hex, 16))
      continue
    }
    flushBytes(state)
    if (brace !== undefined) applyBrace(state, brace)
    else if (plain !== undefined) writePlain(state, plain)
    else if (sign !== undefined) applySign(state, sign)
    else if (word === 'bin') scan.lastIndex += Math.max(0, Number(number) || 0)
    else if (word !== undefined) applyWord(state, word, number)
  }
  flushBytes(state)
  endLine(state)
  return { lines: state.lines, title: state.title }
}

function applyBrace(state: RtfState, brace: string): void {
  if (brace === '}') {
    state.group = state.groups.pop() ?? state.group
    state.toSkip = 0
    return
  }
  if (state.groups.length > 5000)
    throw new UnreadableFile(
      'This rich text file is damaged or made to do harm: its groups lie too deep. Open it in ' +
        'the program it comes from and save it anew.',
    )
  state.groups.push(state.group)
  state.group = { ...state.group }
}

function writePlain(state: RtfState, plain: string): void {
  const cut = Math.min(state.toSkip, plain.length)
  state.toSkip -= cut
  writeWords(state, plain.slice(cut))
}

function applySign(state: RtfState, sign: string): void {
  if (sign === '*') state.group.skip = true
  else if (!passOver(state))
    writeWords(state, '{}\\'.includes(sign) ? sign : (signWords[sign] ?? ''))
}

const lineEnds = new Set(['par', 'sect', 'page', 'row'])

function applyWord(state: RtfState, word: string, number: string | undefined): void {
  const { group } = state
  if (word === 'u') {
    writeWords(state, String.fromCharCode(Number(number) & 0xffff))
    state.toSkip = group.unicodeSkip
  } else if (word === 'uc') group.unicodeSkip = Math.min(Math.max(Number(number) || 0, 0), 8)
  else if (word === 'f') group.encoding = state.fonts.get(Number(number)) ?? group.encoding
  else if (word === 'title') Object.assign(group, { skip: false, into: 'title' })
  else if (word === 'v' || word === 'deleted') group.skip ||= number !== '0'
  else if (skippedDestinations.has(word)) group.skip = true
  else if (lineEnds.has(word)) {
    if (group.into === 'text' && !group.skip) endLine(state)
  } else if (Object.hasOwn(signWords, word)) writeWords(state, signWords[word]!)
}

function writeWords(state: RtfState, words: string): void {
  if (state.group.skip) return
  if (state.group.into === 'title') state.title += words
  else state.line += words
}

function flushBytes(state: RtfState): void {
  if (state.bytes.length)
    writeWords(state, iconv.decode(Buffer.from(state.bytes), state.group.encoding))
  state.bytes = []
}

function endLine(state: RtfState): void {
  const { line, gap } = state
  state.lines.push({ text: line.replace(/\t+$/, ''), gap, apart: false })
  state.gap = !line.trim()
  state.line = ''
}

/** Counts one of the signs that are to be passed over; false where there is none. */
function passOver(state: RtfState): boolean {
  if (!state.toSkip) return false
  state.toSkip -= 1
  return true
}

/** The code page of each font, read from the table of fonts. */
function readFontEncodings(source: string): Map<number, string> {
  const from = source.indexOf('{\\fonttbl')
  if (from < 0) return new Map()
  return new Map(
    [
      ...source
        .slice(from, from + 100_000)
        .matchAll(/\\f(\d+)(?:\\(?!f\d)[a-z]+-?\d* ?)*?\\fcharset(\d+)/g),
    ].flatMap(([, font, charset]) =>
      charsetEncodings[Number(charset)]
        ? [[Number(font), charsetEncodings[Number(charset)]!] as const]
        : [],
    ),
  )
}

function encodingOfPage(page: number): string {
  const name = page === 10000 ? 'macroman' : `cp${page}`
  return iconv.encodingExists(name) ? name : 'windows-1252'
}
