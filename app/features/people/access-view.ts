import { describeDevice } from '#app/domain/devices.ts'
import { getDossierLabel, type DossierRecord } from '#app/domain/dossiers.ts'
import { formatTimeAgo, formatLastDay } from '#app/domain/moments.ts'
import type { Session, ViewTableQuery, Token } from '#app/domain/people.ts'
import { viewPages, viewTableWords } from '#app/domain/view-files.ts'
import { toViewParams } from '#app/domain/view-links.ts'

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

/** Tokens in words, as of now, for lists of them; `dossiers` are those that the reader of the list sees. */
export function describeTokens(
  tokens: readonly Token[],
  now: string,
  dossiers: readonly DossierRecord[],
) {
  return tokens.map(({ id, name, scope, createdAt, expiresAt, lastUsedAt, view }) => ({
    id,
    name,
    scope,
    made: formatTimeAgo(createdAt, now),
    used: lastUsedAt ? `last used ${formatTimeAgo(lastUsedAt, now)}` : 'never used',
    until: expiresAt ? `until ${formatLastDay(expiresAt)}` : 'until it is revoked',
    of: view && describeView(view, dossiers),
  }))
}

function describeView(
  { dossierId, table, query }: ViewTableQuery,
  dossiers: readonly DossierRecord[],
) {
  const dossier = dossiers.find(({ id }) => id === dossierId)
  const word = viewTableWords[table]
  if (!dossier) return { words: `${word} of a dossier that you do not see (any more)`, page: null }
  const asked = String(toViewParams(query))
  return {
    words: `${word} of ${getDossierLabel(dossier)}`,
    page: `/dossiers/${dossier.slug}/${viewPages[table]}${asked && `?${asked}`}`,
  }
}
