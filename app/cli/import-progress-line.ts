import {
  countProgress,
  isWorking,
  computeProgress,
  formatTimeLeft,
  formatSpeed,
  type ImportState,
} from '#app/domain/plan/import-progress.ts'
import type { Store } from '#app/store.server.ts'
import { stripControlCharacters } from './command.ts'

const stateWords: Record<ImportState, string> = {
  reading: 'Reading files',
  planned: '',
  storing: 'Storing letters',
  undoing: 'Taking letters back',
  undone: '',
  redoing: 'Giving letters back',
}

/**
 * How far an import is, on standard error: a line that is written over on a screen, one every ten
 * seconds elsewhere. Returns what ends it.
 */
export function startProgressLine(store: Store, importId: string): () => void {
  const onScreen = process.stderr.isTTY
  let hasWritten = false
  const writeProgress = async () => {
    const line = await makeProgressLine(store, importId)
    if (!line) return
    hasWritten = true
    process.stderr.write(
      onScreen ? `\r\u001B[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}` : `${line}\n`,
    )
  }
  const timer = setInterval(() => void writeProgress().catch(() => {}), onScreen ? 500 : 10_000)
  return () => {
    clearInterval(timer)
    if (hasWritten && onScreen) process.stderr.write('\r\u001B[K')
  }
}

async function makeProgressLine(store: Store, importId: string): Promise<string | null> {
  const importRow = await store.imports.byId(importId)
  if (!importRow || !isWorking(importRow.state)) return null
  const counts = (await store.imports.counts([importId])).get(importId)!
  const { done, of, perSecond, secondsLeft } = computeProgress({
    ...countProgress(importRow.state, counts),
    doneBefore: importRow.doneBefore,
    since: importRow.since === null ? null : Date.parse(importRow.since),
    now: Date.now(),
  })
  return [
    `${stateWords[importRow.state]}: ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`,
    perSecond === null ? null : formatSpeed(perSecond),
    secondsLeft === null ? null : formatTimeLeft(secondsLeft),
    importRow.doing && stripControlCharacters(importRow.doing),
  ]
    .filter(Boolean)
    .join(', ')
}
