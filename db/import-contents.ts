import { eq, sql } from 'drizzle-orm'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import type { OpenQuestion, ItemState, SameLetter } from '#app/domain/plan/plan-item.ts'
import type { TableMapping } from '#app/domain/plan/table/table-mapping.ts'
import type { Sheet } from '#app/domain/plan/table/sheet.ts'
import type { Db, Statement, Transaction } from './dialect.ts'
import { newId, sha256 } from './ids.ts'
import { importFiles, importItems } from './schema.ts'

/** What a document of a file, or some rows of a table, become. */
export type NewItem = {
  id: string
  name: string
  state: ItemState
  reason: string | null
  text: string | null
  mediaType: string | null
  sha256: string | null
  bytes: Buffer | null
  draft: LetterDraft | null
  asks: OpenQuestion[]
  same: SameLetter | null
  prints: readonly number[]
}

/** A table to be kept beside those that are there; `sure` where its rows become letters without a look. `bytes` are null where another table of the import keeps them. */
export type NewTable = {
  name: string
  size: number
  sha256: string
  bytes: Buffer | null
  sheets: readonly Sheet[]
  mapping: TableMapping | null
  sure: boolean
}

/** A row that cannot come in; `row` is its number as the file shows it. */
export type RowRefused = { row: number; reason: string }

/** What the column `mapping` holds of a table. */
export type Kept = { mapping: TableMapping; refused: RowRefused[] }
export const keptMapping = (
  mapping: TableMapping | null,
  refused: RowRefused[] = [],
): Kept | null => mapping && { mapping, refused }

/** The place of the last item of an import; 0 where it has none. */
export async function lastPlace(db: Db, importId: string): Promise<number> {
  const [last] = await db
    .select({ place: sql<number>`cast(coalesce(max(${importItems.place}), 0) as integer)` })
    .from(importItems)
    .where(eq(importItems.importId, importId))
  return last?.place ?? 0
}

/** Items of a file, behind those up to the place `after`. */
export function insertItems(
  tx: Transaction,
  { importId, fileId }: { importId: string; fileId: string },
  items: readonly NewItem[],
  after: number,
): Statement[] {
  return items.map((item, index) =>
    tx.insert(importItems).values({
      ...item,
      importId,
      fileId,
      place: after + index + 1,
      textHash: item.text === null ? null : sha256(item.text),
      prints: [...item.prints],
      revision: 1,
    }),
  )
}

/** Tables of their own beside the files of an import. */
export function insertTables(
  tx: Transaction,
  importId: string,
  tables: readonly NewTable[],
  at: string,
): Statement[] {
  return tables.map(({ mapping, sure, ...table }) =>
    tx.insert(importFiles).values({
      ...table,
      id: newId(),
      importId,
      place: sql`(select max(place) + 1 from import_files where import_id = ${importId})` as never,
      state: sure ? 'waiting' : 'columns',
      mapping: keptMapping(mapping),
      createdAt: at,
    }),
  )
}
