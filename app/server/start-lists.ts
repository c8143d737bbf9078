import { runList } from '#app/jobs/run-list.ts'
import type { Store } from '#app/store.server.ts'
import { logFault } from '#app/http/log.ts'

/** How often is looked for something to do, and how long a list is left alone after a fault, in milliseconds. */
const [pollInterval, restAfterFault] = [500, 30_000]

/**
 * Lets this process work on lists that came in, one after the other, as long as the server runs. What fails is logged
 * and tried again later. Returns what stops it.
 */
export function startLists(store: Store): () => Promise<void> {
  const restUntil = new Map<string, number>()
  const stopping = new AbortController()
  const { signal } = stopping
  let currentPoll: Promise<void> | null = null

  const pollLists = async () => {
    for (const id of await store.lists.pendingIds()) {
      if (signal.aborted) return
      if ((restUntil.get(id) ?? 0) > Date.now()) continue
      try {
        const today = new Date().toISOString().slice(0, 10)
        await runList(store, id, { today, signal, onFailure: logFault })
      } catch (error) {
        restUntil.set(id, Date.now() + restAfterFault)
        if (!signal.aborted) logFault(error)
      }
    }
  }

  const timer = setInterval(() => {
    currentPoll ??= pollLists()
      .catch(logFault)
      .finally(() => (currentPoll = null))
  }, pollInterval)
  timer.unref()
  return async () => {
    clearInterval(timer)
    stopping.abort()
    await currentPoll
  }
}
