import type { Rhythm } from './subscriptions.ts'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** At which hour of the day, in UTC, a digest ends. */
const hourOfDigests = 6 * hour
/** The first Monday after the moment from which moments are counted. */
const firstMonday = 4 * day

/** For so long is waited after a digest's end, so that what was being stored then is in it. */
const settling = 10 * minute

const every: Record<Rhythm, { length: number; start: number }> = {
  daily: { length: day, start: hourOfDigests },
  weekly: { length: 7 * day, start: firstMonday + hourOfDigests },
}

/** When mails of a rhythm go out, in words. */
export const rhythmWords: Record<Rhythm, string> = {
  daily: 'every day at 06:00 UTC',
  weekly: 'every Monday at 06:00 UTC',
}

/** Up to which moment the newest digest of a rhythm that may go out by now reaches; `now` in milliseconds. */
export function findLatestDigestEnd(rhythm: Rhythm, now: number): string {
  const { length, start } = every[rhythm]
  const ended = Math.floor((now - settling - start) / length)
  return new Date(start + ended * length).toISOString()
}

/** For how long is waited after each failure in a row, the last of them after every further one. */
const waits = [5 * minute, 15 * minute, hour, 4 * hour, 12 * hour, day]

/** When a mail that failed so many times in a row is tried again, in ISO 8601. */
export function findRetryMoment(failures: number, now: number): string {
  const wait = waits[Math.min(failures, waits.length) - 1] ?? waits[0]!
  return new Date(now + wait).toISOString()
}
