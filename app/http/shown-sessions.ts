import { deviceOf } from '#app/domain/devices.ts'
import { sayAgo } from '#app/domain/moments.ts'
import type { Session } from '#app/domain/people.ts'

/** Sessions in words, as of now: what the lists of sessions are handed. */
export function shownSessions(sessions: readonly Session[], now: string) {
  return sessions.map(({ id, userAgent, lastUsedAt, createdAt, here }) => ({ id, device: deviceOf(userAgent), used: sayAgo(lastUsedAt, now), since: sayAgo(createdAt, now), here }))
}
