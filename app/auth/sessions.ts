import { randomBytes } from 'node:crypto'
import { createCookie } from '@remix-run/node'
import type { Store } from '#app/store.server.ts'
import { logEvent } from '#app/http/log.ts'
import { isSecure } from '#app/http/site-address.ts'

const sessionDays = 14

const sessionCookie = createCookie('stanceline', {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  maxAge: sessionDays * 86_400,
})

/** Signs somebody in for fourteen days: the value of the Set-Cookie header. The token itself is stored nowhere. */
export async function startBrowserSession(
  store: Store,
  request: Request,
  userId: string,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await store.sessions.start({
    userId,
    token,
    expiresAt: new Date(Date.now() + sessionDays * 86_400_000).toISOString(),
    userAgent: request.headers.get('user-agent'),
  })
  return sessionCookie.serialize(token, { secure: isSecure(request) })
}

/** Ends the session of a request: the value of the Set-Cookie header that forgets it. */
export async function endBrowserSession(store: Store, request: Request): Promise<string> {
  const token = await readSessionToken(request)
  if (token && !(await store.sessions.end(token)))
    logEvent(
      'warning',
      'Somebody signed out and the store does not take it: until it does, this server alone refuses that session.',
    )
  return sessionCookie.serialize('', { maxAge: 0 })
}

export async function readSessionToken(request: Request): Promise<string | null> {
  return parseSessionToken(request.headers.get('cookie'))
}

/** The session token in a Cookie header; null where there is none of the form that is given out. */
export async function parseSessionToken(cookieHeader: string | null): Promise<string | null> {
  const token: unknown = await sessionCookie.parse(cookieHeader)
  return typeof token === 'string' && /^[\w-]{43}$/.test(token) ? token : null
}
