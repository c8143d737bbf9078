const always: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** How an answer may be kept by a browser or a proxy. */
const never = 'no-store'
export const forAYear = 'public, max-age=31536000, immutable'

/**
 * Which of the headers that protect an answer it lacks, or has in another way; nothing is the expected answer.
 * `inFrames`: of a page that may stand in anybody's frame, and may do nothing else.
 */
export function unprotected({ headers }: Response, kept = never, inFrames = false): string[] {
  const policy = headers.get('content-security-policy') ?? ''
  const expected: Record<string, string | null> = { ...always, 'cache-control': kept }
  if (inFrames) expected['x-frame-options'] = null
  const parts = inFrames
    ? ['frame-ancestors *', "form-action 'none'"]
    : ["frame-ancestors 'none'", "form-action 'self'"]
  return [
    ...Object.entries(expected)
      .filter(([name, value]) => headers.get(name) !== value)
      .map(([name]) => `${name}: ${headers.get(name)}`),
    ...["default-src 'none'", "base-uri 'none'", ...parts]
      .filter((part) => !policy.includes(part))
      .map((part) => `no ${part}`),
    ...(/unsafe|\*|https?:/.test(inFrames ? policy.replace('frame-ancestors *', '') : policy)
      ? [`content-security-policy: ${policy}`]
      : []),
    ...['x-powered-by', 'server', 'access-control-allow-origin']
      .filter((name) => headers.has(name))
      .map((name) => `${name}: ${headers.get(name)}`),
  ]
}
