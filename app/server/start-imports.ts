import { runImport } from '#app/jobs/run-import.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import type { Store } from '#app/store.server.ts'
import { logFault } from '#app/http/log.ts'

/** How often is looked for something to do, and how long an import is left alone after a fault, in milliseconds. */
const [pollInterval, restAfterFault] = [700, 30_000]

/**
 * Lets this process work on imports, one after the other, as long as the server runs. What fails is logged and tried
 * again later. Returns what stops it, and waits until the step under way is stored or given up.
 */
export function startImports(store: Store): () => Promise<void> {
  const stopping = new AbortController()
  const restUntil = new Map<string, number>()
  let currentPoll: Promise<void> | null = null

  const pollImports = async () => {
    for (const id of await store.importJob.pendingIds()) {
      if (stopping.signal.aborted) return
      if ((restUntil.get(id) ?? 0) > Date.now()) continue
      try {
        await runImport(store, id, {
          signal: stopping.signal,
          onFailure: logFault,
          today: new Date().toISOString().slice(0, 10),
        })
      } catch (error) {
        restUntil.set(id, Date.now() + restAfterFault)
        if (!stopping.signal.aborted) logFault(error)
      }
    }
  }

  const timer = setInterval(() => {
    currentPoll ??= pollImports()
      .catch(logFault)
      .finally(() => (currentPoll = null))
  }, pollInterval)
  timer.unref()
  return async () => {
    clearInterval(timer)
    stopping.abort()
    closeReaders()
    await currentPoll
  }
}
