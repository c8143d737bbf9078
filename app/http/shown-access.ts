import { deviceOf } from '#app/domain/devices.ts'
import { sayAgo, sayUntil } from '#app/domain/moments.ts'
import type { Session, Token } from '#app/domain/people.ts'

/** Sessions in words, as of now: what the lists of sessions are handed. */
export function shownSessions(sessions: readonly Session[], now: string) {
  return sessions.map(({ id, userAgent, lastUsedAt, createdAt, here }) => ({
    id,
    device: deviceOf(userAgent),
    used: sayAgo(lastUsedAt, now),
    since: sayAgo(createdAt, now),
    here,
  }))
}

/** Tokens in words, as of now: what the lists of tokens are handed. */
export function shownTokens(tokens: readonly Token[], now: string) {
  return tokens.map(({ id, name, scope, createdAt, expiresAt, lastUsedAt }) => ({
    id,
    name,
    scope,
    made: sayAgo(createdAt, now),
    used: lastUsedAt ? `last used ${sayAgo(lastUsedAt, now)}` : 'never used',
    until: expiresAt ? `until ${sayUntil(expiresAt)}` : 'until it is revoked',
  }))
}
