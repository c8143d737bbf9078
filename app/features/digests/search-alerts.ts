import { requireFound } from '#app/auth/guard.ts'
import { alertHistoryDays, listRecentlyStored } from '#app/domain/digests/alerts.ts'
import { rhythmWords } from '#app/domain/digests/due-times.ts'
import {
  alertFormSchema,
  mostSubscriptions,
  type Rhythm,
  type Subscription,
} from '#app/domain/digests/subscriptions.ts'
import {
  collectFieldErrors,
  refuseFormBecause,
  type RefusedForm,
} from '#app/domain/form-refusal.ts'
import type { SearchRecord } from '#app/domain/search/saved-searches.ts'
import type { User } from '#app/domain/users.ts'
import type { Store, VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { describeAlertLetters, findAlertLetters, joinMarks, markLetters } from './alert-letters.ts'
import { readMailSettings } from './mail-settings.ts'
import { describeSubscriptions, type DescribedSubscription } from './subscription-list.ts'

/** Somebody with what they may see, without anybody's address or number, as mails and feeds are made. */
export type AlertOwner = {
  admin: Pick<Store, 'savedSearches' | 'subscriptions'>
  masked: VisibleStore
  user: User
}

/** As many letters as are shown of what would have been told. */
const lettersShown = 10

/** What an alert of a saved search would have told by now, with the alert that there is. */
export type AlertPage = {
  search: SearchRecord
  /** Where mails go; null where no mail server is set up. */
  email: string | null
  history:
    | {
        ok: true
        days: number
        /** How many letters it finds, and how many of these were stored in the last days. */
        all: number
        recent: number
        rows: { id: string; title: string; text: string; storedAt: string }[]
      }
    | { ok: false; reason: string }
  alert: (DescribedSubscription & { rhythm: Rhythm }) | null
}

/** One of a person's own saved searches. Throws a 404 where they have none of that id. */
export async function requireOwnSearch(
  { admin, user }: Pick<AlertOwner, 'admin' | 'user'>,
  searchId: string,
): Promise<SearchRecord> {
  const own = await admin.savedSearches.ofUser(user.id)
  return requireFound(
    own.find(({ id }) => id === searchId),
    'saved search',
  )
}

export async function loadAlertPage(
  owner: AlertOwner,
  searchId: string,
  now: string,
): Promise<AlertPage> {
  const { masked, user } = owner
  const search = await requireOwnSearch(owner, searchId)
  const alert = await findAlert(owner, searchId)
  const [described] = alert ? await describeSubscriptions(masked, [alert], now) : []
  return {
    search,
    email: readMailSettings() && user.email,
    history: await loadHistory(owner, search, now),
    alert: alert && described ? { ...described, rhythm: alert.rhythm } : null,
  }
}

async function findAlert(
  { admin, user }: AlertOwner,
  searchId: string,
): Promise<Subscription | null> {
  const own = await admin.subscriptions.ofUser(user.id)
  return own.find(({ search }) => search?.id === searchId) ?? null
}

async function loadHistory(
  { masked, user }: AlertOwner,
  { query }: SearchRecord,
  now: string,
): Promise<AlertPage['history']> {
  const found = await findAlertLetters(masked, query, user.id)
  if (!found.ok) return found
  const recent = listRecentlyStored(found.letters, now)
  const rows = await describeAlertLetters(masked, recent.slice(0, lettersShown), '')
  return {
    ok: true,
    days: alertHistoryDays,
    all: found.letters.length,
    recent: recent.length,
    rows: rows.map(({ id, title, text, storedAt }) => ({ id, title, text, storedAt })),
  }
}

/** What became of a form that asks for an alert, or ends one. */
export type AlertOutcome = { ok: true; message: string } | RefusedForm

/** The fields of these forms. */
export const alertFields = ['deed', 'rhythm']

/** Asks for an alert of a search of one's own, gives it another rhythm, or ends it. */
export async function applyAlertForm(
  owner: AlertOwner,
  searchId: string,
  fields: Record<string, string>,
): Promise<AlertOutcome> {
  const search = await requireOwnSearch(owner, searchId)
  return withStoreErrors<AlertOutcome, AlertOutcome>(
    () =>
      fields.deed === 'end alert' ? endAlert(owner, search) : recordAlert(owner, search, fields),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

async function recordAlert(
  { admin, masked, user }: AlertOwner,
  search: SearchRecord,
  fields: Record<string, string>,
): Promise<AlertOutcome> {
  const refuse = (errors: Record<string, string>) => refuseFormBecause('unfit', errors, fields)
  if (!readMailSettings()) return refuse({ form: 'Mail is not set up here.' })
  const form = alertFormSchema.safeParse(fields)
  if (!form.success) return refuse(collectFieldErrors(form.error))
  const found = await findAlertLetters(masked, search.query, user.id)
  if (!found.ok) return refuse({ form: found.reason })
  const { rhythm } = form.data
  const recorded = await admin.subscriptions.recordAlert({
    ...{ userId: user.id, search, rhythm },
    knownLetters: joinMarks(await markLetters(found.letters)),
  })
  return recorded === 'too many'
    ? refuse({
        form: `You have ${mostSubscriptions} subscriptions, which is as many as one may. End one under “Your account” first.`,
      })
    : {
        ok: true,
        message: `Mails go to ${user.email}, ${rhythmWords[rhythm]} where it has come to find letters.`,
      }
}

async function endAlert(owner: AlertOwner, search: SearchRecord): Promise<AlertOutcome> {
  const alert = requireFound(await findAlert(owner, search.id), 'alert')
  await owner.admin.subscriptions.end(owner.user.id, alert.id)
  return { ok: true, message: 'The alert is ended: no more mails come of it.' }
}
