import { formatQuantity } from './text/words.ts'
/**
 * How signing in to an account went lately: from where it is tried now, and from places where
 * nobody has ever succeeded. Moments are ISO 8601 in UTC.
 */
export type SignInAttempts = {
  here: SignInFailures & { succeededAt: string | null }
  elsewhere: SignInFailures
}
export type SignInFailures = { failures: number; lastFailedAt: string | null }

const [second, minute, day] = [1000, 60_000, 86_400_000]

/**
 * So many failures from one place are free; each further one doubles the wait, from half a minute
 * to a quarter of an hour.
 */
const [freeFailures, firstWait, longestWait] = [5, 30 * second, 15 * minute]
/** So many failures from strange places within a day make every strange place wait the longest. */
const freeFailuresElsewhere = 50
/** For how long failures count, and for how long a place stays known where somebody signed in. */
export const failureLifetime = day
export const knownPlaceLifetime = 90 * day

/** How many milliseconds whoever tries to sign in has to wait first; 0: may try at once. */
export function computeSignInWait({ here, elsewhere }: SignInAttempts, now: string): number {
  const waitHere =
    countRecentFailures(here, now) < freeFailures
      ? 0
      : computeRemainingWait(
          here,
          Math.min(longestWait, firstWait * 2 ** (countRecentFailures(here, now) - freeFailures)),
          now,
        )
  if (
    isKnownPlace(here.succeededAt, now) ||
    countRecentFailures(elsewhere, now) < freeFailuresElsewhere
  )
    return waitHere
  return Math.max(waitHere, computeRemainingWait(elsewhere, longestWait, now))
}

/** The failures that still count. */
export function countRecentFailures(
  { failures, lastFailedAt }: SignInFailures,
  now: string,
): number {
  return lastFailedAt !== null && elapsedBetween(lastFailedAt, now) < failureLifetime ? failures : 0
}

/**
 * Whether the owner of the account has signed in from there within a while, so that strangers
 * elsewhere cannot hold them up.
 */
function isKnownPlace(succeededAt: string | null, now: string): boolean {
  return succeededAt !== null && elapsedBetween(succeededAt, now) < knownPlaceLifetime
}

/** A clock that was set back makes nobody wait longer than the wait itself. */
function computeRemainingWait({ lastFailedAt }: SignInFailures, wait: number, now: string): number {
  return lastFailedAt === null
    ? 0
    : Math.max(0, Math.min(wait, wait - elapsedBetween(lastFailedAt, now)))
}

function elapsedBetween(at: string, now: string): number {
  return Date.parse(now) - Date.parse(at)
}

/** A wait in words, rounded up: “40 seconds”, “4 minutes”. */
export function formatWait(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / second))
  const [number, unit] = seconds <= 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute']
  return formatQuantity(number, unit)
}
