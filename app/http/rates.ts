import { sayWait } from '#app/domain/sign-in.ts'

/** What is limited, in words, with how often a minute it may be done by one person or, before signing in, from one network. */
const limits = {
  'sign-ins': () => process.env.SIGN_INS_PER_MINUTE,
  searches: () => process.env.SEARCHES_PER_MINUTE,
  exports: () => process.env.EXPORTS_PER_MINUTE,
  uploads: () => process.env.UPLOADS_PER_MINUTE,
} as const
const otherwise = { 'sign-ins': 60, searches: 120, exports: 60, uploads: 120 } as const
export type Limited = keyof typeof limits

/** How much is left, as of a moment in milliseconds. A bucket holds a minute's worth and fills evenly. */
type Bucket = { left: number; at: number }

const buckets = new Map<string, Bucket>()
const mostBuckets = 10_000

/**
 * Lets a request pass, or throws 429 with how long to wait. The buckets are this process's own: of several processes
 * each counts for itself, and a restart fills them. What must hold over restarts, wrong passwords, is in the store.
 */
export function unhurried(what: Limited, who: string, now = Date.now()): void {
  const wait = taken(buckets, `${what} ${who}`, perMinute(what), now)
  if (wait === 0) return
  throw new Response(
    `These are more than ${perMinute(what)} ${what} within a minute. Wait ${sayWait(wait)} and try again.`,
    { status: 429, headers: { 'retry-after': String(Math.ceil(wait / 1000)) } },
  )
}

/** What of an answer's headers says how long to wait, for the page that shows the answer. */
export function retryAfter(headers: Headers): Record<string, string> {
  const wait = headers.get('retry-after')
  return wait ? { 'retry-after': wait } : {}
}

/** Takes one out of a bucket; returns how many milliseconds to wait where it is empty, otherwise 0. */
export function taken(from: Map<string, Bucket>, key: string, each: number, now: number): number {
  const { left, at } = from.get(key) ?? { left: each, at: now }
  const filled = Math.min(each, left + (Math.max(0, now - at) / 60_000) * each)
  if (filled < 1) return ((1 - filled) / each) * 60_000
  if (!from.has(key) && from.size >= mostBuckets) forget(from, now)
  from.set(key, { left: filled - 1, at: now })
  return 0
}

/** Buckets that nobody has used for a minute are full, and as good as none; where all are in use, the oldest goes. */
function forget(from: Map<string, Bucket>, now: number): void {
  for (const [key, { at }] of from) if (now - at >= 60_000) from.delete(key)
  if (from.size >= mostBuckets) from.delete(from.keys().next().value!)
}

function perMinute(what: Limited): number {
  const written = Number(limits[what]())
  return Number.isInteger(written) && written > 0 ? written : otherwise[what]
}
