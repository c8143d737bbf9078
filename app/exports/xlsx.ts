import { setImmediate } from 'node:timers/promises'
import { removeUnprintable } from '#app/domain/text/printable.ts'
import { writeZip } from './zip.ts'

/** A sheet by its name (31 letters at most) with its rows; null is an empty cell. */
export type XlsxSheet = { name: string; rows: readonly (readonly (string | number | null)[])[] }

/**
 * Rows as a spreadsheet (ECMA-376): numbers are numbers, and every other cell is text, so that nothing in it is
 * reckoned or read as a number or a day.
 */
export async function writeXlsx(sheets: readonly XlsxSheet[]): Promise<Buffer> {
  const parts: [path: string, xml: string][] = [
    ['[Content_Types].xml', listContentTypes(sheets)],
    ['_rels/.rels', writeRelations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', writeWorkbook(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      writeRelations(sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`])),
    ],
  ]
  for (const [index, { rows }] of sheets.entries())
    parts.push([`xl/worksheets/sheet${index + 1}.xml`, await writeSheet(rows)])
  return writeZip(
    parts.map(([path, xml]) => ({ path, bytes: Buffer.from(`${declaration}${xml}`) })),
  )
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const schemas = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const sheetTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function listContentTypes(sheets: readonly XlsxSheet[]): string {
  const worksheets = sheets.map(
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${sheetTypes}.worksheet+xml"/>`,
  )
  return (
    `<Types xmlns="${packages}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${sheetTypes}.sheet.main+xml"/>` +
    `${worksheets.join('')}</Types>`
  )
}

function writeRelations(targets: readonly (readonly [type: string, target: string])[]): string {
  const relations = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${schemas}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${packages}/relationships">${relations.join('')}</Relationships>`
}

function writeWorkbook(sheets: readonly XlsxSheet[]): string {
  const listed = sheets.map(
    ({ name }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  return `<workbook xmlns="${main}" xmlns:r="${schemas}"><sheets>${listed.join('')}</sheets></workbook>`
}

/** After so many rows others are answered before the next ones are written. */
const rowsAStep = 200

async function writeSheet(rows: XlsxSheet['rows']): Promise<string> {
  const lines: string[] = []
  for (const [index, cells] of rows.entries()) {
    lines.push(`<row r="${index + 1}">${cells.map(writeCell).join('')}</row>`)
    if (index % rowsAStep === rowsAStep - 1) await setImmediate()
  }
  return `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`
}

function writeCell(cell: string | number | null): string {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
  return `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(fitCell(cell))}</t></is></c>`
}

/** As many letters as a cell of Excel holds; a file with more in one is called damaged. */
const lettersACell = 32_767
const cutNote = ' … (cut here: a cell of Excel holds no more)'

function fitCell(words: string): string {
  if (words.length <= lettersACell) return words
  return `${words.slice(0, lettersACell - cutNote.length).replace(/[\uD800-\uDBFF]$/, '')}${cutNote}`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

const escapeXml = (words: string): string =>
  removeUnprintable(words).replace(/[&<>"]/g, (sign) => entities[sign]!)
