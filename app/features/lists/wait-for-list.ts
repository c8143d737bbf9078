import { setTimeout as pause } from 'node:timers/promises'
import { isListWorking } from '#app/domain/lists/list-deeds.ts'
import type { Store } from '#app/store.server.ts'

/** How often is looked, in milliseconds, and how often at most before whoever waits is shown how far it is. */
const [lookInterval, mostLooks] = [60, 60]

/** Waits a few seconds for a list to be planned, taken in or taken back; most are by then. */
export async function waitForList(admin: Store, listId: string): Promise<void> {
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const list = await admin.lists.byId(listId)
    if (!list || !isListWorking(list.state)) return
    await pause(lookInterval)
  }
}
