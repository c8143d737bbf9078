import { atomically, type Db } from './dialect.ts'
import { NotStored } from './not-stored.ts'

/** How long a store that could not store a note is left alone with notes, in milliseconds. */
const restMs = 300_000

/**
 * What is noted in passing while somebody reads, such as when a session was last used, must not stop the reading where
 * nothing can be stored: on a standby, on a full disk. It is left out then, and tried again some minutes later.
 */
export function notesIn(
  db: Db,
): (...statements: Parameters<Db['engine']['atomically']>) => Promise<void> {
  let notBefore = 0
  return async (statements) => {
    if (performance.now() < notBefore) return
    try {
      await atomically(db, statements)
    } catch (error) {
      if (!(error instanceof NotStored)) throw error
      notBefore = performance.now() + restMs
    }
  }
}
