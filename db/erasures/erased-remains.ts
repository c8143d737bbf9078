import { eq, sql } from 'drizzle-orm'
import { atomically, type Db } from '../core/dialect.ts'
import { erasures, jobs } from '../schema/schema.ts'

/** The job by which it is known up to which erasure the engine keeps nothing any more. */
const jobName = 'clear remains'

/**
 * Does away with what the engine still keeps of what was erased. False where others use the store at this moment; the
 * mark that something is left stays then, and it has to be tried again.
 */
export async function clearErasedRemains(db: Db): Promise<boolean> {
  const newest = await findNewestErasure(db)
  if (!(await db.engine.clearRemains())) return false
  if (newest === null) return true
  const done = { doneAt: newest }
  await atomically(db, (tx) => [
    tx
      .insert(jobs)
      .values({ name: jobName, ...done })
      .onConflictDoUpdate({ target: jobs.name, set: done }),
  ])
  return true
}

/** Whether the engine may still keep something of what was erased: since the newest erasure it was not cleared. */
export async function hasErasedRemains(db: Db): Promise<boolean> {
  const newest = await findNewestErasure(db)
  if (newest === null) return false
  const [row] = await db.select({ doneAt: jobs.doneAt }).from(jobs).where(eq(jobs.name, jobName))
  return (row?.doneAt ?? '') < newest
}

async function findNewestErasure(db: Db): Promise<string | null> {
  const [row] = await db.select({ at: sql<string | null>`max(${erasures.at})` }).from(erasures)
  return row?.at ?? null
}
