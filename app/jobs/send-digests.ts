import { createHash, randomBytes } from 'node:crypto'
import { findLatestDigestEnd } from '#app/domain/digests/due-times.ts'
import type { SubscriptionRecord } from '#app/domain/digests/subscriptions.ts'
import { prepareDigest } from '#app/features/digests/prepare-digest.ts'
import type { Store } from '#app/store.server.ts'
import type { MailOutcome, SendMail } from './send-mail.ts'

type DigestRound = {
  send: SendMail
  /** Where people reach this Stanceline. */
  site: string
  /** In milliseconds since 1970; the clock of the process but in tests. */
  now: number
  /** Ends the round after the mail under way. */
  signal?: AbortSignal
  onFailure: (error: Error) => void
}

/**
 * Sends every digest that is due: what became known since the last one, or what a saved search has come to find, as its
 * subscriber may see it at this moment.
 * Nothing goes out where nothing changed or to who may not sign in. One that fails is noted and tried again later, with
 * longer and longer waits. Gives how many the mail server took.
 *
 * A mail is noted before it is handed over and again once it was taken, so that a change is never left out. It is sent
 * twice only where the process ended, the store could not be written or the line broke between the two; then with the
 * same `Message-ID` and about the same time, by which mail programs know it again.
 */
export async function sendDueDigests(store: Store, round: DigestRound): Promise<number> {
  let [sent, outage]: [number, MailOutcome | null] = [0, null]
  for (const id of await store.subscriptions.listDueIds(round.now)) {
    if (round.signal?.aborted) break
    // As it is by now: somebody may have ended it, or been shut out, while others were sent.
    const due = await store.subscriptions.findDue(id, round.now)
    if (!due) continue
    const outcome = await sendDigest(store, due, {
      ...round,
      send: outage ? async () => outage! : round.send,
    })
    if (outcome?.ok) sent += 1
    if (outcome && !outcome.ok && outcome.isOutage) outage = outcome
  }
  return sent
}

/** Null where there was nothing to send, or another process does. */
async function sendDigest(
  { subscriptions, visibleTo }: Store,
  due: SubscriptionRecord,
  { send, site, now, onFailure }: DigestRound,
): Promise<MailOutcome | null> {
  const until = due.pendingUntil ?? findLatestDigestEnd(due.rhythm, now)
  const token = randomBytes(24).toString('base64url')
  const endUrl = `${site}/subscription?token=${token}`
  const fail = async (reason: string, isRefused: boolean, error: Error | null) => {
    await subscriptions.noteFailure(due, { reason, isRefused, now })
    if (error) onFailure(error)
  }
  try {
    const visible = visibleTo(due.user, { contactDetails: false })
    const prepared = await prepareDigest(visible, due, { until, site, endUrl })
    if (!prepared.ok) return (await fail(prepared.reason, true, null), null)
    const { mail, known, pendingLetters } = prepared
    if (!mail) {
      await subscriptions.settle(due, { until, ...known, sentAt: null })
      return null
    }
    const reserved = await subscriptions.reserveMail(due, { until, token, now, pendingLetters })
    if (!reserved) return null
    const messageId = makeMessageId(due, until, site)
    const outcome = await send({ ...mail, to: due.user.email, messageId, endUrl })
    if (outcome.ok) await subscriptions.settle(due, { until, ...known, sentAt: now })
    else await fail(outcome.reason, outcome.isRefused, outcome.error)
    return outcome
  } catch (error) {
    // Whatever is wrong with one subscription must not keep the others from their mails.
    onFailure(error as Error)
    await fail('It could not be made; the fault is ours and is in the server’s log.', false, null)
    return null
  }
}

/** The same for the same subscription and time, so that a mail that comes twice is known by it. */
function makeMessageId({ id }: SubscriptionRecord, until: string, site: string): string {
  const name = createHash('sha256').update(`${id}\n${until}`).digest('hex').slice(0, 32)
  return `<${name}@${new URL(site).hostname}>`
}
