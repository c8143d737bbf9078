import type { TableCell } from '#app/exports/tables/view-table.ts'
import type { LoadedTable } from '#app/features/view-files/loaded-table.ts'

/** The rows of a table by their headings; there must be as many as it says. */
export async function tableRows({ table }: LoadedTable): Promise<Record<string, TableCell>[]> {
  const rows: Record<string, TableCell>[] = []
  for await (const step of table.steps)
    for (const cells of step)
      rows.push(Object.fromEntries(table.headings.map((heading, at) => [heading, cells[at]!])))
  if (rows.length !== table.total)
    throw new Error(`The table says ${table.total} rows and has ${rows.length}.`)
  return rows
}
