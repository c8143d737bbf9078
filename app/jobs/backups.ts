import { readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { nameAt, newest, surplus, type Schedule } from './backup-schedule.ts'

/** Makes the backup `file`, or throws why not; ends early when the signal says so. */
export type BackUp = (file: string, signal: AbortSignal) => Promise<unknown>

/** What whoever watches is told: the moment of the newest backup at the start and after each, and what failed. */
export type Told = { newest: (at: number) => void; failed: (error: Error) => void }

/** How long a failed backup is left before it is tried again, in milliseconds; shorter schedules keep their own pace. */
const rest = 900_000

/**
 * Makes a backup whenever the newest file in the folder is older than the schedule allows, also after a restart, and
 * removes those beyond the number kept once a new one is there. A failure is told and tried again later; it ends
 * nothing. Returns what stops it.
 */
export function keepBackups({ folder, every, keep }: Schedule, backUp: BackUp, told: Told): () => void {
  const place = resolve(folder)
  const stopping = new AbortController()
  let [busy, notBefore] = [false, 0]

  const look = async () => {
    const now = Date.now()
    const last = newest(filesIn(place), now)
    // The clock may have gone back since the last failure.
    if (busy || (now < notBefore && notBefore - now <= rest) || (last !== null && now < last + every)) return
    busy = true
    try {
      await backUp(join(place, nameAt(new Date(now))), stopping.signal)
      told.newest(now)
      for (const name of surplus(filesIn(place), keep, Date.now())) rmSync(join(place, name), { force: true })
    } catch (error) {
      notBefore = Date.now() + Math.min(every, rest)
      if (!stopping.signal.aborted) told.failed(error as Error)
    } finally {
      busy = false
    }
  }

  removeRests(place)
  told.newest(newest(filesIn(place), Date.now()) ?? 0)
  void look()
  const timer = setInterval(() => void look(), Math.min(every / 4, 60_000))
  timer.unref()
  return () => {
    clearInterval(timer)
    stopping.abort()
  }
}

/** The names in a folder; none where it cannot be read, which the backup itself will say better. */
function filesIn(place: string): string[] {
  try {
    return readdirSync(place)
  } catch {
    return []
  }
}

/** Removes what backups left that were cut off, such as by a power cut. */
function removeRests(place: string): void {
  for (const name of filesIn(place)) if (/^stanceline-.*\.making-\w+$/.test(name)) rmSync(join(place, name), { recursive: true, force: true })
}
