import { describeDevice } from '#app/domain/devices.ts'
import { formatTimeAgo, formatLastDay } from '#app/domain/moments.ts'
import type { Session, Token } from '#app/domain/people.ts'

/** Sessions in words, as of now: what the lists of sessions are handed. */
export function describeSessions(sessions: readonly Session[], now: string) {
  return sessions.map(({ id, userAgent, lastUsedAt, createdAt, isCurrent }) => ({
    id,
    device: describeDevice(userAgent),
    used: formatTimeAgo(lastUsedAt, now),
    since: formatTimeAgo(createdAt, now),
    here: isCurrent,
  }))
}

/** Tokens in words, as of now: what the lists of tokens are handed. */
export function describeTokens(tokens: readonly Token[], now: string) {
  return tokens.map(({ id, name, scope, createdAt, expiresAt, lastUsedAt }) => ({
    id,
    name,
    scope,
    made: formatTimeAgo(createdAt, now),
    used: lastUsedAt ? `last used ${formatTimeAgo(lastUsedAt, now)}` : 'never used',
    until: expiresAt ? `until ${formatLastDay(expiresAt)}` : 'until it is revoked',
  }))
}
