import { randomBytes } from 'node:crypto'
import type { Scope, User } from '#app/domain/users.ts'
import type { Store } from '#app/store.server.ts'

/** A new token. Its beginning says whose it is, for whoever finds one where it should not lie. */
export function createApiToken(): string {
  return `stanceline_${randomBytes(32).toString('base64url')}`
}

/** The bearer token in an Authorization header; see `readBearerToken`. */
export function parseBearerToken(authorization: string | null): string | null {
  const [scheme, token] = (authorization ?? '').trim().split(/\s+(.*)/)
  return scheme?.toLowerCase() === 'bearer' ? (token ?? '') : null
}

/** Whose token it is, with its scope; null for one that is malformed, unknown, revoked or over. */
export async function identifyByToken(
  store: Store,
  token: string,
): Promise<(User & { scope: Scope }) | null> {
  return /^stanceline_[\w-]{43}$/.test(token) ? store.tokens.userOf(token) : null
}

/** 401 with a sentence for a token that is malformed, unknown, revoked or over. */
export function refuseToken(): Response {
  return new Response(
    'This token is not one of ours, or it is revoked or over. Make a new one under “Your ' +
      'account” and send it as “Authorization: Bearer stanceline_…”.',
    {
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="Stanceline", error="invalid_token"' },
    },
  )
}
