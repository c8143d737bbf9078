import { join } from 'node:path'
import { openHeldStore, openStore, type Store } from '#db/index.ts'

/** Where the store is: DATABASE_URL, otherwise a file in DATA_DIR (`data` in the folder one stands in). */
export function storeUrl(env: NodeJS.ProcessEnv = process.env): string {
  return env.DATABASE_URL || `file:${join(env.DATA_DIR || 'data', 'stanceline.db')}`
}

/**
 * How many connections a process may hold on a PostgreSQL server: DATABASE_POOL, otherwise the
 * driver's own measure.
 */
function poolSize(env: NodeJS.ProcessEnv = process.env): number | undefined {
  if (!env.DATABASE_POOL) return undefined
  const size = Number(env.DATABASE_POOL)
  if (!Number.isInteger(size) || size < 1 || size > 1000)
    throw new Error(
      `DATABASE_POOL is “${env.DATABASE_POOL}”, which is no number of connections. Set it to a whole number from 1 to 1000.`,
    )
  return size
}

const shared = globalThis as { stancelineStore?: Promise<Store> }

/** The process's one store. The server and the Remix build are two bundles, and a hot reload a third: all share it. */
export function theStore(): Promise<Store> {
  return (shared.stancelineStore ??= openHeldStore(storeUrl(), poolSize()))
}

/** The same store for another thread of this process, with one connection of its own; the process holds the lock. */
export function openThreadStore(): Promise<Store> {
  return openStore(storeUrl(), 1)
}

/** Lets go of the store where it was opened: a command ends only when no connection is left. */
export async function closeStore(): Promise<void> {
  const store = await shared.stancelineStore?.catch(() => null)
  shared.stancelineStore = undefined
  await store?.close()
}

export type { Store, VisibleStore } from '#db/index.ts'
export type { ChangeOutcome } from '#db/core/dialect.ts'
export type { PerformedBy } from '#db/statements/audit-entry.ts'
export type {
  NewImportItem,
  NewImportTable,
  StoredRefusedRow as RefusedRow,
} from '#db/statements/insert-import-contents.ts'
export type { LetterByTitle, TableFile } from '#db/imports/table-rows.ts'
export type { AcceptedItem } from '#db/imports/job-reads.ts'
export type {
  ImportCounts,
  Import,
  ImportFile,
  ImportVia,
  ImportItem,
  ImportItemRow,
} from '#db/imports/import-rows.ts'
export type { StoredList } from '#db/lists/list-rows.ts'
export type { LearnablePosition } from '#db/positions/suggestions.ts'
export type { ModelAnswer } from '#db/positions/model-answers.ts'
export type { NewLetter } from '#db/statements/insert-letter.ts'
export type { ActorToMake } from '#db/statements/insert-made-actors.ts'
export { newId } from '#db/core/ids.ts'
export { backUpStore, restoreStore } from '#db/backup/stores.ts'
export { isServer } from '#db/open-db.ts'
export { moveStore } from '#db/backup/move.ts'
