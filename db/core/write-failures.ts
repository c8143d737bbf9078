import type { Db } from './dialect.ts'
import { NotStored } from './not-stored.ts'

const failing = new WeakSet<Db>()

/** Runs what writes to a store, and remembers whether the store itself could not. */
export async function noteWriteFailure<Result>(
  db: Db,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    const result = await write()
    failing.delete(db)
    return result
  } catch (error) {
    if (error instanceof NotStored) failing.add(db)
    throw error
  }
}

/** Whether the last write to a store found that it cannot store. */
export function hasFailedToWrite(db: Db): boolean {
  return failing.has(db)
}
