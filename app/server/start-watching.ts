import { readWatchSettings } from '#app/jobs/watch-settings.ts'
import { watchFolder } from '#app/jobs/watch-folder.ts'
import type { Store } from '#app/store.server.ts'
import { logEvent } from '#app/http/log.ts'

/**
 * Watches the folder that the settings name, and lets the log say how it goes. Returns what stops
 * it. Throws a sentence where a setting cannot be read.
 */
export function startWatching(store: Store): () => Promise<void> {
  const settings = readWatchSettings(process.env)
  if (!settings) return async () => {}
  let last = ''
  return watchFolder(store, settings, {
    onFilesTaken: (files) => {
      last = ''
      logEvent(
        'info',
        `${files === 1 ? 'A file was' : `${files.toLocaleString('en')} files were`} taken in from the watched folder.`,
        { files },
      )
    },
    // Said once, however often it is tried.
    onFailure: ({ message }) => {
      if (message !== last) logEvent('error', `The watched folder: ${message}`)
      last = message
    },
  })
}
