import type { RunQuery, Query } from './connection.ts'

// The first number names our locks ("stan" in ASCII), the second the schema that the store lies in.
const key = "1937010030, hashtext(coalesce(current_schema()::text, ''))"

/** Asks for the lock of those who use a store, for as long as the session lasts; whether it was given. */
export const sharedUseQuery: Query = {
  text: `select pg_try_advisory_lock_shared(${key})`,
  params: [],
}

/** The same for one transaction. */
export async function takeSharedUse(ask: RunQuery): Promise<boolean> {
  return wasGiven(
    await ask({ text: `select pg_try_advisory_xact_lock_shared(${key})`, params: [] }),
  )
}

/**
 * Keeps everybody else out of the store for one transaction, without waiting for those who are in; false where there
 * are any.
 */
export async function takeSoleUse(ask: RunQuery): Promise<boolean> {
  return wasGiven(await ask({ text: `select pg_try_advisory_xact_lock(${key})`, params: [] }))
}

const wasGiven = ({ rows }: Awaited<ReturnType<RunQuery>>) => rows[0]?.[0] === true
