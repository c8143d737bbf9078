import { eq } from 'drizzle-orm'
import { atomically, type Db } from '../core/dialect.ts'
import { NotStored } from '../core/not-stored.ts'
import { sessions } from '../schema/schema.ts'

/** The hashes of sessions that were ended while nothing could be stored: this process takes them for ended. */
const unstored = new WeakMap<Db, Set<string>>()

/** Ends a session; false where that could not be stored, so that until it is only this process refuses it. */
export async function endStoredSession(db: Db, tokenHash: string): Promise<boolean> {
  try {
    await atomically(db, (tx) => [tx.delete(sessions).where(eq(sessions.tokenHash, tokenHash))])
    unstored.get(db)?.delete(tokenHash)
    return true
  } catch (error) {
    if (!(error instanceof NotStored)) throw error
    unstored.set(db, (unstored.get(db) ?? new Set<string>()).add(tokenHash))
    return false
  }
}

/** Whether a session was ended although that is not stored yet. */
export function isEndedUnstored(db: Db, tokenHash: string): boolean {
  return unstored.get(db)?.has(tokenHash) ?? false
}

/** Stores what was ended meanwhile; what cannot be stored still is kept for the next time. */
export async function storeEndedSessions(db: Db): Promise<void> {
  for (const tokenHash of unstored.get(db) ?? [])
    if (!(await endStoredSession(db, tokenHash))) return
}
