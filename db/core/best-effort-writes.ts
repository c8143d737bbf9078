import { atomically, type Db } from './dialect.ts'
import { NotStored } from './not-stored.ts'

/** How long a store that could not store is left alone with what may be left out, in milliseconds. */
const restMs = 300_000

const notBefore = new WeakMap<Db, number>()

/**
 * What is written in passing while somebody reads, such as when a session was last used, must not stop the reading
 * where nothing can be stored: on a standby, on a full disk. It is left out then, and tried again some minutes later.
 */
export async function writeIfPossible(
  db: Db,
  statements: Parameters<typeof atomically>[1],
): Promise<void> {
  if (performance.now() < (notBefore.get(db) ?? 0)) return
  try {
    await atomically(db, statements)
  } catch (error) {
    if (!(error instanceof NotStored)) throw error
    notBefore.set(db, performance.now() + restMs)
  }
}
