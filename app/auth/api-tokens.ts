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

/** Where feeds are: programs that read them know HTTP Basic at best. */
const feedPath =
  /^\/(?:dossiers\/[^/?]+\/changes\.(?:atom|json)|letters\/searches\/[^/?]+\.atom)(?:\?|$)/

/**
 * The token that a feed reader presents as the password of HTTP Basic, whatever the name is; null for any other
 * password, such as one for a proxy, and anywhere but at a feed. Elsewhere it would count for whoever is signed in
 * with the same browser, which sends such a password along by itself.
 */
export function parseFeedPassword({
  method,
  path,
  authorization,
}: Record<'method' | 'path', string> & { authorization: string | null }): string | null {
  const [, encoded] = /^basic\s+([\w+/=-]+)$/i.exec((authorization ?? '').trim()) ?? []
  if (!encoded || !['GET', 'HEAD'].includes(method) || !feedPath.test(path)) return null
  const [, password = ''] = Buffer.from(encoded, 'base64').toString().split(/:(.*)/s)
  return password.startsWith('stanceline_') ? password : null
}

/**
 * A program that reads feeds and presents no token that works is asked for one, in the words that such programs know,
 * instead of being led to where people sign in.
 */
export function requireFeedToken({ user }: { user: unknown }): void {
  if (user) return
  throw new Response(
    'A feed asks for a token that may read, as “Authorization: Bearer stanceline_…” or as the password of HTTP Basic ' +
      'with any name. Make one under “Your account”.',
    { status: 401, headers: { 'www-authenticate': 'Basic realm="Stanceline", charset="UTF-8"' } },
  )
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
