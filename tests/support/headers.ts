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

/** Which of the headers that protect an answer it lacks, or has in another way; nothing is the expected answer. */
export function unprotected({ headers }: Response, kept = never): string[] {
  const policy = headers.get('content-security-policy') ?? ''
  return [
    ...Object.entries({ ...always, 'cache-control': kept })
      .filter(([name, value]) => headers.get(name) !== value)
      .map(([name]) => `${name}: ${headers.get(name)}`),
    ...["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"]
      .filter((part) => !policy.includes(part))
      .map((part) => `no ${part}`),
    ...(/unsafe|\*|https?:/.test(policy) ? [`content-security-policy: ${policy}`] : []),
    ...['x-powered-by', 'server', 'access-control-allow-origin']
      .filter((name) => headers.has(name))
      .map((name) => `${name}: ${headers.get(name)}`),
  ]
}
