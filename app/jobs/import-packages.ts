import { packageFormat } from '#app/domain/package/package-format.ts'
import type { DossierPackage } from '#app/domain/package/dossier-package.ts'
import type { PackagePlan } from '#app/domain/package/plan-package.ts'
import { readTopicAnswers, toTopicAsks } from '#app/domain/package/topic-asks.ts'
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
  const { asks, isOpen } = toTopicAsks(planned.plan.questions)
  const waits = isOpen ? 'asking' : 'doubtful'
  return {
    ...{ id: newId(), name, asks },
    state: asks.length || formatRecordCounts(planned.plan.fresh) ? waits : 'left out',
    reason: describePackage(planned.plan),
    text: null,
    mediaType: packageFormat.mediaType,
    sha256: null,
    bytes: null,
    draft: null,
    same: null,
    prints: [],
    packageOf: planned.plan.dossier.id,
  }
}

/** What a package would bring, as sentences. */
function describePackage({ dossier, fresh, same, leftOut, remarks }: PackagePlan): string {
  const [added, alreadyHere, out] = [fresh, same, leftOut].map(formatRecordCounts)
  return [
    `The dossier “${dossier.name}”.`,
    added ? `New: ${added}.` : out ? '' : 'Everything in it is here already.',
    alreadyHere && (added || out) ? `Here already: ${alreadyHere}.` : '',
    out ? `Left out: ${out}.` : '',
    ...remarks,
  ]
    .filter(Boolean)
    .join(' ')
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
    { audience, importId, answers: readTopicAnswers(item.asks), asks: true },
  )
  if (planned.ok) await store.importJob.recordPackageStored(item.id, planned.plan.dossier.id)
  else if (planned.questions)
    await store.importJob.askAgain(item.id, toTopicAsks(planned.questions).asks)
  else
    await store.importJob.refuse(
      item.id,
      `This package does not fit what is here: ${planned.reasons.join(' ')}`,
    )
}
