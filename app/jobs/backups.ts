import { readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { nameAt, newest, surplus, type Schedule } from './backup-schedule.ts'

/** Makes the backup `file`, or throws why not; ends early when the signal says so. */
export type BackUp = (file: string, signal: AbortSignal) => Promise<unknown>

/** What whoever watches is told: the moment of the newest backup at the start and after each, and what failed. */
export type Told = { newest: (at: number) => void; failed: (error: Error) => void }

/** What a process holds while it makes a backup for all; `end` gives it back, with the moment of the backup or null where none was made. */
export type Held = { end: (madeAt: number | null) => Promise<void> }

/** Asks to make the backup that is due; where another process does, or did on another machine, the moment of the newest or null. */
export type Claim = (now: number) => Promise<Held | { newest: number | null }>

/** How long a failed backup is left before it is tried again, in milliseconds; shorter schedules keep their own pace. */
const rest = 900_000

/**
 * Makes a backup whenever the newest file in the folder is older than the schedule allows, also after a restart, and
 * removes those beyond the number kept once a new one is there. Of several processes one makes it, whoever is given the
 * claim. A failure is told and tried again later; it ends nothing. Returns what stops it, and waits until it has.
 */
export function keepBackups(
  { folder, every, keep }: Schedule,
  backUp: BackUp,
  told: Told,
  claim: Claim = async () => ({ end: async () => {} }),
): () => Promise<void> {
  const place = resolve(folder)
  const stopping = new AbortController()
  let [looking, notBefore, known]: [Promise<void> | null, number, number] = [
    null,
    0,
    newest(filesIn(place), Date.now()) ?? 0,
  ]

  const tell = (at: number | null) => {
    if (at !== null && at !== known) told.newest((known = at))
  }

  const isDue = (now: number) => {
    const last = newest(filesIn(place), now)
    tell(last)
    return last === null || now >= last + every
  }

  /** Makes the backup, unless another process did between looking and the claim; gives its moment, or null. */
  const make = async (now: number): Promise<number | null> => {
    removeRests(place)
    if (!isDue(now)) return null
    await backUp(join(place, nameAt(new Date(now))), stopping.signal)
    tell(now)
    for (const name of surplus(filesIn(place), keep, Date.now()))
      rmSync(join(place, name), { force: true })
    return now
  }

  const look = async () => {
    const now = Date.now()
    // The clock may have gone back since the last failure.
    if ((now < notBefore && notBefore - now <= rest) || !isDue(now)) return
    try {
      const held = await claim(now)
      if ('newest' in held) return tell(held.newest)
      let madeAt: number | null = null
      try {
        madeAt = await make(Date.now())
      } finally {
        await held.end(madeAt)
      }
    } catch (error) {
      notBefore = Date.now() + Math.min(every, rest)
      if (!stopping.signal.aborted) told.failed(error as Error)
    }
  }

  const lookOnce = () => {
    if (!stopping.signal.aborted) looking ??= look().finally(() => (looking = null))
  }

  told.newest(known)
  lookOnce()
  const timer = setInterval(lookOnce, Math.min(every / 4, 60_000))
  timer.unref()
  return async () => {
    clearInterval(timer)
    stopping.abort()
    await looking
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
  for (const name of filesIn(place))
    if (/^stanceline-.*\.making-\w+$/.test(name))
      rmSync(join(place, name), { recursive: true, force: true })
}
