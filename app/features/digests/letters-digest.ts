import { compareWithKnown } from '#app/domain/digests/alerts.ts'
import { makeLettersDigest, mostDigestEntries, type Digest } from '#app/domain/digests/digest.ts'
import type { Subscription, SubscriptionRecord } from '#app/domain/digests/subscriptions.ts'
import type { VisibleStore } from '#app/store.server.ts'
import {
  describeAlertLetters,
  findAlertLetters,
  joinMarks,
  markLetters,
  splitMarks,
} from './alert-letters.ts'

/** An alert, with the letters of a mail of which nobody knows what became of it. */
export type DueAlert = Subscription & {
  search: NonNullable<Subscription['search']>
} & Partial<Pick<SubscriptionRecord, 'pendingLetters'>>

/** What an alert tells, null where that is nothing; the letters in it, and those that its reader knows of then. */
export type LoadedAlert =
  | { ok: true; digest: Digest | null; knownLetters: string; pendingLetters: string }
  | { ok: false; reason: string }

/** What the search of an alert has come to find since the last mail of it, as its owner may see it at this moment. */
export async function loadLettersDigest(
  visible: VisibleStore,
  { search, query, userId, rhythm, createdAt, ...alert }: DueAlert,
  { site, endUrl }: { site: string; endUrl: string },
): Promise<LoadedAlert> {
  const found = await findAlertLetters(visible, query, userId)
  if (!found.ok) return found
  const marks = await markLetters(found.letters)
  const { told, known } = compareWithKnown(
    marks,
    splitMarks(alert.knownLetters ?? ''),
    alert.pendingLetters ? splitMarks(alert.pendingLetters) : null,
  )
  const toldSet = new Set(told)
  const letters = found.letters.filter((_, place) => toldSet.has(marks[place]!))
  const entries = await describeAlertLetters(visible, letters.slice(0, mostDigestEntries), site)
  const frame = {
    ...{ label: search.name, about: 'Letters that your saved search finds.', rhythm, endUrl },
    ...{ subscribedAt: createdAt, pageUrl: `${site}/letters?${query}` },
    accountUrl: `${site}/account#subscriptions`,
  }
  const extent = { from: alert.coveredUntil, all: letters.length }
  return {
    ok: true,
    digest: entries.length ? makeLettersDigest(frame, extent, entries) : null,
    knownLetters: joinMarks(known),
    pendingLetters: joinMarks(told),
  }
}
