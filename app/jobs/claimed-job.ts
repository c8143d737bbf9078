import { hostname } from 'node:os'
import type { Store } from '#app/store.server.ts'

/** How often a claim is renewed, in milliseconds: it holds for ten seconds. */
const renewMs = 3000

/**
 * Does a job that one process on a store does at a time; false where another is at it. `by` says which process it is.
 * `onFailure` is told why a claim was not renewed or given back: the work goes on, and at worst is done twice.
 */
export async function runClaimedJob(
  { jobs }: Store,
  { name, by }: { name: string; by: string },
  onFailure: (error: Error) => void,
  work: () => Promise<void>,
): Promise<boolean> {
  const on = hostname()
  if (!(await jobs.claim({ name, by, on, at: Date.now(), every: 0 }))) return false
  const renewing = setInterval(
    () => void jobs.renew(name, by, Date.now()).catch(onFailure),
    renewMs,
  )
  try {
    await work()
  } finally {
    clearInterval(renewing)
    await jobs.release(name, by, on, null).catch(onFailure)
  }
  return true
}
