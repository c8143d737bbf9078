import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { TableMapping } from '#app/domain/plan/table/table-mapping.ts'
import {
  atomically,
  type ChangeOutcome,
  commit,
  type Db,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { sha256 } from '../core/ids.ts'
import { columnMappings, importFiles, importItems, imports } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import {
  insertImportItems,
  insertImportTables,
  keepMapping,
  type NewImportItem,
  type NewImportTable,
  type StoredRefusedRow,
} from '../statements/insert-import-contents.ts'
import { findLastPlace, type ImportFile } from './import-rows.ts'

/** Keeps what somebody said so far of a table that waits for it. */
export async function saveTableMapping(
  db: Db,
  { id }: Pick<ImportFile, 'id'>,
  mapping: TableMapping,
): Promise<ChangeOutcome> {
  return {
    changed: await commit(
      atomically(db, (tx) => [
        {
          requireChange: tx
            .update(importFiles)
            .set({ mapping: keepMapping(mapping) })
            .where(and(eq(importFiles.id, id), eq(importFiles.state, 'columns'))),
        },
      ]),
    ),
  }
}

/**
 * Lets the rows of a table become letters, with other sheets of its file as tables of their own, and remembers the
 * mapping for its headings.
 */
export async function confirmMapping(
  db: Db,
  { id, importId }: Pick<ImportFile, 'id' | 'importId'>,
  mapping: TableMapping,
  {
    others,
    remember,
  }: {
    others: readonly NewImportTable[]
    remember: { headings: string; mapping: TableMapping } | null
  },
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const use = { mapping: remember?.mapping, usedAt: at, usedBy: performedBy.userId }
  return {
    changed: await commit(
      atomically(db, (tx) => [
        {
          requireChange: tx
            .update(importFiles)
            .set({ state: 'waiting', mapping: keepMapping(mapping) })
            .where(and(eq(importFiles.id, id), eq(importFiles.state, 'columns'))),
        },
        ...insertImportTables(tx, importId, others, at),
        markForReading(tx, importId),
        ...(remember
          ? [
              tx
                .insert(columnMappings)
                .values({ headers: sha256(remember.headings), ...use })
                .onConflictDoUpdate({ target: columnMappings.headers, set: use }),
            ]
          : []),
      ]),
    ),
  }
}

/** Asks anew about the columns of a table: what its rows became is given up, as long as none of it was accepted. */
export async function reopenTable(db: Db, { id }: Pick<ImportFile, 'id'>): Promise<ChangeOutcome> {
  return {
    changed: await commit(
      atomically(db, (tx) => [
        {
          requireChange: tx
            .update(importFiles)
            .set({ state: 'columns' })
            .where(
              and(
                eq(importFiles.id, id),
                eq(importFiles.state, 'read'),
                isNotNull(importFiles.sheets),
                sql`not exists (select 1 from import_items i where i.file_id = ${importFiles.id}
                  and i.state in ('accepted', 'stored', 'withdrawn'))`,
              ),
            ),
        },
        tx
          .delete(importItems)
          .where(
            and(
              eq(importItems.fileId, id),
              inArray(importItems.state, ['asking', 'doubtful', 'ready', 'left out', 'refused']),
            ),
          ),
      ]),
    ),
  }
}

/** What some rows of a table became. With `over` the table is read, and these are all of its rows that were refused. */
export async function recordTableRows(
  db: Db,
  { id, importId }: Pick<ImportFile, 'id' | 'importId'>,
  items: readonly NewImportItem[],
  finished: { mapping: TableMapping; refused: StoredRefusedRow[] } | null,
): Promise<boolean> {
  const isWaiting = and(eq(importFiles.id, id), eq(importFiles.state, 'waiting'))
  const after = await findLastPlace(db, importId)
  return commit(
    atomically(db, (tx) => [
      {
        requireChange: tx
          .update(importFiles)
          .set(
            finished
              ? { state: 'read', mapping: keepMapping(finished.mapping, finished.refused) }
              : { reason: null },
          )
          .where(isWaiting),
      },
      ...insertImportItems(tx, { importId, fileId: id }, items, after),
    ]),
  )
}

/** Lets the job see that there is something to read. */
function markForReading(tx: Transaction, importId: string): Statement {
  return tx
    .update(imports)
    .set({ state: 'reading', revision: sql`revision + 1` as never })
    .where(and(eq(imports.id, importId), inArray(imports.state, ['reading', 'planned'])))
}
