import type { DossierPackage } from '#app/domain/package/dossier-package.ts'
import { writePackage } from '#app/exports/package.ts'
import type { VisibleStore } from '#db/index.ts'
import type { TestStore } from './store.ts'
import { dossierOf } from './letters.ts'
import { readHere } from './readers.ts'
import { unzip } from './unzip.ts'
import { zipOf } from './zip-files.ts'

/** The package of a store's only dossier, as somebody sees it. */
export async function packageOf(
  store: TestStore,
  reading: VisibleStore = store.visibleTo('owner'),
): Promise<Buffer> {
  const made = await reading.packages.exportDossier(await dossierOf(store))
  if (!made.ok) throw new Error(made.reason)
  return written(made.opened)
}

export async function written(opened: DossierPackage): Promise<Buffer> {
  const file = await writePackage(opened)
  if (!file.ok) throw new Error(file.reason)
  return file.bytes
}

/** What a package holds, read as any file is. */
export async function opened(bytes: Uint8Array): Promise<DossierPackage> {
  const read = await readHere('dossier.stanceline.zip', bytes)
  if (!read.ok) throw new Error(read.reason)
  if (!read.package) throw new Error('This is no package.')
  return read.package
}

/** A package whose dossier.json somebody altered, hashes left as they were. */
export function altered(
  bytes: Buffer,
  change: (told: DossierPackage['manifest'] & Record<string, unknown>) => void,
  files: (names: Map<string, Buffer>) => void = () => {},
): Buffer {
  const parts = unzip(bytes)
  const told = JSON.parse(parts.get('dossier.json')!.toString()) as DossierPackage['manifest'] &
    Record<string, unknown>
  change(told)
  parts.set('dossier.json', Buffer.from(JSON.stringify(told)))
  files(parts)
  return zipOf([...parts].map(([name, content]) => ({ name, bytes: content })))
}
