import { watchIn } from '#app/jobs/watch-settings.ts'
import { watchFolder } from '#app/jobs/watched-folder.ts'
import type { Store } from '#app/store.server.ts'
import { log } from './log.ts'

/** Watches the folder that the settings name, and lets the log say how it goes. Returns what stops it. Throws a sentence where a setting cannot be read. */
export function watching(store: Store): () => Promise<void> {
  const watched = watchIn(process.env)
  if (!watched) return async () => {}
  let last = ''
  return watchFolder(store, watched, {
    took: (files) => {
      last = ''
      log(
        'info',
        `${files === 1 ? 'A file was' : `${files.toLocaleString('en')} files were`} taken in from the watched folder.`,
        { files },
      )
    },
    // Said once, however often it is tried.
    failed: ({ message }) => {
      if (message !== last) log('error', `The watched folder: ${message}`)
      last = message
    },
  })
}
