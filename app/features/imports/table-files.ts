import { makeRefusedRow } from '#app/domain/plan/table/parse-rows.ts'
import { findMappedTable } from '#app/domain/plan/table/propose-mapping.ts'
import { refusedRowsToCsv } from '#app/exports/csv.ts'
import { mediaTypes } from '#app/readers/detect-format.ts'
import { theStore, type TableFile } from '#app/store.server.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'
import { requireFound } from '#app/auth/guard.ts'

/** The refused rows of a table as CSV, to be mended and added again. */
export function buildRefusedRowsFile(table: TableFile): Response {
  const parsedTable = table.mapping && findMappedTable(table.sheets, table.mapping)
  const byNumber = new Map(parsedTable?.rows.map((row) => [row.number, row]))
  const rows = table.refused.flatMap(({ row, reason }) =>
    byNumber.has(row) ? [makeRefusedRow(byNumber.get(row)!, reason)] : [],
  )
  if (!parsedTable || !rows.length)
    throw new Response('No row of this table was refused. Go back to its import.', { status: 404 })
  return respondWithAttachment(
    refusedRowsToCsv({ headings: parsedTable.headings, refused: rows }),
    `${stripFolders(table.name).replace(/\.[^.]{1,5}$/, '')}, refused rows.csv`,
    'text/csv',
  )
}

/** The file that a table came in, as it came. */
export async function loadOriginalTable(table: TableFile): Promise<Response> {
  const bytes = requireFound(await (await theStore()).importTables.bytes(table), 'file')
  return respondWithAttachment(
    bytes,
    stripFolders(table.name),
    bytes.subarray(0, 2).toString('latin1') === 'PK' ? mediaTypes.xlsx : mediaTypes.csv,
  )
}

const stripFolders = (name: string) => name.split(/[/\\]/).at(-1)!
