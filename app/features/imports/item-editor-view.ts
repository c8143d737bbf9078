import { nameWithState } from '#app/domain/topics.ts'
import { isId } from '#app/domain/ids.ts'
import { findWordDifferences, shortenUnchanged } from '#app/domain/history/word-differences.ts'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import type { DuplicateLetter, ItemState, OpenQuestion } from '#app/domain/plan/plan-item.ts'
import type { Store, VisibleStore } from '#app/store.server.ts'
import { findLinkChoices } from '../letters/linked-letters.ts'

type Stores = { visible: VisibleStore; admin: Store }

/** The states in which the form of an item can be corrected. */
const openStates: readonly ItemState[] = ['asking', 'doubtful', 'ready', 'left out']

export type ItemEditorView = NonNullable<Awaited<ReturnType<typeof buildItemEditorView>>>

/**
 * An item that is opened to be looked at and corrected: its text, its form, and what tells it from
 * the one that it resembles.
 */
export async function buildItemEditorView(
  { visible, admin }: Stores,
  importId: string,
  itemId: string | null,
) {
  const item = itemId && isId(itemId) ? await admin.imports.item(importId, itemId) : null
  if (!item?.draft || item.text === null || !openStates.includes(item.state)) return null
  const { draft, text, revision, name, state, asks } = item
  const otherText =
    item.same?.how === 'nearly' ? await loadMatchText({ visible, admin }, item.same) : null
  return {
    id: item.id,
    name,
    state,
    revision,
    text,
    places: draft.places ?? [],
    fields: { sourceUrl: draft.origin.sourceUrl ?? '', ...draft.fields },
    links: await findLinkChoices(visible, draft.fields, item.id),
    sources: draft.sources,
    doubts: draft.doubts,
    notes: draft.notes,
    positions: await listItemPositions(admin, importId, draft),
    recorded: draft.origin.recorded ?? false,
    distinct: draft.distinct,
    errors: draft.looked ? collectQuestionErrors(asks) : {},
    difference: otherText === null ? null : shortenUnchanged(findWordDifferences(otherText, text)),
    ...describeResemblance(item.same),
  }
}

/** What a letter resembles: by how many per cent, or as what it may be in another language. */
function describeResemblance(same: DuplicateLetter | null) {
  return {
    translates: same?.how === 'translation',
    resembles: same?.how === 'nearly' ? Math.floor(same.likeness * 100) : null,
  }
}

/** The positions that come in with a letter. */
async function listItemPositions(admin: Store, importId: string, { positions }: LetterDraft) {
  const importRow = positions.length ? await admin.imports.byId(importId) : null
  const topics = new Map(
    importRow
      ? (await admin.topics.ofDossier(importRow.dossierId)).map((one) => [
          one.id,
          nameWithState(one),
        ])
      : [],
  )
  return positions.map(({ topic, level, absence, conditional, quote, paragraph }) => ({
    topic: topics.get(topic) ?? topic,
    level,
    absence,
    conditional,
    quote,
    paragraph: paragraph ?? null,
  }))
}

/** What is asked, at the fields of the form. */
export function collectQuestionErrors(asks: readonly OpenQuestion[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { field, sentence } of asks) errors[field] ??= sentence
  return errors
}

async function loadMatchText(
  { visible, admin }: Stores,
  { letterId, itemId }: { letterId: string | null; itemId: string | null },
): Promise<string | null> {
  if (letterId) return (await visible.letters.byId(letterId))?.text.text ?? null
  const waitingText = itemId ? await admin.importJob.textOf(itemId) : null
  return waitingText ?? (itemId ? ((await visible.letters.byId(itemId))?.text.text ?? null) : null)
}
