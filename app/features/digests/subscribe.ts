import {
  findQueryObstacle,
  mostSubscriptions,
  subscriptionFormSchema,
  toSubscriptionQuery,
  type Rhythm,
  type Subscription,
  type SelectionKind,
} from '#app/domain/digests/subscriptions.ts'
import { rhythmWords } from '#app/domain/digests/due-times.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import {
  collectFieldErrors,
  refuseFormBecause,
  type RefusedForm,
} from '#app/domain/form-refusal.ts'
import type { User } from '#app/domain/users.ts'
import type { Store, VisibleStore } from '#app/store.server.ts'
import type { PendingLead, ShownLead } from '../analysis/lead-sentences.ts'
import { readSelection } from '../analysis/selection.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { withStoreErrors } from '../try-store.ts'
import { readMailSettings } from './mail-settings.ts'
import { loadLeadOf, sayLead } from './selection-sentence.ts'

type Subscribing = {
  admin: Pick<Store, 'subscriptions'>
  masked: VisibleStore
  user: User
  dossier: DossierRecord
  params: URLSearchParams
}

/** What a page offers to be sent of what it shows, to whom, and what somebody is sent of it already. */
export type SubscriptionOffer = {
  email: string
  /** The first sentence, by the newest letters whatever days the page shows. */
  lead: ShownLead | PendingLead | null
  held: { kind: SelectionKind; rhythm: Rhythm }[]
}

/** Null where no mail server is set up. */
export async function loadSubscriptionOffer({
  admin,
  masked,
  user,
  dossier,
  params,
}: Subscribing): Promise<SubscriptionOffer | null> {
  if (!readMailSettings()) return null
  const query = toSubscriptionQuery(params)
  const read = await readSelection(masked, dossier, new URLSearchParams(query), { purpose: 'rows' })
  const own = await admin.subscriptions.ofUser(user.id)
  return {
    email: user.email,
    lead: await loadLeadOf(masked, read),
    held: own
      .filter((each) => each.dossierId === dossier.id && each.query === query)
      .flatMap(({ kind, rhythm }) => (kind === 'letters' ? [] : [{ kind, rhythm }])),
  }
}

/** What became of the form that subscribes. */
export type SubscribeOutcome = { ok: true; message: string } | RefusedForm

/** Subscribes somebody to what the address of a page says, or gives what they have another rhythm. */
export async function subscribe(
  { admin, masked, user, dossier, params }: Subscribing,
  fields: Record<string, string>,
): Promise<SubscribeOutcome> {
  const refuse = (errors: Record<string, string>) => refuseFormBecause('unfit', errors, fields)
  if (!readMailSettings()) return refuse({ form: 'Mail is not set up here.' })
  const form = subscriptionFormSchema.safeParse(fields)
  if (!form.success) return refuse(collectFieldErrors(form.error))
  const query = toSubscriptionQuery(params)
  const obstacle = findQueryObstacle(query)
  if (obstacle) return refuse({ form: obstacle })
  const read = await readSelection(masked, dossier, new URLSearchParams(query), { purpose: 'rows' })
  const [unread] = Object.values(describeSelection(read.selection).errors)
  if (unread) return refuse({ form: `${unread} Nothing was subscribed to.` })
  const { kind, rhythm } = form.data
  return withStoreErrors<SubscribeOutcome, SubscribeOutcome>(
    async () => {
      const sentence = kind === 'sentence' ? await readKnownSentence(masked, read) : null
      const request = { userId: user.id, dossierId: dossier.id, kind, query, rhythm, sentence }
      return (await admin.subscriptions.record(request)) === 'too many'
        ? refuse({
            form: `You have ${mostSubscriptions} subscriptions, which is as many as one may. End one under “Your account” first.`,
          })
        : {
            ok: true,
            message: `You are subscribed: mails go to ${user.email}, ${rhythmWords[rhythm]} where there is something new.`,
          }
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

/** Null while it is worked out: then the first mail is about what follows it. */
async function readKnownSentence(
  masked: VisibleStore,
  read: Parameters<typeof loadLeadOf>[1],
): Promise<Subscription['sentence']> {
  const lead = await loadLeadOf(masked, read)
  return lead === 'pending' ? null : sayLead(lead)
}
