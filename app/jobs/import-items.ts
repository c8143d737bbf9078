import { cleanText } from '#app/domain/text.ts'
import { answering, carriedBy, draftOf, titled, type Draft } from '#app/domain/import/draft.ts'
import { likeness, likenessPrints, shinglesOf } from '#app/domain/import/likeness.ts'
import type { NameBook } from '#app/domain/import/naming.ts'
import { nearlyFrom, settled, type Same } from '#app/domain/import/settled.ts'
import type { User } from '#app/domain/users.ts'
import type { ReadDocument, Refusal } from '#app/readers/document.ts'
import { newId, type NewItem, type Reading, type Store } from '#app/store.server.ts'

/** What the items of an import are compared with: whom its creator may know of, and the prints of what came before in it. */
export type Around = {
  store: Store
  importId: string
  book: NameBook
  reading: Reading
  person: User | null
  prints: Map<string, number[]>
}

/**
 * What the documents of a file become, in their order: letters that wait to be confirmed, with what is asked about
 * them, and what cannot be one, with the reason. An attachment names the item that it was attached to.
 */
export async function itemsOf(
  file: Uint8Array,
  documents: readonly ReadDocument[],
  refused: readonly Refusal[],
  around: Around,
): Promise<NewItem[]> {
  const dayOf = await daysIn(documents, around.store)
  const ids = documents.map(() => newId())
  const items: NewItem[] = []
  for (const [at, document] of documents.entries()) {
    // Tables wait for their columns to be named.
    if (document.sheets.length) continue
    const parentId = document.parent === null ? null : ids[document.parent]!
    items.push(
      await itemOf(
        ids[at]!,
        document,
        { parentId, dayOf, whole: document.original === file },
        items,
        around,
      ),
    )
  }
  return [...items, ...refused.map(({ name, reason }) => refusal(name, reason))]
}

export function refusal(name: string, reason: string): NewItem {
  return {
    id: newId(),
    name,
    state: 'refused',
    reason,
    text: null,
    mediaType: null,
    sha256: null,
    bytes: null,
    draft: null,
    asks: [],
    same: null,
    prints: [],
  }
}

type Place = { parentId: string | null; dayOf: ReadonlyMap<string, string>; whole: boolean }

async function itemOf(
  id: string,
  document: ReadDocument,
  { parentId, dayOf, whole }: Place,
  before: readonly NewItem[],
  around: Around,
): Promise<NewItem> {
  const { name, sha256, mediaType } = document
  const cleaned = cleanText(document.text)
  if (!cleaned.ok) return refusal(name, cleaned.reason)
  const { text } = cleaned
  // The places of pages are those of the text as it was read.
  const pages = text === document.text ? document.pages : []
  const found = answering(
    draftOf({ ...document, text, pages, notes: [...document.notes, ...cleaned.remarks] }),
    dayOf,
  )
  const message = before.find((item) => item.id === parentId)?.draft
  const read = titled(message ? carriedBy(found, message) : found, name)
  const draft: Draft = { ...read, origin: { ...read.origin, attachedToId: parentId } }
  const prints = likenessPrints(text)
  const same = await sameAs({ text, sha256, prints }, before, around)
  // The whole file stays where it is; what lay within it is kept by itself.
  const bytes = whole
    ? null
    : Buffer.from(
        document.original.buffer,
        document.original.byteOffset,
        document.original.byteLength,
      )
  if (!same || same.how === 'nearly') around.prints.set(id, prints)
  return {
    id,
    name,
    reason: null,
    text,
    mediaType,
    sha256,
    bytes,
    draft,
    same,
    prints,
    ...settled(draft, same, around.book, {}),
  }
}

/** The very same letter, stored or earlier in the import; otherwise the one that is most alike, where it is nearly the same. */
export async function sameAs(
  { text, sha256, prints }: { text: string; sha256: string | null; prints: readonly number[] },
  before: readonly NewItem[],
  { store, importId, reading, prints: earlier }: Around,
): Promise<Same | null> {
  const here = before.find((item) => item.text === text && item.state !== 'refused')
  if (here)
    return {
      how: sha256 !== null && here.sha256 === sha256 ? 'file' : 'text',
      letterId: null,
      itemId: here.id,
      likeness: 1,
    }
  const same = await store.importWork.same(importId, { text, sha256 })
  if (same) return same
  const stored = (await reading.letters.likely(prints, 5)).map(({ letterId, text: theirs }) => ({
    letterId,
    itemId: null,
    text: theirs,
  }))
  const alike = [...earlier]
    .filter(([, theirs]) => theirs.some((print) => prints.includes(print)))
    .slice(0, 5)
  const items = await Promise.all(
    alike.map(async ([itemId]) => ({
      letterId: null,
      itemId,
      text: before.find(({ id }) => id === itemId)?.text ?? (await store.importWork.textOf(itemId)),
    })),
  )
  const own = shinglesOf(text)
  const compared = [...stored, ...items]
    .flatMap((one) =>
      one.text === null ? [] : [{ ...one, likeness: likeness(own, shinglesOf(one.text)) }],
    )
    .filter((one) => one.likeness >= nearlyFrom)
  const [best] = compared.sort((a, b) => b.likeness - a.likeness)
  return best
    ? { how: 'nearly', letterId: best.letterId, itemId: best.itemId, likeness: best.likeness }
    : null
}

/** The days of the messages that others answer: those in the file, and those that are stored. */
async function daysIn(
  documents: readonly ReadDocument[],
  store: Store,
): Promise<Map<string, string>> {
  const asked = documents.flatMap(({ mail }) => (mail?.inReplyTo ? [mail.inReplyTo] : []))
  const days = await store.importWork.daysOf(asked)
  for (const { mail, sent } of documents)
    if (mail?.messageId && sent) days.set(mail.messageId, sent.day)
  return days
}
