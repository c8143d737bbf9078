import { logEvent, logFault } from '#app/http/log.ts'
import { keepClearingRemains } from '#app/jobs/clear-remains.ts'
import type { Store } from '#app/store.server.ts'

/** Lets the log say when what was left of erased words is gone. Returns what stops looking for it. */
export function startClearing(store: Store): () => Promise<void> {
  return keepClearingRemains(store, {
    onCleared: () => logEvent('info', 'What was left of erased words in the store is gone now.'),
    onFailure: logFault,
  })
}
