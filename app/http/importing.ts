import { workOn } from '#app/jobs/imports.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import type { Store } from '#app/store.server.ts'
import { logFault } from './log.ts'

/** How often is looked for something to do, and how long an import is left alone after a fault, in milliseconds. */
const [lookEvery, rest] = [700, 30_000]

/**
 * Lets this process work on imports, one after the other, as long as the server runs. What fails is logged and tried
 * again later. Returns what stops it, and waits until the step under way is stored or given up.
 */
export function importing(store: Store): () => Promise<void> {
  const stopping = new AbortController()
  const restUntil = new Map<string, number>()
  let looking: Promise<void> | null = null

  const look = async () => {
    for (const id of await store.importWork.wanted()) {
      if (stopping.signal.aborted) return
      if ((restUntil.get(id) ?? 0) > Date.now()) continue
      try {
        await workOn(store, id, { signal: stopping.signal, failed: logFault })
      } catch (error) {
        restUntil.set(id, Date.now() + rest)
        if (!stopping.signal.aborted) logFault(error)
      }
    }
  }

  const timer = setInterval(() => {
    looking ??= look()
      .catch(logFault)
      .finally(() => (looking = null))
  }, lookEvery)
  timer.unref()
  return async () => {
    clearInterval(timer)
    stopping.abort()
    closeReaders()
    await looking
  }
}
