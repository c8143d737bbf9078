import { join } from 'node:path'
import { openHeldStore, type Store } from '#db/index.ts'

/** Where the store is: DATABASE_URL, otherwise a file in DATA_DIR (`data` in the folder one stands in). */
export function storeUrl(env: NodeJS.ProcessEnv = process.env): string {
  return env.DATABASE_URL || `file:${join(env.DATA_DIR || 'data', 'stanceline.db')}`
}

const shared = globalThis as { stancelineStore?: Promise<Store> }

/** The process's one store. The server and the Remix build are two bundles, and a hot reload a third: all share it. */
export function theStore(): Promise<Store> {
  return (shared.stancelineStore ??= openHeldStore(storeUrl()))
}

export type { Store }
export type { Doer } from '#db/audit.ts'
export { newId } from '#db/ids.ts'
export { backUpStore, restoreStore } from '#db/backup/stores.ts'
