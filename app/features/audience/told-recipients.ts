import { setImmediate } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import { findRepresentedActorIds } from '#app/domain/actors.ts'
import { chunk } from '#app/domain/collections.ts'
import type { Day } from '#app/domain/days.ts'
import { identityKey } from '#app/domain/memoize.ts'
import {
  listRecipientKinds,
  listRecipientValues,
  type LetterRecipient,
  type RecipientGrouping,
} from '#app/domain/recipients/recipient-groups.ts'
import type { RecipientKind } from '#app/domain/recipients/recipient-kinds.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** Of so many letters the recipients are read in one go; of more a step at a time, others being answered in between. */
const lettersAStep = 400

const nobody: readonly LetterRecipient[] = []

/** Who was told by each of these letters. */
export async function readRecipients(
  visible: VisibleStore,
  letterIds: readonly string[],
): Promise<(letterId: string) => readonly LetterRecipient[]> {
  const found = new Map<string, readonly LetterRecipient[]>()
  for (const [place, step] of chunk(letterIds, lettersAStep).entries()) {
    if (place) await setImmediate()
    for (const [id, own] of await visible.letters.recipients(step)) found.set(id, own)
  }
  return (letterId) => found.get(letterId) ?? nobody
}

/** Of so many lists of quotes the recipients are kept. */
const keptKinds = 8

type KindsOfLetter = (letterId: string) => readonly RecipientKind[]

/**
 * What kinds of recipients the letters of a list of quotes are to. Read once for as long as the list is the same and
 * nothing at all changed in the store, for all who see the same letters.
 */
export async function readRecipientKinds(
  visible: VisibleStore,
  quotes: readonly { letterId: string }[],
): Promise<KindsOfLetter> {
  const key = [visible.cacheKey, await visible.history.stamp(), identityKey(quotes)].join(' ')
  const kinds = knownKinds.get(key) ?? listKinds(visible, quotes)
  knownKinds.set(key, kinds)
  // What failed is tried again by whoever asks next.
  kinds.catch(() => knownKinds.delete(key))
  return kinds
}

const knownKinds = new LRUCache<string, Promise<KindsOfLetter>>({ max: keptKinds })

async function listKinds(
  visible: VisibleStore,
  quotes: readonly { letterId: string }[],
): Promise<KindsOfLetter> {
  const letterIds = [...new Set(quotes.map(({ letterId }) => letterId))]
  const recipientsOf = await readRecipients(visible, letterIds)
  const known = new Map(letterIds.map((id) => [id, listRecipientKinds(recipientsOf(id))]))
  return (letterId) => known.get(letterId) ?? []
}

/**
 * By which of the groups of recipients each of these letters counts. An attribute is what is so as of the day: of the
 * recipient itself or, where nothing is known of it, of the organisations that it belongs to on that day.
 */
export async function readRecipientKeys(
  visible: VisibleStore,
  letterIds: readonly string[],
  { grouping, asOf }: { grouping: RecipientGrouping; asOf: Day },
): Promise<(letterId: string) => readonly string[]> {
  const recipientsOf = await readRecipients(visible, letterIds)
  if (grouping.by === 'kind') return (letterId) => listRecipientKinds(recipientsOf(letterId))
  const ids = new Set(letterIds.flatMap((id) => recipientsOf(id).map(({ actorId }) => actorId)))
  const valuesOf = await readValues(
    visible,
    [...ids].flatMap((id) => id ?? []),
    { attribute: grouping.attribute, asOf },
  )
  return (letterId) => listRecipientValues(recipientsOf(letterId), valuesOf)
}

async function readValues(
  visible: VisibleStore,
  actorIds: readonly string[],
  { attribute, asOf }: { attribute: string; asOf: Day },
): Promise<(actorId: string) => readonly string[]> {
  const { affiliations } = await visible.actors.organisationsOf(actorIds)
  const housesOf = (id: string) => [...findRepresentedActorIds(affiliations, id, asOf)]
  const attributes = await visible.actors.attributesOn(
    [...new Set(actorIds.flatMap(housesOf))],
    asOf,
  )
  const ownValues = (id: string) =>
    (attributes.get(id) ?? [])
      .filter((row) => row.attribute === attribute)
      .map(({ value }) => value)
  return (actorId) =>
    housesOf(actorId)
      .map(ownValues)
      .find((values) => values.length > 0) ?? []
}
