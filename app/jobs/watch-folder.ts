import { mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Store } from '#app/store.server.ts'
import { runClaimedJob } from './claimed-job.ts'
import { findFilesBelow, type FolderFile } from './folder-files.ts'
import type { WatchSettings } from './watch-settings.ts'
import {
  isImportRead,
  moveRefusedFiles,
  importWatchedFiles,
  watchedFolderVia,
} from './import-watched-files.ts'

/** What whoever looks on is told: how many files were taken in, and what failed. */
export type WatchEvents = {
  onFilesTaken: (files: number) => void
  onFailure: (error: Error) => void
}

/** How many files one import of a round has at most. */
const maxFiles = 1000

/** For how long after an import began its refused files are looked for when this process starts, in milliseconds. */
const lookBackMs = 7 * 86_400_000

/** A file as it was when it was first seen so; `at` is reckoned by a clock that never goes back. */
type SeenFile = Pick<FolderFile, 'size' | 'changedAt'> & { at: number }

/**
 * Takes what is put into a folder into imports, one a round, and moves it within the folder: to
 * `taken` once an import holds it, to `refused` beside its reason once it cannot be read. A file
 * that a process died over lies there still, and is known by its bytes. Of several processes one
 * does it at a time. Returns what stops it, and waits until it has.
 */
export function watchFolder(
  store: Store,
  settings: WatchSettings,
  events: WatchEvents,
): () => Promise<void> {
  const { folder, every, still } = settings
  const by = `${hostname()} ${process.pid}`
  const stopping = new AbortController()
  const seenFiles = new Map<string, SeenFile>()
  let [timer, checking, unread]: [NodeJS.Timeout | undefined, Promise<void>, Set<string> | null] = [
    undefined,
    Promise.resolve(),
    null,
  ]

  const markFailed = (file: FolderFile, error: Error) => {
    // Not tried again before it changes.
    seenFiles.set(file.path, { ...file, at: Infinity })
    events.onFailure(new Error(`${file.name} was not taken in: ${error.message}`))
  }

  /** Looks once; gives after how many milliseconds to look again. */
  const checkFolder = async (): Promise<number> => {
    mkdirSync(folder, { recursive: true })
    const open = (unread ??= await findRecentImportIds(store))
    const { files } = findFilesBelow(folder, ['taken', 'refused'])
    const stableFiles = findStableFiles(files, seenFiles, still)
    const read: string[] = []
    for (const id of open) if (await isImportRead(store, id)) read.push(id)
    if (!stableFiles.length && !read.length)
      return files.length || open.size ? Math.min(every, still) : every
    await runClaimedJob(store, { name: watchedFolderVia, by }, events.onFailure, async () => {
      const imported = await importWatchedFiles(store, settings, stableFiles.slice(0, maxFiles), {
        signal: stopping.signal,
        onFailure: markFailed,
      })
      if (imported.importId) open.add(imported.importId)
      if (imported.files) events.onFilesTaken(imported.files)
      for (const id of read) {
        await moveRefusedFiles(store, folder, id)
        open.delete(id)
      }
    })
    return Math.min(every, still)
  }

  const scheduleCheck = (after: number) => {
    if (stopping.signal.aborted) return
    timer = setTimeout(() => {
      checking = checkFolder()
        .catch((error: unknown) => {
          events.onFailure(error as Error)
          return every
        })
        .then(scheduleCheck)
    }, after)
    timer.unref()
  }

  scheduleCheck(0)
  return async () => {
    stopping.abort()
    clearTimeout(timer)
    await checking
  }
}

async function findRecentImportIds(store: Store): Promise<Set<string>> {
  const since = new Date(Date.now() - lookBackMs).toISOString()
  return new Set(await store.imports.idsSince(watchedFolderVia, since))
}

/** The files that have not changed for so many milliseconds, as far as this process has seen. */
function findStableFiles(
  files: readonly FolderFile[],
  seenFiles: Map<string, SeenFile>,
  still: number,
): FolderFile[] {
  const [now, presentPaths] = [performance.now(), new Set(files.map(({ path }) => path))]
  for (const path of seenFiles.keys()) if (!presentPaths.has(path)) seenFiles.delete(path)
  return files.filter(({ path, size, changedAt }) => {
    const before = seenFiles.get(path)
    if (before?.size === size && before.changedAt === changedAt) return now - before.at >= still
    seenFiles.set(path, { size, changedAt, at: now })
    return false
  })
}
