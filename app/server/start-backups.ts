import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { makeBackupClaim } from '#app/jobs/backup-claim.ts'
import { readBackupSchedule } from '#app/jobs/backup-schedule.ts'
import { keepBackups, type MakeBackup } from '#app/jobs/keep-backups.ts'
import { writeErasureList } from '#app/features/erasures/erasure-list.ts'
import { backUpStore, isServer, storeUrl, type Store } from '#app/store.server.ts'
import type { ServerStatus } from './health.ts'
import { logEvent, logFault } from '#app/http/log.ts'
import { failedBackups, newestBackup } from './metrics.ts'

/**
 * Starts the scheduled backups that the settings ask for, and lets log, numbers and `condition` say how they go.
 * Returns what stops them. Throws a sentence where a setting cannot be read.
 */
export function startBackups(
  store: Store,
  serverStatus: ServerStatus,
  { built }: { built: boolean },
): () => Promise<void> {
  const schedule = readBackupSchedule(process.env)
  if (!schedule) return async () => {}
  serverStatus.backups = 'waiting'
  return keepBackups(
    schedule,
    built ? backUpByCommand : backUpInProcess,
    {
      onNewest: (at) => {
        newestBackup.set(at / 1000)
        if (!at) return
        serverStatus.backups = 'made'
        void writeErasureList(store).then((fault) => fault && logFault(fault))
      },
      onFailure: (error) => {
        failedBackups.inc()
        serverStatus.backups = 'failed'
        logEvent('error', `The scheduled backup failed and is tried again later: ${error.message}`)
      },
    },
    makeBackupClaim(store, schedule.every, {
      shared: isServer(storeUrl()),
      onClaimError: (error) =>
        logEvent(
          'warning',
          `The claim on the scheduled backup could not be renewed: ${error.message}`,
        ),
    }),
  )
}

/** A process of its own: checking and packing a large store must not hold up anybody's page. */
const backUpByCommand: MakeBackup = async (file, signal) => {
  const child = spawn(
    process.execPath,
    [join(process.cwd(), 'build/node/stanceline.js'), 'backup', file],
    { stdio: ['ignore', 'ignore', 'pipe'], signal },
  )
  let errors = ''
  child.stderr.on('data', (bytes) => (errors += String(bytes)))
  const [code, signalName] = (await once(child, 'close')) as [number | null, string | null]
  if (code !== 0) throw new Error(errors.trim() || `it was ended by ${signalName ?? code}.`)
}

const backUpInProcess: MakeBackup = (file) => backUpStore(storeUrl(), file, { force: false })
