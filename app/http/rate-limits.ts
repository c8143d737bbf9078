import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { formatWait } from '#app/domain/sign-in-wait.ts'

/**
 * What is limited, in words, with how often a minute it may be done by one person or, before signing in, from one
 * network.
 */
const limitSettings = {
  'sign-ins': () => process.env.SIGN_INS_PER_MINUTE,
  searches: () => process.env.SEARCHES_PER_MINUTE,
  // What the box asks while somebody types, which is to use up no search.
  'answers while typing': () => process.env.TYPED_SEARCHES_PER_MINUTE,
  // What is typed in the form of a position is kept once a second at most.
  drafts: () => process.env.DRAFTS_PER_MINUTE,
  exports: () => process.env.EXPORTS_PER_MINUTE,
  'pages of originals': () => process.env.PAGES_PER_MINUTE,
  uploads: () => process.env.UPLOADS_PER_MINUTE,
  'views of links': () => process.env.LINK_VIEWS_PER_MINUTE,
} as const
const defaultLimits = {
  'sign-ins': 60,
  searches: 120,
  'answers while typing': 300,
  drafts: 240,
  exports: 60,
  'pages of originals': 120,
  uploads: 120,
  'views of links': 240,
} as const
export type RateLimitedAction = keyof typeof limitSettings

/** One window a minute for each key. A key is forgotten when its window ends, however many others are known. */
const limiters: Record<RateLimitedAction, RateLimiterMemory> = {
  'sign-ins': new RateLimiterMemory({ points: defaultLimits['sign-ins'], duration: 60 }),
  searches: new RateLimiterMemory({ points: defaultLimits.searches, duration: 60 }),
  'answers while typing': new RateLimiterMemory({
    points: defaultLimits['answers while typing'],
    duration: 60,
  }),
  drafts: new RateLimiterMemory({ points: defaultLimits.drafts, duration: 60 }),
  exports: new RateLimiterMemory({ points: defaultLimits.exports, duration: 60 }),
  'pages of originals': new RateLimiterMemory({
    points: defaultLimits['pages of originals'],
    duration: 60,
  }),
  uploads: new RateLimiterMemory({ points: defaultLimits.uploads, duration: 60 }),
  'views of links': new RateLimiterMemory({
    points: defaultLimits['views of links'],
    duration: 60,
  }),
}

/**
 * Lets a request pass, or throws 429 with how long to wait. The windows are this process's own: of several processes
 * each counts for itself, and a restart empties them. What must hold over restarts, wrong passwords, is in the store.
 */
export async function enforceRateLimit(action: RateLimitedAction, key: string): Promise<void> {
  const limiter = limiters[action]
  limiter.points = readLimit(action)
  try {
    await limiter.consume(key)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const wait = refusal.msBeforeNext
    throw new Response(
      `These are more than ${limiter.points} ${action} within a minute. Wait ${formatWait(wait)} and try again.`,
      { status: 429, headers: { 'retry-after': String(Math.ceil(wait / 1000)) } },
    )
  }
}

/** The `headers` of a page whose loader or action may refuse with 429: of its data as well as of itself. */
export function passRetryAfter(headers: {
  actionHeaders: Headers
  errorHeaders: Headers | undefined
}): Record<string, string> {
  return copyRetryAfter(headers.errorHeaders ?? headers.actionHeaders)
}

/** What of an answer's headers says how long to wait, for the page that shows the answer. */
export function copyRetryAfter(headers: Headers): Record<string, string> {
  const wait = headers.get('retry-after')
  return wait ? { 'retry-after': wait } : {}
}

function readLimit(action: RateLimitedAction): number {
  const setting = Number(limitSettings[action]())
  return Number.isInteger(setting) && setting > 0 ? setting : defaultLimits[action]
}
