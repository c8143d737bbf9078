import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { and, type SQL } from 'drizzle-orm'
import { inList, type Db } from '../core/dialect.ts'
import { schema } from '../schema/schema.ts'

/**
 * Which of some rows of a table others point at, whatever tables there are; those in `own` are parts of the rows
 * themselves. `besides` leaves single rows of a table out.
 */
export async function isPointedAt(
  db: Db,
  target: SQLiteTable,
  ids: readonly string[],
  own: readonly SQLiteTable[],
  besides: (table: SQLiteTable) => SQL | undefined = () => undefined,
): Promise<Set<string>> {
  const found = new Set<string>()
  for (const table of Object.values(schema) as SQLiteTable[])
    if (!own.includes(table))
      for (const column of columnsPointingAt(target, table)) {
        const rows = await db
          .selectDistinct({ id: column })
          .from(table)
          .where(and(inList(db, column, ids), besides(table)))
        for (const { id } of rows) found.add(id as string)
      }
  return found
}

function columnsPointingAt(target: SQLiteTable, table: SQLiteTable): SQLiteColumn[] {
  return getTableConfig(table).foreignKeys.flatMap(({ reference }) => {
    const { foreignTable, columns } = reference()
    return foreignTable === target ? columns : []
  })
}
