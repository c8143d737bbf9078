import { removeUnprintable } from '#app/domain/text/printable.ts'
import { writeZip } from './zip.ts'

/**
 * Rows of words as a spreadsheet of one sheet (ECMA-376): every cell is text, so that nothing in it is reckoned or read
 * as a number or a day.
 */
export async function writeXlsx(
  sheetName: string,
  rows: readonly (readonly string[])[],
): Promise<Buffer> {
  const parts: [path: string, xml: string][] = [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relations(`${schemas}/officeDocument`, 'xl/workbook.xml')],
    ['xl/workbook.xml', workbook(sheetName)],
    ['xl/_rels/workbook.xml.rels', relations(`${schemas}/worksheet`, 'worksheets/sheet1.xml')],
    ['xl/worksheets/sheet1.xml', sheet(rows)],
  ]
  return writeZip(
    parts.map(([path, xml]) => ({ path, bytes: Buffer.from(`${declaration}${xml}`) })),
  )
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const schemas = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const sheetTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes =
  `<Types xmlns="${packages}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${sheetTypes}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetTypes}.worksheet+xml"/></Types>`

const relations = (type: string, target: string): string =>
  `<Relationships xmlns="${packages}/relationships">` +
  `<Relationship Id="rId1" Type="${type}" Target="${target}"/></Relationships>`

const workbook = (name: string): string =>
  `<workbook xmlns="${main}" xmlns:r="${schemas}"><sheets>` +
  `<sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`

function sheet(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells, index) => {
    const written = cells
      .map((cell) =>
        cell === ''
          ? '<c/>'
          : `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`,
      )
      .join('')
    return `<row r="${index + 1}">${written}</row>`
  })
  return `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

const escapeXml = (words: string): string =>
  removeUnprintable(words).replace(/[&<>"]/g, (sign) => entities[sign]!)
