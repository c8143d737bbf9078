import { hostname } from 'node:os'
import type { Store } from '#app/store.server.ts'
import type { ClaimBackup } from './keep-backups.ts'

const name = 'backup'

/** How often a claim is renewed, in milliseconds: it holds for ten seconds. */
const renewMs = 3000

/**
 * Lets one of the processes on a store make each scheduled backup: on one machine the folder says when the next is
 * due, on another the store. Where the claim cannot be stored, a server whose database is read only leaves it to those
 * who may write, and a file whose disk is full is backed up all the same, perhaps onto another.
 * `unclaimed` is told why a claim was not renewed or given back: the work goes on, and at worst is done twice.
 */
export function makeBackupClaim(
  { jobs }: Store,
  every: number,
  { shared, onClaimError }: { shared: boolean; onClaimError: (error: Error) => void },
): ClaimBackup {
  const [on, by] = [hostname(), `${hostname()} ${process.pid}`]
  return async (at) => {
    try {
      if (!(await jobs.claim({ name, by, on, at, every })))
        return { newest: await jobs.lastDoneAt(name) }
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'NotStored') throw error
      return shared ? { newest: null } : { end: async () => {} }
    }
    const renewing = setInterval(
      () => void jobs.renew(name, by, Date.now()).catch(onClaimError),
      renewMs,
    )
    return {
      end: async (madeAt) => {
        clearInterval(renewing)
        await jobs.release(name, by, on, madeAt).catch(onClaimError)
      },
    }
  }
}
