import { readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  makeBackupName,
  findNewestBackup,
  findSurplusBackups,
  type BackupSchedule,
} from './backup-schedule.ts'

/** Makes the backup `file`, or throws why not; ends early when the signal says so. */
export type MakeBackup = (file: string, signal: AbortSignal) => Promise<unknown>

/** What whoever watches is told: the moment of the newest backup at the start and after each, and what failed. */
export type BackupEvents = { onNewest: (at: number) => void; onFailure: (error: Error) => void }

/**
 * What a process holds while it makes a backup for all; `end` gives it back, with the moment of the
 * backup or null where none was made.
 */
type GrantedClaim = { end: (madeAt: number | null) => Promise<void> }

/**
 * Asks to make the backup that is due; where another process does, or did on another machine, the
 * moment of the newest or null.
 */
export type ClaimBackup = (now: number) => Promise<GrantedClaim | { newest: number | null }>

/**
 * How long a failed backup is left before it is tried again, in milliseconds; shorter schedules
 * keep their own pace.
 */
const retryDelay = 900_000

/**
 * Makes a backup whenever the newest file in the folder is older than the schedule allows, also after a restart, and
 * removes those beyond the number kept once a new one is there. Of several processes one makes it, whoever is given the
 * claim. A failure is told and tried again later; it ends nothing. Returns what stops it, and waits until it has.
 */
export function keepBackups(
  { folder, every, keep }: BackupSchedule,
  makeBackup: MakeBackup,
  events: BackupEvents,
  claim: ClaimBackup = async () => ({ end: async () => {} }),
): () => Promise<void> {
  const folderPath = resolve(folder)
  const stopping = new AbortController()
  let [checking, notBefore, lastReported]: [Promise<void> | null, number, number] = [
    null,
    0,
    findNewestBackup(listFiles(folderPath), Date.now()) ?? 0,
  ]

  const reportNewest = (at: number | null) => {
    if (at !== null && at !== lastReported) events.onNewest((lastReported = at))
  }

  const isDue = (now: number) => {
    const last = findNewestBackup(listFiles(folderPath), now)
    reportNewest(last)
    return last === null || now >= last + every
  }

  /** Makes the backup, unless another process did between looking and the claim; gives its moment, or null. */
  const makeDueBackup = async (now: number): Promise<number | null> => {
    removeUnfinishedBackups(folderPath)
    if (!isDue(now)) return null
    await makeBackup(join(folderPath, makeBackupName(new Date(now))), stopping.signal)
    reportNewest(now)
    for (const name of findSurplusBackups(listFiles(folderPath), keep, Date.now()))
      rmSync(join(folderPath, name), { force: true })
    return now
  }

  const checkSchedule = async () => {
    const now = Date.now()
    // The clock may have gone back since the last failure.
    if ((now < notBefore && notBefore - now <= retryDelay) || !isDue(now)) return
    try {
      const grant = await claim(now)
      if ('newest' in grant) return reportNewest(grant.newest)
      let madeAt: number | null = null
      try {
        madeAt = await makeDueBackup(Date.now())
      } finally {
        await grant.end(madeAt)
      }
    } catch (error) {
      notBefore = Date.now() + Math.min(every, retryDelay)
      if (!stopping.signal.aborted) events.onFailure(error as Error)
    }
  }

  const checkOnce = () => {
    if (!stopping.signal.aborted) checking ??= checkSchedule().finally(() => (checking = null))
  }

  events.onNewest(lastReported)
  checkOnce()
  const timer = setInterval(checkOnce, Math.min(every / 4, 60_000))
  timer.unref()
  return async () => {
    clearInterval(timer)
    stopping.abort()
    await checking
  }
}

/** The names in a folder; none where it cannot be read, which the backup itself will say better. */
function listFiles(place: string): string[] {
  try {
    return readdirSync(place)
  } catch {
    return []
  }
}

/** Removes what backups left that were cut off, such as by a power cut. */
function removeUnfinishedBackups(place: string): void {
  for (const name of listFiles(place))
    if (/^stanceline-.*\.making-\w+$/.test(name))
      rmSync(join(place, name), { recursive: true, force: true })
}
