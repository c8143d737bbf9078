import { packageFormat } from '#app/domain/package/format.ts'
import type { DossierPackage } from '#app/domain/package/opened.ts'
import { sayTally } from '#app/domain/package/plan.ts'
import { may, type User } from '#app/domain/users.ts'
import { readFile } from '#app/readers/read-file.ts'
import {
  newId,
  type AcceptedItem,
  type Import,
  type NewItem,
  type Reading,
  type Store,
} from '#app/store.server.ts'
import { refusal } from './import-items.ts'

/** What a dossier package would bring, as one item of an import: it comes in as a whole or not at all. `person` is whoever made the import. */
export async function packageItem(
  name: string,
  opened: DossierPackage,
  reading: Reading,
  person: User | null,
): Promise<NewItem> {
  if (person && !may(person, 'correct letters'))
    return refusal(
      name,
      'A dossier package brings topics, actors and coded passages with its letters, so an editor has to import it.',
    )
  const planned = await reading.packages.plan(opened)
  if (!planned.ok)
    return refusal(name, `This package does not fit what is here: ${planned.reasons.join(' ')}`)
  const { dossier, fresh, same, remarks } = planned.plan
  const [came, there] = [sayTally(fresh), sayTally(same)]
  const reason = [
    `The dossier “${dossier.name}”.`,
    came ? `New: ${came}.` : 'Everything in it is here already.',
    there && came ? `Here already: ${there}.` : '',
    ...remarks,
  ]
    .filter(Boolean)
    .join(' ')
  return {
    id: newId(),
    name,
    state: came ? 'doubtful' : 'left out',
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

export const isPackage = ({ mediaType }: Pick<AcceptedItem, 'mediaType'>): boolean =>
  mediaType === packageFormat.mediaType

/** Takes an accepted package in, all of it or nothing. Done again after a power cut, it brings nothing twice. */
export async function takePackage(
  store: Store,
  item: AcceptedItem,
  { id: importId, audience }: Pick<Import, 'id' | 'audience'>,
): Promise<void> {
  const read = await readFile({ name: item.name, bytes: item.bytes })
  if (!read.ok || !read.package)
    return store.importWork.refuse(
      item.id,
      read.ok ? 'This is no dossier package any more.' : read.reason,
    )
  const planned = await store.packages.take(
    read.package,
    { userId: item.acceptedBy, via: item.acceptedVia },
    { audience, importId },
  )
  if (planned.ok) await store.importWork.recordTaken(item.id)
  else
    await store.importWork.refuse(
      item.id,
      `This package does not fit what is here: ${planned.reasons.join(' ')}`,
    )
}
