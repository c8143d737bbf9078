import { sql } from 'drizzle-orm'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import type { OpenQuestion, ItemState, DuplicateLetter } from '#app/domain/plan/plan-item.ts'
import type { TableMapping } from '#app/domain/plan/table/table-mapping.ts'
import type { Sheet } from '#app/domain/plan/table/sheet.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { newId, sha256 } from '../core/ids.ts'
import { importFiles, importItems, importPackages } from '../schema/schema.ts'

/** What a document of a file, or some rows of a table, become. */
export type NewImportItem = {
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
  same: DuplicateLetter | null
  prints: readonly number[]
  /** The dossier that a package brings or adds to. */
  packageOf?: string
}

/**
 * A table to be kept beside those that are there; `sure` where its rows become letters without a look. `bytes` are null
 * where another table of the import keeps them.
 */
export type NewImportTable = {
  name: string
  size: number
  sha256: string
  bytes: Buffer | null
  sheets: readonly Sheet[]
  mapping: TableMapping | null
  sure: boolean
}

/** A row that cannot come in; `row` is its number as the file shows it. */
export type StoredRefusedRow = { row: number; reason: string }

/** What the column `mapping` holds of a table. */
export type KeptMapping = { mapping: TableMapping; refused: StoredRefusedRow[] }

export const keepMapping = (
  mapping: TableMapping | null,
  refused: StoredRefusedRow[] = [],
): KeptMapping | null => mapping && { mapping, refused }

/** Items of a file, behind those up to the place `after`. */
export function insertImportItems(
  tx: Transaction,
  { importId, fileId }: { importId: string; fileId: string },
  items: readonly NewImportItem[],
  after: number,
): Statement[] {
  return items.flatMap(({ packageOf, ...item }, index) => [
    tx.insert(importItems).values({
      ...item,
      importId,
      fileId,
      place: after + index + 1,
      textHash: item.text === null ? null : sha256(item.text),
      prints: [...item.prints],
      revision: 1,
    }),
    ...(packageOf
      ? [tx.insert(importPackages).values({ itemId: item.id, importId, dossierId: packageOf })]
      : []),
  ])
}

/** Tables of their own beside the files of an import. */
export function insertImportTables(
  tx: Transaction,
  importId: string,
  tables: readonly NewImportTable[],
  at: string,
): Statement[] {
  return tables.map(({ mapping, sure, ...table }) =>
    tx.insert(importFiles).values({
      ...table,
      id: newId(),
      importId,
      place: sql`(select max(place) + 1 from import_files where import_id = ${importId})` as never,
      state: sure ? 'waiting' : 'columns',
      mapping: keepMapping(mapping),
      createdAt: at,
    }),
  )
}
