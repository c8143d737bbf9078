import type { Day } from '#app/domain/days.ts'
import { doubtFutureDay } from '#app/domain/plan/future-days.ts'
import type { ActorLookup } from '#app/domain/plan/actor-lookup.ts'
import { addOffers } from '#app/domain/plan/field-offers.ts'
import { readFileName } from '#app/domain/plan/file-name.ts'
import { cleanText } from '#app/domain/text/quotes.ts'
import { draftFromDocument } from '#app/domain/plan/document-draft.ts'
import {
  addReplyDate,
  inheritFromMessage,
  addTitleFromFile,
  type LetterDraft,
} from '#app/domain/plan/letter-draft.ts'
import {
  computeSimilarity,
  computeTextMinhash,
  makeShingles,
} from '#app/domain/plan/near-duplicates.ts'
import type { NameIndex } from '#app/domain/plan/name-questions.ts'
import {
  holdsSameText,
  nearDuplicateThreshold,
  planItem,
  type DuplicateLetter,
} from '#app/domain/plan/plan-item.ts'
import { mayBeTranslation, summariseText, type TextSummary } from '#app/domain/plan/translations.ts'
import { isDay } from '#app/domain/days.ts'
import { foldText } from '#app/domain/text/words.ts'
import type { User } from '#app/domain/users.ts'
import type { ReadDocument, RefusedFile } from '#app/readers/document.ts'
import { newId, type NewImportItem, type VisibleStore, type Store } from '#app/store.server.ts'
import { findErasedContent, makeErasedItem } from './erased-content.ts'

/**
 * What the items of an import are compared with: whom its creator may know of, and the prints and summaries of what
 * came before in it.
 */
export type ImportContext = {
  store: Store
  importId: string
  nameIndex: NameIndex
  findByName: ActorLookup
  visible: VisibleStore
  person: User | null
  minhashes: Map<string, number[]>
  /** The day after which no letter can be dated yet. */
  today: Day
  summaries: Map<string, TextSummary>
}

/**
 * What the documents of a file become, in their order: letters that wait to be confirmed, with what is asked about
 * them, and what cannot be one, with the reason. An attachment names the item that it was attached to.
 */
export async function makeFileItems(
  file: Uint8Array,
  documents: readonly ReadDocument[],
  refused: readonly RefusedFile[],
  context: ImportContext,
): Promise<NewImportItem[]> {
  const dayOf = await findMessageDays(documents, context.store)
  const ids = documents.map(() => newId())
  const items: NewImportItem[] = []
  for (const [at, document] of documents.entries()) {
    // Tables wait for their columns to be named.
    if (document.sheets.length) continue
    const parentId = document.parent === null ? null : ids[document.parent]!
    items.push(
      await makeDocumentItem(
        ids[at]!,
        document,
        { parentId, dayOf, isWholeFile: document.original === file },
        items,
        context,
      ),
    )
  }
  return [...items, ...refused.map(({ name, reason }) => makeRefusedItem(name, reason))]
}

export function makeRefusedItem(name: string, reason: string): NewImportItem {
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

type ItemPlace = {
  parentId: string | null
  dayOf: ReadonlyMap<string, string>
  isWholeFile: boolean
}

async function makeDocumentItem(
  id: string,
  document: ReadDocument,
  { parentId, dayOf, isWholeFile }: ItemPlace,
  before: readonly NewImportItem[],
  context: ImportContext,
): Promise<NewImportItem> {
  const { name, sha256, mediaType } = document
  const cleaned = cleanText(document.text)
  if (!cleaned.ok) return makeRefusedItem(name, cleaned.reason)
  const { text } = cleaned
  const erased = await findErasedContent(context.store, text, sha256)
  if (erased) return makeErasedItem(makeRefusedItem(name, erased), erased)
  // The places of pages are those of the text as it was read.
  const pages = text === document.text ? document.pages : []
  const found = addReplyDate(
    draftFromDocument({ ...document, text, pages, notes: [...document.notes, ...cleaned.remarks] }),
    dayOf,
  )
  const message = before.find((item) => item.id === parentId)?.draft
  const titled = addTitleFromFile(message ? inheritFromMessage(found, message) : found, name)
  const read = addOffers(titled, readFileName(name, context.findByName))
  const draft: LetterDraft = {
    ...doubtFutureDay(read, context.today),
    origin: { ...read.origin, attachedToId: parentId },
  }
  const prints = computeTextMinhash(text)
  const same =
    (await findSameLetter({ text, sha256, prints }, before, context)) ??
    (await findTranslation(text, draft, context))
  // The whole file stays where it is; what lay within it is kept by itself.
  const bytes = isWholeFile
    ? null
    : Buffer.from(
        document.original.buffer,
        document.original.byteOffset,
        document.original.byteLength,
      )
  if (!holdsSameText(same)) {
    context.minhashes.set(id, prints)
    context.summaries.set(id, summariseText(text, draft.fields))
  }
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
    ...planItem(draft, same, context.nameIndex, {}),
  }
}

