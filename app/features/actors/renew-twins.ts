import { setImmediate, setTimeout } from 'node:timers/promises'
import { logFault } from '#app/http/log.ts'
import type { Store } from '#app/store.server.ts'

/** How long whoever asks waits for what is looked for at this moment, in milliseconds; it is seldom needed. */
const longestWait = 800

/** How many times as long as the last search took nobody looks again, so that an import keeps no server busy. */
const restFactor = 8

type Renewal = { running: Promise<void> | null; notBefore: number }
const renewals = new WeakMap<Store, Renewal>()

/**
 * Looks for pairs of actors that may be one where something changed since, in the background: whoever asks waits a
 * moment at most and is shown what is known by then. Two who ask at once start one search.
 */
export async function renewTwinsInBackground(store: Store): Promise<void> {
  const renewal = renewals.get(store) ?? { running: null, notBefore: 0 }
  renewals.set(store, renewal)
  if (!renewal.running && performance.now() < renewal.notBefore) return
  renewal.running ??= runRenewal(store, renewal)
  await Promise.race([renewal.running, setTimeout(longestWait, undefined, { ref: false })])
}

async function runRenewal(store: Store, renewal: Renewal): Promise<void> {
  const began = performance.now()
  try {
    if (!(await store.areTwinsOutdated())) return
    await store.renewTwins(async () => void (await setImmediate()))
  } catch (error) {
    // Nobody asked for it by name: the list stays as it is, and the fault is in the log.
    logFault(error as Error)
  } finally {
    const ended = performance.now()
    const took = ended - began
    Object.assign(renewal, {
      running: null,
      notBefore: took > 1000 ? ended + restFactor * took : 0,
    })
  }
}
