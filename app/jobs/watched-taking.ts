import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { newId, type Doer, type Store } from '#app/store.server.ts'
import type { FolderFile } from './folder-files.ts'
import { bytesIn, freePlace, move, refuse } from './moved.ts'
import type { Watched } from './watch-settings.ts'

/** How imports of the watched folder came in. */
export const via = 'watched folder'
const nobody: Doer = { userId: null, via: 'api' }

export type Taken = { importId: string | null; files: number }
export type Taking = { signal: AbortSignal; failed: (file: FolderFile, error: Error) => void }

/**
 * Takes files into one new import, and moves each into `taken` once the import holds it. What an import holds already,
 * because a process died before it moved the file, is only moved; without a new file there is no new import.
 */
export async function takenIn(
  store: Store,
  { folder, languages }: Watched,
  files: readonly FolderFile[],
  { signal, failed }: Taking,
): Promise<Taken> {
  const taken: Taken = { importId: null, files: 0 }
  let day = new Date().toISOString().slice(0, 10)
  for (const file of files) {
    if (signal.aborted) break
    try {
      // What cannot be moved away would come in again and again.
      accessSync(dirname(file.path), constants.W_OK)
      const bytes = bytesIn(file.path)
      if (typeof bytes === 'string') {
        refuse(folder, file.path, file.name, bytes)
        continue
      }
      const isThere = await store.imports.isWaiting(via, bytes)
      if (!isThere && taken.importId === null) [taken.importId, day] = await begun(store, languages)
      const place = freePlace(join(folder, 'taken', day), file.name)
      if (!isThere && (await store.imports.addFile(taken.importId!, { name: place.name, bytes })))
        taken.files += 1
      move(file.path, place.path)
    } catch (error) {
      if ((error as Error).name === 'NotStored') throw error
      failed(file, error as Error)
    }
  }
  return taken
}

async function begun(store: Store, languages: string[]): Promise<[id: string, day: string]> {
  const [dossier] = await store.topics.dossiers()
  if (!dossier) throw new Error('The store holds no dossier yet.')
  const [id, at] = [newId(), new Date().toISOString()]
  await store.imports.record(
    {
      id,
      dossierId: dossier.id,
      name: `From the watched folder, ${at.slice(0, 16).replace('T', ' ')} UTC`,
      via,
      audience: { visibility: 'everyone', readerIds: [] },
      languages,
    },
    nobody,
  )
  return [id, (await store.imports.byId(id))!.createdAt.slice(0, 10)]
}

/** Whether the files of an import are read; also where there is no such import. */
export async function isRead(store: Store, importId: string): Promise<boolean> {
  const one = await store.imports.byId(importId)
  return !one || (await store.imports.files(importId, ['waiting'], 1)).length === 0
}

/** Moves the files that could not be read from `taken` into `refused`. */
export async function refusedMoved(store: Store, folder: string, importId: string): Promise<void> {
  const day = (await store.imports.byId(importId))?.createdAt.slice(0, 10)
  for (const { name, reason } of day
    ? await store.imports.files(importId, ['refused'], 100_000)
    : []) {
    const from = join(folder, 'taken', day!, name)
    if (existsSync(from)) refuse(folder, from, name, reason ?? 'This file could not be read.')
  }
}
