import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { backupClaim } from '#app/jobs/backup-claim.ts'
import { scheduleIn } from '#app/jobs/backup-schedule.ts'
import { keepBackups, type BackUp } from '#app/jobs/backups.ts'
import { backUpStore, isServer, storeUrl, type Store } from '#app/store.server.ts'
import type { Condition } from './health.ts'
import { log } from './log.ts'
import { failedBackups, newestBackup } from './metrics.ts'

/**
 * Starts the scheduled backups that the settings ask for, and lets log, numbers and `condition` say how they go.
 * Returns what stops them. Throws a sentence where a setting cannot be read.
 */
export function backingUp(
  store: Store,
  condition: Condition,
  { built }: { built: boolean },
): () => Promise<void> {
  const schedule = scheduleIn(process.env)
  if (!schedule) return async () => {}
  condition.backups = 'waiting'
  return keepBackups(
    schedule,
    built ? byCommand : itself,
    {
      newest: (at) => {
        newestBackup.set(at / 1000)
        if (at) condition.backups = 'made'
      },
      failed: (error) => {
        failedBackups.inc()
        condition.backups = 'failed'
        log('error', `The scheduled backup failed and is tried again later: ${error.message}`)
      },
    },
    backupClaim(store, schedule.every, {
      shared: isServer(storeUrl()),
      unclaimed: (error) =>
        log('warning', `The claim on the scheduled backup could not be renewed: ${error.message}`),
    }),
  )
}

/** A process of its own: checking and packing a large store must not hold up anybody's page. */
const byCommand: BackUp = async (file, signal) => {
  const child = spawn(
    process.execPath,
    [join(process.cwd(), 'build/node/stanceline.js'), 'backup', file],
    { stdio: ['ignore', 'ignore', 'pipe'], signal },
  )
  let errors = ''
  child.stderr.on('data', (bytes) => (errors += String(bytes)))
  const [code, by] = (await once(child, 'close')) as [number | null, string | null]
  if (code !== 0) throw new Error(errors.trim() || `it was ended by ${by ?? code}.`)
}

const itself: BackUp = (file) => backUpStore(storeUrl(), file, { force: false })
