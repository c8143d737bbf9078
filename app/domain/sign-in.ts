/** How signing in to an account went lately: from where it is tried now, and from places where nobody has ever succeeded. Moments are ISO 8601 in UTC. */
export type Tries = { here: Failures & { succeededAt: string | null }; elsewhere: Failures }
export type Failures = { failures: number; lastFailedAt: string | null }

const [second, minute, day] = [1000, 60_000, 86_400_000]

/** So many failures from one place are free; each further one doubles the wait, from half a minute to a quarter of an hour. */
const [free, firstWait, longestWait] = [5, 30 * second, 15 * minute]
/** So many failures from strange places within a day make every strange place wait the longest. */
const freeElsewhere = 50
/** For how long failures count, and for how long a place stays known where somebody signed in. */
export const failuresCount = day
export const placeIsKnown = 90 * day

/** How many milliseconds whoever tries to sign in has to wait first; 0: may try at once. */
export function waitBefore({ here, elsewhere }: Tries, now: string): number {
  const own =
    counted(here, now) < free
      ? 0
      : left(here, Math.min(longestWait, firstWait * 2 ** (counted(here, now) - free)), now)
  if (isKnown(here.succeededAt, now) || counted(elsewhere, now) < freeElsewhere) return own
  return Math.max(own, left(elsewhere, longestWait, now))
}

/** The failures that still count. */
export function counted({ failures, lastFailedAt }: Failures, now: string): number {
  return lastFailedAt !== null && passed(lastFailedAt, now) < failuresCount ? failures : 0
}

/** Whether the owner of the account has signed in from there within a while, so that strangers elsewhere cannot hold them up. */
function isKnown(succeededAt: string | null, now: string): boolean {
  return succeededAt !== null && passed(succeededAt, now) < placeIsKnown
}

/** A clock that was set back makes nobody wait longer than the wait itself. */
function left({ lastFailedAt }: Failures, wait: number, now: string): number {
  return lastFailedAt === null ? 0 : Math.max(0, Math.min(wait, wait - passed(lastFailedAt, now)))
}

function passed(at: string, now: string): number {
  return Date.parse(now) - Date.parse(at)
}

/** A wait in words, rounded up: “40 seconds”, “4 minutes”. */
export function sayWait(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / second))
  const [number, unit] = seconds <= 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute']
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}
