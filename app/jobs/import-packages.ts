import { packageFormat } from '#app/domain/package/package-format.ts'
import type { DossierPackage } from '#app/domain/package/dossier-package.ts'
import { formatRecordCounts } from '#app/domain/package/record-counts.ts'
import { hasPermission, type User } from '#app/domain/users.ts'
import { readFile } from '#app/readers/read-file.ts'
import {
  newId,
  type AcceptedItem,
  type Import,
  type NewImportItem,
  type VisibleStore,
  type Store,
} from '#app/store.server.ts'
import { makeRefusedItem } from './import-documents.ts'

/**
 * What a dossier package would bring, as one item of an import: it comes in as a whole or not at
 * all. `person` is whoever made the import.
 */
export async function makePackageItem(
  name: string,
  dossierPackage: DossierPackage,
  visible: VisibleStore,
  person: User | null,
): Promise<NewImportItem> {
  if (person && !hasPermission(person, 'change the codebook'))
    return makeRefusedItem(
      name,
      'A dossier package brings topics, actors and coded passages with its letters, so an editor has to import it.',
    )
  const planned = await visible.packages.plan(dossierPackage)
  if (!planned.ok)
    return makeRefusedItem(
      name,
      `This package does not fit what is here: ${planned.reasons.join(' ')}`,
    )
  const { dossier, fresh, same, remarks } = planned.plan
  const [added, alreadyHere] = [formatRecordCounts(fresh), formatRecordCounts(same)]
  const reason = [
    `The dossier “${dossier.name}”.`,
    added ? `New: ${added}.` : 'Everything in it is here already.',
    alreadyHere && added ? `Here already: ${alreadyHere}.` : '',
    ...remarks,
  ]
    .filter(Boolean)
    .join(' ')
  return {
    id: newId(),
    name,
    state: added ? 'doubtful' : 'left out',
    reason,
    text: null,
    mediaType: packageFormat.mediaType,
    sha256: null,
    bytes: null,
    draft: null,
    asks: [],
    same: null,
    prints: [],
  }
}

export const isPackageItem = ({ mediaType }: Pick<AcceptedItem, 'mediaType'>): boolean =>
  mediaType === packageFormat.mediaType

/** Takes an accepted package in, all of it or nothing. Done again after a power cut, it brings nothing twice. */
export async function storePackage(
  store: Store,
  item: AcceptedItem,
  { id: importId, audience }: Pick<Import, 'id' | 'audience'>,
): Promise<void> {
  const read = await readFile({ name: item.name, bytes: item.bytes })
  if (!read.ok || !read.package)
    return store.importJob.refuse(
      item.id,
      read.ok ? 'This is no dossier package any more.' : read.reason,
    )
  const planned = await store.packages.importPackage(
    read.package,
    { userId: item.acceptedBy, via: item.acceptedVia },
    { audience, importId },
  )
  if (planned.ok) await store.importJob.recordPackageStored(item.id)
  else
    await store.importJob.refuse(
      item.id,
      `This package does not fit what is here: ${planned.reasons.join(' ')}`,
    )
}
