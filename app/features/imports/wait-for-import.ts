import { setTimeout as pause } from 'node:timers/promises'
import type { Import, ImportItem, Store } from '#app/store.server.ts'

/** How often is looked, in milliseconds, and how often at most before whoever waits is told to come back. */
const [lookInterval, maxLooks] = [60, 80]

/** Waits a few seconds for the server to read what an import holds; whoever asks looks at what it is by then. */
export async function waitUntilRead(admin: Store, importId: string): Promise<Import | null> {
  return lookUntil(async () => {
    const importRow = await admin.imports.byId(importId)
    const files = (await admin.imports.counts([importId])).get(importId)?.files
    const isReading = importRow?.state === 'reading' || Boolean(files?.waiting)
    return { value: importRow, isDone: !isReading || Boolean(importRow?.stopped) }
  })
}

/** Waits a few seconds for an accepted item to be stored. */
export async function waitUntilStored(
  admin: Store,
  importId: string,
  itemId: string,
): Promise<ImportItem | null> {
  return lookUntil(async () => {
    const item = await admin.imports.item(importId, itemId)
    return { value: item, isDone: item?.state !== 'accepted' }
  })
}

async function lookUntil<Value>(
  look: () => Promise<{ value: Value; isDone: boolean }>,
): Promise<Value> {
  for (let looks = 1; ; looks += 1) {
    const { value, isDone } = await look()
    if (isDone || looks >= maxLooks) return value
    await pause(lookInterval)
  }
}
