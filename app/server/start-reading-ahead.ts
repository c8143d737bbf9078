import { getToday } from '#app/features/analysis/timeline-view.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { logEvent, logFault } from '#app/http/log.ts'
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
  const began = performance.now()
  const reading = read(store, getToday(), stopping.signal).then((actors) => {
    if (stopping.signal.aborted) return
    const seconds = Number(((performance.now() - began) / 1000).toFixed(1))
    const who = formatQuantity(actors, 'actor')
    logEvent('info', `Where ${who} stood was worked out ahead in ${seconds} s.`, {
      actors,
      seconds,
    })
  }, logFault)
  return async () => {
    stopping.abort()
    await reading
  }
}
