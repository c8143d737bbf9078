import { mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Store } from '#app/store.server.ts'
import { filesBelow, type FolderFile } from './folder-files.ts'
import type { Watched } from './watch-settings.ts'
import { isRead, refusedMoved, takenIn, via } from './watched-taking.ts'

/** What whoever looks on is told: how many files were taken in, and what failed. */
export type Told = { took: (files: number) => void; failed: (error: Error) => void }

/** How many files one import of a round has at most, and how often a claim is renewed, in milliseconds. */
const [most, renewMs] = [1000, 3000]

/** For how long after an import began its refused files are looked for when this process starts, in milliseconds. */
const remembered = 7 * 86_400_000

/** A file as it was when it was first seen so; `at` is reckoned by a clock that never goes back. */
type Seen = Pick<FolderFile, 'size' | 'changedAt'> & { at: number }

/**
 * Takes what is put into a folder into imports, one a round, and moves it within the folder: to `taken` once an import
 * holds it, to `refused` beside its reason once it cannot be read. A file that a process died over lies there still, and
 * is known by its bytes. Of several processes one does it at a time. Returns what stops it, and waits until it has.
 */
export function watchFolder(store: Store, watched: Watched, told: Told): () => Promise<void> {
  const { folder, every, still } = watched
  const stopping = new AbortController()
  const seen = new Map<string, Seen>()
  let [timer, looking, unread]: [NodeJS.Timeout | undefined, Promise<void>, Set<string> | null] = [
    undefined,
    Promise.resolve(),
    null,
  ]

  const failed = (file: FolderFile, error: Error) => {
    // Not tried again before it changes.
    seen.set(file.path, { ...file, at: Infinity })
    told.failed(new Error(`${file.name} was not taken in: ${error.message}`))
  }

  /** Looks once; gives after how many milliseconds to look again. */
  const look = async (): Promise<number> => {
    mkdirSync(folder, { recursive: true })
    const open = (unread ??= new Set(
      await store.imports.since(via, new Date(Date.now() - remembered).toISOString()),
    ))
    const { files } = filesBelow(folder, ['taken', 'refused'])
    const ripe = ripened(files, seen, still)
    const read: string[] = []
    for (const id of open) if (await isRead(store, id)) read.push(id)
    if (!ripe.length && !read.length)
      return files.length || open.size ? Math.min(every, still) : every
    await claimed(store, told.failed, async () => {
      const taken = await takenIn(store, watched, ripe.slice(0, most), {
        signal: stopping.signal,
        failed,
      })
      if (taken.importId) open.add(taken.importId)
      if (taken.files) told.took(taken.files)
      for (const id of read) {
        await refusedMoved(store, folder, id)
        open.delete(id)
      }
    })
    return Math.min(every, still)
  }

  const next = (after: number) => {
    if (stopping.signal.aborted) return
    timer = setTimeout(() => {
      looking = look()
        .catch((error: unknown) => {
          told.failed(error as Error)
          return every
        })
        .then(next)
    }, after)
    timer.unref()
  }

  next(0)
  return async () => {
    stopping.abort()
    clearTimeout(timer)
    await looking
  }
}

/** The files that have not changed for so many milliseconds, as far as this process has seen. */
function ripened(
  files: readonly FolderFile[],
  seen: Map<string, Seen>,
  still: number,
): FolderFile[] {
  const [now, there] = [performance.now(), new Set(files.map(({ path }) => path))]
  for (const path of seen.keys()) if (!there.has(path)) seen.delete(path)
  return files.filter(({ path, size, changedAt }) => {
    const before = seen.get(path)
    if (before?.size === size && before.changedAt === changedAt) return now - before.at >= still
    seen.set(path, { size, changedAt, at: now })
    return false
  })
}

/** Does the work where no other process is at it. */
async function claimed(
  store: Store,
  failed: (error: Error) => void,
  work: () => Promise<void>,
): Promise<void> {
  const [name, on, by] = [via, hostname(), `${hostname()} ${process.pid}`]
  if (!(await store.jobs.claim({ name, by, on, at: Date.now(), every: 0 }))) return
  const renewing = setInterval(
    () => void store.jobs.renew(name, by, Date.now()).catch(failed),
    renewMs,
  )
  try {
    await work()
  } finally {
    clearInterval(renewing)
    await store.jobs.release(name, by, on, null).catch(failed)
  }
}
