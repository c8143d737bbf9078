import { nameColumn } from '../plan/table/table-with-headings.ts'
import {
  normalizeHeading,
  readCell,
  type Sheet,
  type SheetCell,
  type SheetRow,
} from '../plan/table/sheet.ts'
import { isRefusalHeading } from '../plan/table/table-mapping.ts'
import { findListField, listFields, listKinds, type ListKind } from './list-fields.ts'

/** The sheet of a file that holds a list, with its headings told from its rows. */
export type ListTable = {
  headings: string[]
  rows: SheetRow[]
  remarks: number
  /** What its file holds beside and is not taken in. */
  notes?: string[]
}

/** Which field each column holds, by its place; null where it is not read. */
export type ListMapping = { columns: (string | null)[]; order: 'day' | 'month' | null }

/** A row of a list by its fields; `excess`: how many cells it has beyond the last heading. */
export type ListRow = {
  row: number
  cells: Record<string, SheetCell>
  excess: number
}

/** How many of the rows of a sheet are looked at for headings: explanations above them are seldom longer. */
const headingSearchRows = 30

/** How many rows one list may have. */
export const maxListRows = 20_000

/** A sign and a space in front of a row say that it is a remark or an example, and never read. */
export const remarkSign = '# '

const isRemark = (row: SheetRow): boolean => {
  const first = row.cells.find(({ text }) => text.trim())
  return first?.text.trimStart().startsWith(remarkSign) ?? false
}

/** The likeliest list among the sheets of a file; null where none has a row of cells. */
export function findListTable(sheets: readonly Sheet[]): ListTable | null {
  const tables = sheets.flatMap((sheet) => readListSheet(sheet) ?? [])
  const [best] = tables.sort((one, other) => other.known - one.known)
  return best ? best.table : null
}

function readListSheet({ rows }: Sheet): { table: ListTable; known: number } | null {
  const read = rows.filter((row) => !isRemark(row) && row.cells.some(({ text }) => text.trim()))
  const candidates = read.slice(0, headingSearchRows).map((row) => ({
    row,
    known: Math.max(...listKinds.map((kind) => countKnown(kind, row))),
  }))
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (most, one) => (one.known > (most?.known ?? 0) ? one : most),
    null,
  )
  const head = (best && best.known > 1 ? best : candidates[0])?.row
  if (!head) return null
  const width = head.cells.reduce((last, { text }, place) => (text.trim() ? place + 1 : last), 0)
  const headings = Array.from(
    { length: width },
    (_, place) => readListCell(head, place) || `Column ${nameColumn(place)}`,
  )
  const below = read.filter(({ number }) => number > head.number)
  return {
    known: best?.known ?? 0,
    table: { headings, rows: below, remarks: rows.filter(isRemark).length },
  }
}

function countKnown(kind: ListKind, row: SheetRow): number {
  return new Set(row.cells.flatMap((_, place) => findListField(kind, readCell(row, place)) ?? []))
    .size
}

/** An apostrophe keeps a name that begins like a remark from being one. */
const readListCell = (row: SheetRow, place: number): string =>
  readCell(row, place)
    .replace(/^'(?=# )/, '')
    .replace(/\s+/g, ' ')

/**
 * What the rows are by their headings: the kind whose necessary columns are there, and of several the one that knows
 * most of them. Null where none or two fit alike.
 */
export function guessListKind({ headings }: Pick<ListTable, 'headings'>): ListKind | null {
  const scored = listKinds
    .map((kind) => {
      const fields = new Set(headings.flatMap((heading) => findListField(kind, heading) ?? []))
      const isWhole = listFields[kind].every(
        ({ field, required }) => !required || fields.has(field),
      )
      return { kind, score: isWhole && fields.size > 1 ? fields.size : 0 }
    })
    .sort((one, other) => other.score - one.score)
  const [best, second] = scored
  return best!.score > 0 && best!.score > second!.score ? best!.kind : null
}

/** A field for each column by its heading; what two columns claim is the first one's. */
export function proposeListMapping(
  kind: ListKind,
  { headings }: Pick<ListTable, 'headings'>,
): ListMapping {
  const claimed = new Set<string>()
  const columns = headings.map((heading) => {
    const field = findListField(kind, heading)
    if (field === null || claimed.has(field)) return null
    claimed.add(field)
    return field
  })
  return { columns, order: null }
}

/** Whether every heading is one of our own files, so that nobody needs to look at the columns. */
export function hasPlainHeadings(
  kind: ListKind,
  { headings }: Pick<ListTable, 'headings'>,
): boolean {
  const own = new Set(listFields[kind].map(({ heading }) => normalizeHeading(heading)))
  return (
    headings.every((one) => own.has(normalizeHeading(one)) || isRefusalHeading(one)) &&
    findMissingFields(kind, proposeListMapping(kind, { headings })).length === 0
  )
}

/** The headings of the columns without which no row can be read, as far as none is named for them. */
export function findMissingFields(kind: ListKind, { columns }: ListMapping): string[] {
  return listFields[kind]
    .filter(({ field, required }) => required && !columns.includes(field))
    .map(({ heading }) => heading)
}

/** What a list is remembered by: its kind and its headings, however they are written. */
export function makeListKey(kind: ListKind, { headings }: Pick<ListTable, 'headings'>): string {
  return [
    `list of ${kind}`,
    ...headings.filter((one) => !isRefusalHeading(one)).map(normalizeHeading),
  ].join('\n')
}

/** The rows by their fields. */
export function readListRows({ headings, rows }: ListTable, { columns }: ListMapping): ListRow[] {
  return rows.map((row) => ({
    row: row.number,
    excess: row.cells.slice(headings.length).filter(({ text }) => text.trim()).length,
    cells: Object.fromEntries(
      columns.flatMap((field, place) => {
        const cell = row.cells[place]
        if (field === null || !cell) return []
        const text = readCell(row, place)
          .replace(/^'(?=# )/, '')
          .normalize('NFC')
        return [[field, { ...cell, text }]]
      }),
    ),
  }))
}

/** The words of a field in a row; none where it is empty. */
export const readField = (row: ListRow, field: string): string => row.cells[field]?.text ?? ''

/**
 * Whether two texts differ in nothing that a file loses: how lines end, how accents are composed, signs that no page
 * shows, white space around it, and an apostrophe in front of what looks like a formula.
 */
export const isSameText = (one: string, other: string | null | undefined): boolean =>
  asFilesHold(one) === asFilesHold(other ?? '')

function asFilesHold(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // Control signs and halves of characters; tabs and line ends stay.
      .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (sign) => (/[\n\t]/.test(sign) ? sign : ''))
      .normalize('NFC')
      .trim()
      .replace(/^'+(?=[=+\-@\t])/, '')
      .trim()
  )
}
