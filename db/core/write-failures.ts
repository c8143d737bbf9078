import { NotStored } from './not-stored.ts'

const failing = new WeakSet<object>()

/** Runs what writes to a store, and remembers whether the store itself could not. */
export async function noteWriteFailure<Result>(
  store: object,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    const result = await write()
    failing.delete(store)
    return result
  } catch (error) {
    if (error instanceof NotStored) failing.add(store)
    throw error
  }
}

/** Whether the last write to a store found that it cannot store. */
export function hasFailedToWrite(store: object): boolean {
  return failing.has(store)
}
