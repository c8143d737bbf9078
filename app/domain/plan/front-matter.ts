import { letterKinds } from '../letters.ts'

/**
 * What the lines at the top of a text file say of the letter below them: `title:`, `date:`, `author:` and the like,
 * between lines of dashes or not. `length`: how much of the text they take.
 */
export type FrontMatter = {
  title: string | null
  date: string | null
  authors: string[]
  /** For which body an author wrote. */
  actor: string | null
  recipients: string[]
  reference: string | null
  language: string | null
  kind: (typeof letterKinds)[number] | null
  length: number
}

/** More lines than the head of any file has, and the longest of them that is read. */
const [maxLines, maxLineLength] = [200, 2000]

const keyLine = /^([\p{L}_][\p{L}\p{N}_ -]{0,40}?)\s{0,4}:(?:\s+(.*))?$/u

/** Which lines say that a block is no head of a message, and which that it is front matter also without dashes. */
const [messageKeys, tellingKeys] = [
  ['from', 'sent', 'subject', 'cc'],
  ['title', 'author', 'authors'],
]

/** Reads the front matter that a text begins with; null where it begins with something else. Guesses nothing. */
export function readFrontMatter(text: string): FrontMatter | null {
  const block = cutBlock(text)
  if (!block) return null
  const values = readLines(block.lines)
  if (!values) return null
  const first = (...keys: string[]) =>
    keys.flatMap((key) => values.get(key) ?? []).find(Boolean) ?? null
  const all = (...keys: string[]) => [
    ...new Set(keys.flatMap((key) => values.get(key) ?? []).flatMap((one) => one.split(/\s*;\s*/))),
  ]
  const keys = [...values.keys()]
  if (!block.fenced && !keys.some((key) => tellingKeys.includes(key))) return null
  if (!block.fenced && keys.some((key) => messageKeys.includes(key))) return null
  const kind = first('kind', 'type')?.toLowerCase()
  return {
    title: first('title'),
    // “published: true” is no date.
    date: first('date', 'dated') ?? values.get('published')?.find((one) => /\d/.test(one)) ?? null,
    authors: all('author', 'authors', 'by').filter(Boolean),
    actor: first('actor', 'organisation', 'organization'),
    recipients: all('recipient', 'recipients', 'to').filter(Boolean),
    reference: first('reference', 'ref'),
    language: first('language', 'lang'),
    kind: letterKinds.find((one) => one === kind) ?? null,
    length: block.length,
  }
}

/** The text with the lines of its front matter as blanks, so that every other word stays where it is. */
export function blankFrontMatter(text: string, { length }: FrontMatter): string {
  return text.slice(0, length).replace(/[^\n]/g, ' ') + text.slice(length)
}

type Block = { lines: string[]; length: number; fenced: boolean }

/** The lines between dashes, or those down to the first blank one. */
function cutBlock(text: string): Block | null {
  const rows = splitRows(text)
  const first = rows.findIndex(({ line }) => line.trim())
  if (first < 0) return null
  const fenced = rows[first]!.line === '---'
  const from = first + (fenced ? 1 : 0)
  const isEnd = fenced ? /^(?:---|\.\.\.)$/ : /^\s*$/
  const end = rows.findIndex(({ line }, at) => at >= from && isEnd.test(line))
  const isCut = end < 0 && (fenced || rows.length > maxLines)
  const block = rows.slice(from, end < 0 ? rows.length : end)
  if (isCut || block.some(({ line }) => line.length > maxLineLength)) return null
  return {
    lines: block.map(({ line }) => line),
    length: end < 0 ? text.length : rows[end]!.after,
    fenced,
  }
}

/** The first lines of a text without the space at their ends, each with where the next one begins. */
function splitRows(text: string): { line: string; after: number }[] {
  const rows = []
  for (let at = 0; at < text.length && rows.length <= maxLines;) {
    const end = text.indexOf('\n', at)
    const stop = end < 0 ? text.length : end
    rows.push({ line: text.slice(at, stop).trimEnd(), after: Math.min(text.length, stop + 1) })
    at = stop + 1
  }
  return rows
}

/** The values of each key, in order; null where a line is neither one nor goes on with one. */
function readLines(lines: readonly string[]): Map<string, string[]> | null {
  const written = new Map<string, string[]>()
  let key: string | null = null
  for (const line of lines) {
    if (isRemark(line, written.get(key ?? ''))) continue
    const item = /^\s*-\s+(.*)$/.exec(line)
    const match = /^\s/.test(line) || item ? null : keyLine.exec(line)
    if (match) {
      key = match[1]!.toLowerCase()
      written.set(key, [...(written.get(key) ?? []), match[2] ?? ''])
    } else if (key === null) return null
    else if (item && !isBlock(written.get(key))) written.get(key)!.push(item[1]!)
    else if (/^\s/.test(line)) goOn(written.get(key)!, line)
    else return null
  }
  const values = [...written].map(([name, found]) => [name, found.flatMap(readValue)] as const)
  return values.length ? new Map(values) : null
}

/** Whether a line has no words, or is a remark as a whole; words in lines below their key hold none. */
const isRemark = (line: string, found: readonly string[] | undefined): boolean =>
  !line.trim() || /^#/.test(line) || (/^\s+#\s/.test(line) && !isBlock(found))

const blockOpening = /^[|>][+-]?\d?[+-]?(?=\s|$)/

/** Whether the last value is words in lines below its key, in which no sign means anything. */
const isBlock = (found: readonly string[] | undefined): boolean =>
  blockOpening.test(found?.at(-1) ?? '')

/** A value goes on in a line that is set in. */
function goOn(found: string[], line: string): void {
  found.push([found.pop(), line.trim()].filter(Boolean).join(' '))
}

/** A value without its quotation marks and remarks; several where it is a list in brackets. */
function readValue(written: string): string[] {
  const value = written.trim()
  if (blockOpening.test(value)) return tidy(value.replace(blockOpening, ''))
  const list = /^\[(.*)\](?:\s+#.*)?$/.exec(value)
  if (list) return splitList(list[1]!).flatMap(readValue)
  // Marks around the first words alone belong to these.
  const quoted = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?:\s+#.*)?$/.exec(value)?.[1]
  if (quoted)
    return tidy(
      quoted.startsWith('"')
        ? quoted
            .slice(1, -1)
            .replace(/\\(["\\/])/g, '$1')
            .replace(/\\[nt]/g, ' ')
        : quoted.slice(1, -1).replaceAll("''", "'"),
    )
  if (value === '~' || value === 'null') return []
  // “#12” and “#privacy” are words; a remark has a space on both sides of its sign.
  return tidy(value.replace(/(?:^|\s)#(?:\s.*)?$/, ''))
}

/** The items of a list; a comma within marks parts none. */
const splitList = (list: string): string[] =>
  list
    .match(/(?:\s*"(?:[^"\\]|\\.)*"|\s*'(?:[^']|'')*'(?!\p{L}))?[^,]*(?:,|$)/gu)
    ?.map((item) => item.replace(/,$/, '')) ?? []

const tidy = (words: string): string[] => {
  const tidied = words.replace(/\s+/g, ' ').trim().normalize('NFC')
  return tidied ? [tidied] : []
}
