import { refusedRow } from '#app/domain/import/table/lines.ts'
import { tableBy } from '#app/domain/import/table/propose.ts'
import { refusedCsv } from '#app/exports/csv.ts'
import { formats } from '#app/readers/media-type.ts'
import { theStore, type TableFile } from '#app/store.server.ts'
import { attachment } from './downloads.ts'
import { found } from './rights.ts'

/** The refused rows of a table as CSV, to be mended and added again. */
export function refusedFile(table: TableFile): Response {
  const read = table.mapping && tableBy(table.sheets, table.mapping)
  const byNumber = new Map(read?.rows.map((row) => [row.number, row]))
  const rows = table.refused.flatMap(({ row, reason }) =>
    byNumber.has(row) ? [refusedRow(byNumber.get(row)!, reason)] : [],
  )
  if (!read || !rows.length)
    throw new Response('No row of this table was refused. Go back to its import.', { status: 404 })
  return attachment(
    refusedCsv({ headings: read.headings, refused: rows }),
    `${plainName(table.name).replace(/\.[^.]{1,5}$/, '')}, refused rows.csv`,
    'text/csv',
  )
}

/** The file that a table came in, as it came. */
export async function originalFile(table: TableFile): Promise<Response> {
  const bytes = found(await (await theStore()).importTables.bytes(table), 'file')
  return attachment(
    bytes,
    plainName(table.name),
    bytes.subarray(0, 2).toString('latin1') === 'PK' ? formats.xlsx : formats.csv,
  )
}

const plainName = (name: string) => name.split(/[/\\]/).at(-1)!
