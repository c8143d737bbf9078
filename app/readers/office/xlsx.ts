import type { SheetCell, SheetRow, Sheet } from '#app/domain/plan/table/sheet.ts'
import { UnreadableFile, type FormatReader } from '../document.ts'
import { createRowCounter, createTableContent } from './table-content.ts'
import { walkXml } from './walk-xml.ts'
import { openOfficeParts } from '../archives/zip.ts'

type Parts = ReturnType<typeof openOfficeParts>
type WorkbookData = { strings: string[]; dated: boolean[]; from1904: boolean }

/**
 * An Excel workbook: its visible sheets, each cell as its text with the number or date that it holds; of formulas
 * the result.
 */
export const readXlsx: FormatReader = ({ bytes }) => {
  const parts = openOfficeParts(bytes)
  const workbook = parts.part('xl/workbook.xml')
  if (!workbook)
    throw new UnreadableFile(
      'This Excel file is damaged: its list of sheets is missing. Open it in Excel, repair it and save it anew.',
    )
  const targets = new Map<string, string>()
  walkXml(parts.part('xl/_rels/workbook.xml.rels') ?? '<none/>', {
    open: (_, { Id, Target }) =>
      void (
        Id &&
        Target &&
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
      ),
  })
  const listed: { name: string; id: string; hidden: boolean }[] = []
  let from1904 = false
  walkXml(workbook, {
    open: (name, { name: sheetName, id, state, date1904 }) => {
      if (name === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true'
      if (name === 'sheet')
        listed.push({
          name: sheetName ?? '',
          id: id ?? '',
          hidden: state === 'hidden' || state === 'veryHidden',
        })
    },
  })
  const book: WorkbookData = {
    strings: readSharedStrings(parts),
    dated: readDateStyles(parts),
    from1904,
  }
  const count = createRowCounter()
  const sheets = listed
    .filter(({ hidden }) => !hidden)
    .map(({ name, id }): Sheet => ({
      name,
      rows: readRows(parts.part(targets.get(id) ?? '') ?? '<none/>', book, count),
    }))
  const hidden = listed.filter((sheet) => sheet.hidden).map(({ name }) => name)
  const notes = hidden.length ? [`Hidden sheets were left out: ${hidden.join(', ')}.`] : []
  return { ok: true, content: createTableContent(sheets, { notes }), attached: [] }
}

function readSharedStrings(parts: Parts): string[] {
  const strings: string[] = []
  let [text, phonetic] = [null as string | null, 0]
  walkXml(parts.part('xl/sharedStrings.xml') ?? '<none/>', {
    open: (name) => {
      if (name === 'si') strings.push('')
      if (name === 'rPh') phonetic += 1
      if (name === 't' && !phonetic) text = ''
    },
    text: (words) => {
      if (text !== null) text += words
    },
    close: (name) => {
      if (name === 'rPh') phonetic -= 1
      if (name === 't' && text !== null) {
        strings[strings.length - 1] += text
        text = null
      }
    },
  })
  return strings
}

/**
 * Which cell styles show a number as a date: the built-in formats of ECMA-376 part 1, 18.8.30, and own ones with
 * day, month or year.
 */
function readDateStyles(parts: Parts): boolean[] {
  const own = new Map<string, string>()
  const styles: boolean[] = []
  let inCells = false
  walkXml(parts.part('xl/styles.xml') ?? '<none/>', {
    open: (name, { numFmtId, formatCode }) => {
      if (name === 'numFmt') own.set(numFmtId ?? '', formatCode ?? '')
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells)
        styles.push(isDateFormat(Number(numFmtId), own.get(numFmtId ?? '')))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

function isDateFormat(id: number, format: string | undefined): boolean {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return true
  return (
    format !== undefined &&
    /[dy]|mmm|m[-/.]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').split(';')[0]!)
  )
}

function readRows(xml: string, book: WorkbookData, count: (width: number) => void): SheetRow[] {
  const rows: SheetRow[] = []
  let row: SheetRow | null = null
  let cell: { at: number; type: string; dated: boolean; value: string } | null = null
  let inValue = false
  walkXml(xml, {
    open: (name, { r, t, s }) => {
      if (name === 'row') row = { number: numberRow(r, rows.at(-1)?.number ?? 0), cells: [] }
      else if (name === 'c' && row)
        cell = {
          at: r ? parseColumn(r) : row.cells.length,
          type: t ?? 'n',
          dated: book.dated[Number(s)] ?? false,
          value: '',
        }
      else if ((name === 'v' || name === 't') && cell) inValue = true
    },
    text: (words) => {
      if (inValue && cell) cell.value += words
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'c' && cell && row) {
        if (cell.value !== '') placeCell(row.cells, cell.at, readCell(cell, book))
        cell = null
      } else if (name === 'row' && row) {
        count(row.cells.length)
        if (row.cells.some(({ text }) => text.trim())) rows.push(row)
        row = null
      }
    },
  })
  return rows
}

/** The number that a row says it has, or the next one where another has that already: a damaged sheet repeats them. */
function numberRow(said: string | undefined, last: number): number {
  const number = Number(said)
  return Number.isInteger(number) && number > last ? number : last + 1
}

function placeCell(cells: SheetCell[], at: number, cell: SheetCell): void {
  while (cells.length < at) cells.push({ text: '' })
  cells[at] = cell
}

/** A1 is column 0. Excel has 16,384 columns. */
function parseColumn(reference: string): number {
  const column =
    [...(/^[A-Z]{1,3}/.exec(reference)?.[0] ?? 'A')].reduce(
      (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
      0,
    ) - 1
  if (column >= 16_384)
    throw new UnreadableFile(
      'This Excel file is damaged: a cell lies outside its sheet. Open it in Excel and save it anew.',
    )
  return column
}

function readCell(
  { type, dated, value }: { type: string; dated: boolean; value: string },
  book: WorkbookData,
): SheetCell {
  if (type === 's') return { text: (book.strings[Number(value)] ?? '').normalize('NFC') }
  if (type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE' }
  if (type === 'd') return { text: value, date: value }
  if (type !== 'n' || !Number.isFinite(Number(value))) return { text: value.normalize('NFC') }
  const date = dated ? dateOfSerial(Number(value), book.from1904) : null
  return date
    ? { text: date.replace('T', ' '), date }
    : { text: value.includes('E') ? String(Number(value)) : value, number: Number(value) }
}

/**
 * Days since the end of 1899, with the 29 February 1900 that Excel believes in; or since 1904. Null for what is a
 * time of day alone.
 */
function dateOfSerial(serial: number, from1904: boolean): string | null {
  if (serial < 1 || serial > 2_958_466) return null
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const moment = new Date(Math.round((days - 25_569) * 86_400) * 1000).toISOString()
  return moment.endsWith('T00:00:00.000Z') ? moment.slice(0, 10) : moment.slice(0, 19)
}
