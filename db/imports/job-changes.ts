import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { erasedAgainBeginning } from '#app/domain/erasures.ts'
import type { ImportState } from '#app/domain/plan/import-progress.ts'
import type { OpenQuestion, ItemState, DuplicateLetter } from '#app/domain/plan/plan-item.ts'
import { atomically, commit, type Db } from '../core/dialect.ts'
import { refreshSearch } from '../search/refresh-search.ts'
import {
  importFiles,
  importItems,
  importPackages,
  imports,
  letterPrints,
} from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import {
  insertImportItems,
  insertImportTables,
  keepMapping,
  type NewImportItem,
  type NewImportTable,
} from '../statements/insert-import-contents.ts'
import { insertLetter, type NewLetter } from '../statements/insert-letter.ts'
import { findLastPlace } from './import-rows.ts'

/** What the job is at, and from when on its speed is measured. */
export async function setImportPhase(
  db: Db,
  importId: string,
  from: ImportState,
  { state, since, doneBefore }: { state: ImportState; since: number | null; doneBefore: number },
): Promise<void> {
  await atomically(db, (tx) => [
    tx
      .update(imports)
      .set({
        state,
        since: since === null ? null : new Date(since).toISOString(),
        doneBefore,
        doing: null,
      })
      .where(and(eq(imports.id, importId), eq(imports.state, from))),
  ])
}

export async function setImportActivity(
  db: Db,
  importId: string,
  words: string | null,
): Promise<void> {
  await atomically(db, (tx) => [
    tx.update(imports).set({ doing: words }).where(eq(imports.id, importId)),
  ])
}

const isErasedAgain = ({ state, reason }: NewImportItem): boolean =>
  state === 'refused' && reason !== null && reason.startsWith(erasedAgainBeginning)

/** What was in a file, once: a file that was read already stays as it is. `own`: the file is a table itself. */
export async function recordFileContents(
  db: Db,
  importId: string,
  fileId: string,
  {
    items,
    own = null,
    tables = [],
    reason = null,
  }: {
    items: readonly NewImportItem[]
    own?: Pick<NewImportTable, 'sheets' | 'mapping' | 'sure'> | null
    tables?: readonly NewImportTable[]
    reason?: string | null
  },
): Promise<boolean> {
  const state = reason !== null ? 'refused' : !own ? 'read' : own.sure ? 'waiting' : 'columns'
  const after = await findLastPlace(db, importId)
  return commit(
    atomically(db, (tx) => [
      {
        requireChange: tx
          .update(importFiles)
          .set({
            state,
            reason,
            sheets: own?.sheets ?? null,
            mapping: keepMapping(own?.mapping ?? null),
            // What was erased on request does not come back with the file that held it.
            ...(items.some(isErasedAgain) ? { bytes: null } : {}),
          })
          .where(
            and(
              eq(importFiles.id, fileId),
              eq(importFiles.state, 'waiting'),
              isNull(importFiles.sheets),
            ),
          ),
      },
      ...insertImportTables(tx, importId, tables, new Date().toISOString()),
      ...insertImportItems(tx, { importId, fileId }, items, after),
    ]),
  )
}

/** What follows for items from all that is known once everything is read. */
export async function replanItems(
  db: Db,
  replanned: readonly { id: string; revision: number; asks: OpenQuestion[]; state: ItemState }[],
): Promise<void> {
  await atomically(db, (tx) =>
    replanned.map(({ id, revision, asks, state }) =>
      tx
        .update(importItems)
        .set({ asks, state })
        .where(
          and(
            eq(importItems.id, id),
            eq(importItems.revision, revision),
            inArray(importItems.state, ['asking', 'doubtful', 'ready']),
          ),
        ),
    ),
  )
}

/**
 * Stores the letters of accepted items: with each its item is done, so that none is stored twice. False where one of
 * them was not accepted any more. `from`: the states that an item may be in; somebody who looks at a letter accepts it
 * and has it stored in one go.
 */
export async function recordStoredItems(
  db: Db,
  stored: readonly { letter: NewLetter; performedBy: PerformedBy }[],
  from: readonly ItemState[] = ['accepted'],
): Promise<boolean> {
  const at = new Date().toISOString()
  const isStored = await commit(
    atomically(db, (tx) =>
      stored.flatMap(({ letter, performedBy }) => [
        {
          requireChange: tx
            .update(importItems)
            .set({
              state: 'stored',
              reason: null,
              text: null,
              bytes: null,
              revision: sql`revision + 1` as never,
            })
            .where(and(eq(importItems.id, letter.id), inArray(importItems.state, [...from]))),
        },
        ...insertLetter(tx, letter, performedBy, at),
      ]),
    ),
  )
  await refreshSearch(db)
  return isStored
}

/** An accepted item that cannot be stored as it is goes back to be settled. */
export async function askAboutItem(
  db: Db,
  itemId: string,
  asks: readonly OpenQuestion[],
): Promise<void> {
  await atomically(db, (tx) => [
    tx
      .update(importItems)
      .set({ state: 'asking', asks: [...asks], revision: sql`revision + 1` as never })
      .where(and(eq(importItems.id, itemId), eq(importItems.state, 'accepted'))),
  ])
}

/** An accepted item that cannot come in at all, with the reason. */
export async function refuseItem(db: Db, itemId: string, reason: string): Promise<void> {
  await atomically(db, (tx) => [
    tx
      .update(importItems)
      .set({ state: 'refused', reason, revision: sql`revision + 1` as never })
      .where(and(eq(importItems.id, itemId), eq(importItems.state, 'accepted'))),
  ])
}

/** An accepted dossier package whose letters are stored, each with the import it came with, in this dossier. */
export async function recordPackageStored(
  db: Db,
  itemId: string,
  dossierId: string,
): Promise<void> {
  await atomically(db, (tx) => [
    tx
      .update(importItems)
      .set({ state: 'stored', revision: sql`revision + 1` as never })
      .where(and(eq(importItems.id, itemId), eq(importItems.state, 'accepted'))),
    tx.update(importPackages).set({ dossierId }).where(eq(importPackages.itemId, itemId)),
  ])
}

export async function leaveOutDuplicate(
  db: Db,
  itemId: string,
  same: DuplicateLetter,
): Promise<void> {
  await atomically(db, (tx) => [
    tx
      .update(importItems)
      .set({ state: 'left out', same, revision: sql`revision + 1` as never })
      .where(and(eq(importItems.id, itemId), eq(importItems.state, 'accepted'))),
  ])
}

/**
 * Lets go of the bytes of files of which everything is stored: their letters keep them. Of a table's letters none does.
 */
export async function releaseFileBytes(db: Db, importId: string): Promise<void> {
  await atomically(db, (tx) => [
    tx
      .update(importFiles)
      .set({ bytes: null })
      .where(
        and(
          eq(importFiles.importId, importId),
          eq(importFiles.state, 'read'),
          isNull(importFiles.sheets),
          sql`not exists (select 1 from import_items i where i.file_id = ${importFiles.id}
            and i.state not in ('stored', 'withdrawn'))`,
          sql`exists (select 1 from import_items i where i.file_id = ${importFiles.id})`,
        ),
      ),
  ])
}

export async function recordMinhashes(
  db: Db,
  hashed: readonly { letterId: string; prints: readonly number[] }[],
): Promise<void> {
  await atomically(db, (tx) =>
    hashed.map(({ letterId, prints }) =>
      tx
        .insert(letterPrints)
        .values(prints.map((print) => ({ print, letterId })))
        .onConflictDoNothing(),
    ),
  )
}
