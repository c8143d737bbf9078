import {
  makeChangesDigest,
  makeSentenceDigest,
  mostDigestEntries,
  type Digest,
} from '#app/domain/digests/digest.ts'
import type { Subscription, SubscriptionRecord } from '#app/domain/digests/subscriptions.ts'
import { getDossierLabel, type DossierRecord } from '#app/domain/dossiers.ts'
import { writeDigestMail } from '#app/exports/mails/digest-mail.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readSelection } from '../analysis/selection.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { describeFeedEntry } from '../changes/changes-feed.ts'
import { describeStanceChanges, readChanges } from '../changes/changes-page.ts'
import { readLeftOutRemark } from '../second-coding/left-out-remark.ts'
import { describeWhoAndWhat } from '../view-files/selection-words.ts'
import { loadLettersDigest, type DueAlert } from './letters-digest.ts'
import { waitForSentence } from './selection-sentence.ts'

/** What a reader knows once a mail is taken: the first sentence, or the letters of a search. */
type Known = { sentence: string | null; knownLetters: string | null }

/**
 * The words of a mail, null where there is nothing to say, with the letters that it tells of, and what its reader knows
 * by it; or why neither is known.
 */
export type PreparedDigest =
  | {
      ok: true
      mail: { subject: string; text: string; html: string } | null
      pendingLetters: string | null
      known: Known
    }
  | { ok: false; reason: string }

type LoadedDigest =
  { ok: true; digest: Digest | null; sentence: string | null } | { ok: false; reason: string }

type DigestPlace = {
  /** Up to which moment it reaches. */
  until: string
  /** Where people reach this Stanceline, and where the subscription is ended. */
  site: string
  endUrl: string
}

/** What a subscriber is told, made of what they see of the store at this moment. */
export async function prepareDigest(
  visible: VisibleStore,
  subscription: Subscription & Partial<Pick<SubscriptionRecord, 'pendingLetters'>>,
  place: DigestPlace,
): Promise<PreparedDigest> {
  const loaded = isAlert(subscription)
    ? await loadLettersDigest(visible, subscription, place)
    : await loadDigest(visible, subscription, place)
  if (!loaded.ok) return loaded
  const { digest, sentence, knownLetters, pendingLetters } = {
    ...{ sentence: null, knownLetters: null, pendingLetters: null },
    ...loaded,
  }
  const remark = digest && (await readLeftOutRemark(visible))
  const told = digest && (remark ? { ...digest, about: [...digest.about, remark] } : digest)
  return {
    ok: true,
    mail: told && { subject: told.subject, ...writeDigestMail(told) },
    pendingLetters,
    known: { sentence, knownLetters },
  }
}

const isAlert = (subscription: Subscription): subscription is DueAlert =>
  subscription.search !== null

async function loadDigest(
  visible: VisibleStore,
  subscription: Subscription,
  place: DigestPlace,
): Promise<LoadedDigest> {
  const { dossierId, kind } = subscription
  const dossier = (await visible.dossiers.all()).find(({ id }) => id === dossierId)
  if (!dossier) return { ok: false, reason: 'You do not see this dossier any more.' }
  return kind === 'changes'
    ? loadChangesDigest(visible, dossier, subscription, place)
    : loadSentenceDigest(visible, dossier, subscription, place)
}

async function loadChangesDigest(
  visible: VisibleStore,
  dossier: DossierRecord,
  subscription: Subscription,
  { until, ...place }: DigestPlace,
): Promise<LoadedDigest> {
  const { coveredUntil: from, query } = subscription
  const read = await readChanges(visible, dossier, new URLSearchParams(query))
  const selection = describeSelection(read.selection, read.errors)
  const [reason] = Object.values(selection.errors)
  if (reason) return { ok: false, reason }
  const known = read.all.filter(({ knownAt }) => knownAt > from && knownAt <= until)
  const rows = await describeStanceChanges(visible, known.slice(0, mostDigestEntries), read)
  if (!rows.length) return { ok: true, digest: null, sentence: null }
  const home = `${place.site}/dossiers/${dossier.slug}`
  const about = describeWhoAndWhat(selection, read.selection.actors.length)
  const frame = frameDigest(subscription, dossier, { ...place, about, since: from.slice(0, 10) })
  const entries = rows.map((row) =>
    describeFeedEntry(row, { site: place.site, home, dossierId: dossier.id }),
  )
  return {
    ok: true,
    digest: makeChangesDigest(frame, { from, until, all: known.length }, entries),
    sentence: null,
  }
}

async function loadSentenceDigest(
  visible: VisibleStore,
  dossier: DossierRecord,
  subscription: Subscription,
  place: DigestPlace,
): Promise<LoadedDigest> {
  const { sentence: before, query } = subscription
  const read = await readSelection(visible, dossier, new URLSearchParams(query), {
    purpose: 'rows',
  })
  const selection = describeSelection(read.selection)
  const [reason] = Object.values(selection.errors)
  if (reason) return { ok: false, reason }
  const after = await waitForSentence(visible, read)
  if (before === null || before === after) return { ok: true, digest: null, sentence: after }
  const about = describeWhoAndWhat(selection, read.selection.actors.length)
  const frame = frameDigest(subscription, dossier, { ...place, about, since: null })
  return { ok: true, digest: makeSentenceDigest(frame, { before, after }), sentence: after }
}

function frameDigest(
  { query, rhythm, createdAt }: Subscription,
  dossier: DossierRecord,
  {
    site,
    endUrl,
    about,
    since,
  }: Omit<DigestPlace, 'until'> & { about: string; since: string | null },
) {
  const asked = [query, since && `since=${since}`].filter(Boolean).join('&')
  return {
    ...{ label: getDossierLabel(dossier), about, rhythm, subscribedAt: createdAt, endUrl },
    pageUrl: `${site}/dossiers/${dossier.slug}/changes${asked && `?${asked}`}`,
    accountUrl: `${site}/account#subscriptions`,
  }
}
