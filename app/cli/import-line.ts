import {
  amountOf,
  isWorking,
  progressOf,
  sayLeft,
  saySpeed,
  type ImportState,
} from '#app/domain/import/progress.ts'
import type { Store } from '#app/store.server.ts'
import { plain } from './command.ts'

const deeds: Record<ImportState, string> = {
  reading: 'Reading files',
  planned: '',
  storing: 'Storing letters',
  undoing: 'Taking letters back',
  undone: '',
  redoing: 'Giving letters back',
}

/** How far an import is, on standard error: a line that is written over on a screen, one every ten seconds elsewhere. Returns what ends it. */
export function progressLine(store: Store, importId: string): () => void {
  const onScreen = process.stderr.isTTY
  let said = false
  const look = async () => {
    const line = await lineOf(store, importId)
    if (!line) return
    said = true
    process.stderr.write(
      onScreen ? `\r\u001B[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}` : `${line}\n`,
    )
  }
  const timer = setInterval(() => void look().catch(() => {}), onScreen ? 500 : 10_000)
  return () => {
    clearInterval(timer)
    if (said && onScreen) process.stderr.write('\r\u001B[K')
  }
}

async function lineOf(store: Store, importId: string): Promise<string | null> {
  const one = await store.imports.byId(importId)
  if (!one || !isWorking(one.state)) return null
  const counts = (await store.imports.counts([importId])).get(importId)!
  const { done, of, perSecond, secondsLeft } = progressOf({
    ...amountOf(one.state, counts),
    doneBefore: one.doneBefore,
    since: one.since === null ? null : Date.parse(one.since),
    now: Date.now(),
  })
  return [
    `${deeds[one.state]}: ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`,
    perSecond === null ? null : saySpeed(perSecond),
    secondsLeft === null ? null : sayLeft(secondsLeft),
    one.doing && plain(one.doing),
  ]
    .filter(Boolean)
    .join(', ')
}
