import { eq, sql } from 'drizzle-orm'
import { storeEndedSessions } from './ended-sessions.ts'
import { signIns, users } from '../schema/schema.ts'
import { atomically, type Db } from '../core/dialect.ts'
import { NotStored } from '../core/not-stored.ts'
import { hasFailedToWrite } from '../core/write-failures.ts'

/** Why requests should not be sent to a store, in a word for who watches over the server. */
export type StoreFault =
  'does not answer' | 'its file is gone' | 'its disk is full' | 'cannot be written to'

/**
 * Null where a store answers and can store. After a write that it could not take, it is tried with a row that is taken
 * out again at once; a standby, which may only be read, is none that failed.
 */
export async function checkReadiness(db: Db): Promise<StoreFault | null> {
  if (!db.engine.isInPlace()) return 'its file is gone'
  try {
    await db
      .select({ one: sql`1` })
      .from(users)
      .limit(1)
  } catch {
    return 'does not answer'
  }
  if (!db.engine.hasRoom()) return 'its disk is full'
  if (hasFailedToWrite(db) && !(await canWrite(db))) return 'cannot be written to'
  await storeEndedSessions(db)
  return null
}

async function canWrite(db: Db): Promise<boolean> {
  const probe = { account: 'readiness', address: 'readiness', failures: 0 }
  try {
    await atomically(db, (tx) => [
      tx.insert(signIns).values(probe),
      tx.delete(signIns).where(eq(signIns.account, probe.account)),
    ])
    return true
  } catch (error) {
    if (!(error instanceof NotStored)) throw error
    return error.mayOnlyBeRead
  }
}
