import { makeRefusedRow } from '#app/domain/plan/table/parse-rows.ts'
import { findMappedTable } from '#app/domain/plan/table/propose-mapping.ts'
import { refusedRowsToCsv } from '#app/exports/csv.ts'
import { mediaTypes } from '#app/readers/detect-format.ts'
import type { Store, TableFile } from '#app/store.server.ts'

export type TableDownload = { content: string | Buffer; name: string; mediaType: string }

/** The refused rows of a table as CSV, to be mended and added again; null where no row was refused. */
export function buildRefusedRowsFile(table: TableFile): TableDownload | null {
  const parsedTable = table.mapping && findMappedTable(table.sheets, table.mapping)
  const byNumber = new Map(parsedTable?.rows.map((row) => [row.number, row]))
  const rows = table.refused.flatMap(({ row, reason }) =>
    byNumber.has(row) ? [makeRefusedRow(byNumber.get(row)!, reason)] : [],
  )
  if (!parsedTable || !rows.length) return null
  return {
    content: refusedRowsToCsv({ headings: parsedTable.headings, refused: rows }),
    name: `${stripFolders(table.name).replace(/\.[^.]{1,5}$/, '')}, refused rows.csv`,
    mediaType: 'text/csv',
  }
}

/** The file that a table came in, as it came; null where it is not kept any more. */
export async function loadOriginalTable(
  admin: Store,
  table: TableFile,
): Promise<TableDownload | null> {
  const content = await admin.importTables.bytes(table)
  if (!content) return null
  const isWorkbook = content.subarray(0, 2).toString('latin1') === 'PK'
  return {
    content,
    name: stripFolders(table.name),
    mediaType: isWorkbook ? mediaTypes.xlsx : mediaTypes.csv,
  }
}

const stripFolders = (name: string) => name.split(/[/\\]/).at(-1)!
