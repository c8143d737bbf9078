import { accessSync, constants, existsSync } from 'node:fs'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { everyoneAudience } from '#app/domain/letters.ts'
import { dirname, join } from 'node:path'
import { newId, type PerformedBy, type Store } from '#app/store.server.ts'
import type { FolderFile } from './folder-files.ts'
import { readFolderFile, findFreePlace, moveFile, moveToRefused } from './move-files.ts'
import type { WatchSettings } from './watch-settings.ts'

/** How imports of the watched folder came in. */
export const watchedFolderVia = 'watched folder'
const unattended: PerformedBy = { userId: null, via: 'api' }

export type ImportedFiles = { importId: string | null; files: number }
export type ImportFilesOptions = {
  signal: AbortSignal
  onFailure: (file: FolderFile, error: Error) => void
}

/**
 * Takes files into one new import, and moves each into `taken` once the import holds it. What an import holds already,
 * because a process died before it moved the file, is only moved; without a new file there is no new import.
 */
export async function importWatchedFiles(
  store: Store,
  { folder, languages, dossier }: WatchSettings,
  files: readonly FolderFile[],
  { signal, onFailure }: ImportFilesOptions,
): Promise<ImportedFiles> {
  const imported: ImportedFiles = { importId: null, files: 0 }
  let day = new Date().toISOString().slice(0, 10)
  for (const file of files) {
    if (signal.aborted) break
    try {
      // What cannot be moved away would come in again and again.
      accessSync(dirname(file.path), constants.W_OK)
      const bytes = readFolderFile(file.path)
      if (typeof bytes === 'string') {
        moveToRefused(folder, file.path, file.name, bytes)
        continue
      }
      const isThere = await store.imports.isWaiting(watchedFolderVia, bytes)
      if (!isThere && imported.importId === null)
        [imported.importId, day] = await startImport(store, languages, dossier)
      const place = findFreePlace(join(folder, 'taken', day), file.name)
      if (
        !isThere &&
        (await store.imports.addFile(imported.importId!, { name: place.name, bytes }))
      )
        imported.files += 1
      moveFile(file.path, place.path)
    } catch (error) {
      if ((error as Error).name === 'NotStored') throw error
      onFailure(file, error as Error)
    }
  }
  return imported
}

async function startImport(
  store: Store,
  languages: string[],
  slug: string | null,
): Promise<[id: string, day: string]> {
  const dossier = await requireDossier(store, slug)
  const [id, at] = [newId(), new Date().toISOString()]
  await store.imports.record(
    {
      id,
      dossierId: dossier.id,
      name: `From the watched folder, ${at.slice(0, 16).replace('T', ' ')} UTC`,
      via: watchedFolderVia,
      audience: everyoneAudience,
      languages,
    },
    unattended,
  )
  return [id, (await store.imports.byId(id))!.createdAt.slice(0, 10)]
}

/** Whether the files of an import are read; also where there is no such import. */
export async function isImportRead(store: Store, importId: string): Promise<boolean> {
  const importRow = await store.imports.byId(importId)
  return !importRow || (await store.imports.files(importId, ['waiting'], 1)).length === 0
}

/** Moves the files that could not be read from `taken` into `refused`. */
export async function moveRefusedFiles(
  store: Store,
  folder: string,
  importId: string,
): Promise<void> {
  const day = (await store.imports.byId(importId))?.createdAt.slice(0, 10)
  for (const { name, reason } of day
    ? await store.imports.files(importId, ['refused'], 100_000)
    : []) {
    const from = join(folder, 'taken', day!, name)
    if (existsSync(from))
      moveToRefused(folder, from, name, reason ?? 'This file could not be read.')
  }
}

/** The open dossier of the slug, or the only open one. Throws a sentence where that leaves none or several. */
async function requireDossier(store: Store, slug: string | null): Promise<DossierRecord> {
  const open = (await store.dossiers.all()).filter(({ closedAt }) => closedAt === null)
  const found = slug === null ? open : open.filter((dossier) => dossier.slug === slug)
  if (found.length === 1) return found[0]!
  throw new Error(
    open.length
      ? `Let IMPORT_DOSSIER name the dossier that files are for: ${open.map((one) => one.slug).join(', ')}.`
      : 'The store holds no open dossier.',
  )
}
