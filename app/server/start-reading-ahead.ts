import { getToday } from '#app/features/analysis/timeline-view.ts'
import { logFault } from '#app/http/log.ts'
import { readAhead } from '#app/jobs/read-ahead.ts'
import type { Store } from '#app/store.server.ts'

/** Lets what pages need be worked out before somebody asks for it. Returns what stops that, and waits until it has. */
export function startReadingAhead(store: Store): () => Promise<void> {
  const stopping = new AbortController()
  const reading = readAhead(store, getToday(), stopping.signal).catch(logFault)
  return async () => {
    stopping.abort()
    await reading
  }
}