/**
 * The very same letter, stored or earlier in the import; otherwise the one that is most alike,
 * where it is nearly the same.
 */
export async function findSameLetter(
  { text, sha256, prints }: { text: string; sha256: string | null; prints: readonly number[] },
  before: readonly NewImportItem[],
  { store, importId, visible, minhashes: earlier }: ImportContext,
): Promise<DuplicateLetter | null> {
  const sameInImport = before.find((item) => item.text === text && item.state !== 'refused')
  if (sameInImport)
    return {
      how: sha256 !== null && sameInImport.sha256 === sha256 ? 'file' : 'text',
      letterId: null,
      itemId: sameInImport.id,
      likeness: 1,
    }
  const same = await store.importJob.findSame(importId, { text, sha256 })
  if (same) return same
  const stored = (await visible.letters.nearDuplicates(prints, 5)).map(
    ({ letterId, text: theirs }) => ({
      letterId,
      itemId: null,
      text: theirs,
    }),
  )
  const nearInImport = [...earlier]
    .filter(([, theirs]) => theirs.some((print) => prints.includes(print)))
    .slice(0, 5)
  const items = await Promise.all(
    nearInImport.map(async ([itemId]) => ({
      letterId: null,
      itemId,
      text: before.find(({ id }) => id === itemId)?.text ?? (await store.importJob.textOf(itemId)),
    })),
  )
  const ownShingles = makeShingles(text)
  const compared = [...stored, ...items]
    .flatMap((letter) =>
      letter.text === null
        ? []
        : [{ ...letter, likeness: computeSimilarity(ownShingles, makeShingles(letter.text)) }],
    )
    .filter((one) => one.likeness >= nearDuplicateThreshold)
  const [best] = compared.sort((a, b) => b.likeness - a.likeness)
  return best
    ? { how: 'nearly', letterId: best.letterId, itemId: best.itemId, likeness: best.likeness }
    : null
}

/**
 * The letter that this one may be a translation of: earlier in the import, or stored; only ever an offer to a person.
 */
async function findTranslation(
  text: string,
  { fields }: LetterDraft,
  { visible, summaries }: ImportContext,
): Promise<DuplicateLetter | null> {
  const own = summariseText(text, fields)
  for (const [itemId, other] of summaries)
    if (mayBeTranslation(own, other))
      return { how: 'translation', letterId: null, itemId, likeness: 0 }
  const { language, dated, authors } = own
  if (!language || !isDay(dated)) return null
  const stored = await visible.letters.inOtherLanguages({
    day: dated,
    language,
    reference: fields.reference,
    authors,
  })
  // Their authors are known to be these, by name or by the reference that they share.
  const found = stored.find((letter) =>
    mayBeTranslation(own, {
      ...summariseText(letter.text, { ...fields, language: letter.language ?? '' }),
      reference: foldText(letter.reference ?? ''),
    }),
  )
  return found ? { how: 'translation', letterId: found.letterId, itemId: null, likeness: 0 } : null
}

/** The days of the messages that others answer: those in the file, and those that are stored. */
async function findMessageDays(
  documents: readonly ReadDocument[],
  store: Store,
): Promise<Map<string, string>> {
  const messageIds = documents.flatMap(({ mail }) => (mail?.inReplyTo ? [mail.inReplyTo] : []))
  const days = await store.importJob.daysOf(messageIds)
  for (const { mail, sent } of documents)
    if (mail?.messageId && sent) days.set(mail.messageId, sent.day)
  return days
}
