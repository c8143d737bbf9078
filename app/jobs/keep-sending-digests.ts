import { hostname } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import type { Store } from '#app/store.server.ts'
import { runClaimedJob } from './claimed-job.ts'
import { sendDueDigests } from './send-digests.ts'
import type { SendMail } from './send-mail.ts'

/** How often it is looked for digests that are due, in milliseconds. */
const lookMs = 60_000

/** For how long the mail under way is waited for when it is to stop, in milliseconds. */
const stopMs = 10_000

/** What whoever watches over a server is told. */
type DigestEvents = { onSent: (mails: number) => void; onFailure: (error: Error) => void }

/**
 * Sends digests as they fall due, also those that fell due while no server ran; of several processes on a store one
 * does so at a time. Returns what stops it, and waits for the mail under way, for ten seconds at most.
 */
export function keepSendingDigests(
  store: Store,
  { send, site }: { send: SendMail; site: string },
  { onSent, onFailure }: DigestEvents,
): () => Promise<void> {
  const stopping = new AbortController()
  const by = `${hostname()} ${process.pid}`
  let sending: Promise<unknown> | null = null

  const sendOnce = async () => {
    const now = Date.now()
    if (!(await store.subscriptions.listDueIds(now)).length) return
    await runClaimedJob(store, { name: 'digests', by }, onFailure, async () => {
      const round = { send, site, now, signal: stopping.signal, onFailure }
      const mails = await sendDueDigests(store, round)
      if (mails) onSent(mails)
    })
  }
  const look = () => {
    if (!stopping.signal.aborted)
      sending ??= sendOnce()
        .catch(onFailure)
        .finally(() => (sending = null))
  }
  look()
  const timer = setInterval(look, lookMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    stopping.abort()
    await Promise.race([sending, setTimeout(stopMs, null, { ref: false })])
  }
}
