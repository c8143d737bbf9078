import { basePath } from '#app/base-path.ts'

/**
 * Where people reach this Stanceline, without a slash at the end: PUBLIC_URL, otherwise where a
 * request went, otherwise this machine.
 */
export function siteAddress(request?: Request): string {
  const address =
    process.env.PUBLIC_URL ||
    `${request ? new URL(request.url).origin : `http://localhost:${process.env.PORT || 3000}`}${basePath}`
  return address.replace(/\/+$/, '')
}

/** Whether people reach it over TLS, so that cookies may ask for it. */
export function isSecure(request: Request): boolean {
  return siteAddress(request).startsWith('https:')
}
