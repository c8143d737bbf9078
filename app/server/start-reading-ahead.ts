import { getToday } from '#app/features/analysis/timeline-view.ts'
import { logFault } from '#app/http/log.ts'
import type { readAhead } from '#app/jobs/read-ahead.ts'
import type { Store } from '#app/store.server.ts'

/** What `app/entry.server.tsx` gives beside what Remix asks of it. */
type LoadedApp = { entry: { module: { readAhead: typeof readAhead } } }

/**
 * Lets what pages need be worked out before somebody asks for it. Returns what stops that, and waits until it has.
 * It runs in the Remix app: the server is a program of its own with modules of its own, and what these would keep, no
 * page would find.
 */
export function startReadingAhead(store: Store, app: unknown): () => Promise<void> {
  const { readAhead: read } = (app as LoadedApp).entry.module
  const stopping = new AbortController()
  const reading = read(store, getToday(), stopping.signal).catch(logFault)
  return async () => {
    stopping.abort()
    await reading
  }
}
