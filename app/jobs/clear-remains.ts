import type { Store } from '#app/store.server.ts'

/** How often it is tried again to do away with what is left of erased words, in milliseconds. */
const retryMs = 600_000

/** What whoever watches over a server is told. */
type ClearingEvents = { onCleared: () => void; onFailure: (error: Error) => void }

/** Does away with what is left of what was erased, where anything is; whether something was left and is gone now. */
export async function clearPendingRemains({ erasures }: Pick<Store, 'erasures'>): Promise<boolean> {
  return (await erasures.hasRemains()) && (await erasures.clearRemains())
}

/**
 * The same at once and then every ten minutes, because somebody may have used the store just when something was erased.
 * Returns what stops it, and waits until it has.
 */
export function keepClearingRemains(store: Store, events: ClearingEvents): () => Promise<void> {
  let clearing: Promise<void> | null = null
  const clearOnce = () => {
    clearing ??= clearPendingRemains(store)
      .then((isCleared) => void (isCleared && events.onCleared()), events.onFailure)
      .finally(() => (clearing = null))
  }
  clearOnce()
  const timer = setInterval(clearOnce, retryMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await clearing
  }
}
