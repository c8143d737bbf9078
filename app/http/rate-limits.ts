import { formatWait } from '#app/domain/sign-in-wait.ts'

/** What is limited, in words, with how often a minute it may be done by one person or, before signing in, from one network. */
const limitSettings = {
  'sign-ins': () => process.env.SIGN_INS_PER_MINUTE,
  searches: () => process.env.SEARCHES_PER_MINUTE,
  exports: () => process.env.EXPORTS_PER_MINUTE,
  uploads: () => process.env.UPLOADS_PER_MINUTE,
} as const
const defaultLimits = { 'sign-ins': 60, searches: 120, exports: 60, uploads: 120 } as const
export type RateLimitedAction = keyof typeof limitSettings

/** How much is left, as of a moment in milliseconds. A bucket holds a minute's worth and fills evenly. */
type Bucket = { left: number; at: number }

const buckets = new Map<string, Bucket>()
const maxBuckets = 10_000

/**
 * Lets a request pass, or throws 429 with how long to wait. The buckets are this process's own: of several processes
 * each counts for itself, and a restart fills them. What must hold over restarts, wrong passwords, is in the store.
 */
export function enforceRateLimit(action: RateLimitedAction, key: string, now = Date.now()): void {
  const wait = takeToken(buckets, `${action} ${key}`, readLimit(action), now)
  if (wait === 0) return
  throw new Response(
    `These are more than ${readLimit(action)} ${action} within a minute. Wait ${formatWait(wait)} and try again.`,
    { status: 429, headers: { 'retry-after': String(Math.ceil(wait / 1000)) } },
  )
}

/** What of an answer's headers says how long to wait, for the page that shows the answer. */
export function copyRetryAfter(headers: Headers): Record<string, string> {
  const wait = headers.get('retry-after')
  return wait ? { 'retry-after': wait } : {}
}

/** Takes one out of a bucket; returns how many milliseconds to wait where it is empty, otherwise 0. */
export function takeToken(
  bucketMap: Map<string, Bucket>,
  key: string,
  perMinute: number,
  now: number,
): number {
  const { left, at } = bucketMap.get(key) ?? { left: perMinute, at: now }
  const refilled = Math.min(perMinute, left + (Math.max(0, now - at) / 60_000) * perMinute)
  if (refilled < 1) return ((1 - refilled) / perMinute) * 60_000
  if (!bucketMap.has(key) && bucketMap.size >= maxBuckets) forgetIdleBuckets(bucketMap, now)
  bucketMap.set(key, { left: refilled - 1, at: now })
  return 0
}

/** Buckets that nobody has used for a minute are full, and as good as none; where all are in use, the oldest goes. */
function forgetIdleBuckets(bucketMap: Map<string, Bucket>, now: number): void {
  for (const [key, { at }] of bucketMap) if (now - at >= 60_000) bucketMap.delete(key)
  if (bucketMap.size >= maxBuckets) bucketMap.delete(bucketMap.keys().next().value!)
}

function readLimit(action: RateLimitedAction): number {
  const setting = Number(limitSettings[action]())
  return Number.isInteger(setting) && setting > 0 ? setting : defaultLimits[action]
}
