import { holdsSameText, itemStates } from '#app/domain/plan/plan-item.ts'
import type { Import, ImportItemRow, Store, VisibleStore } from '#app/store.server.ts'
import { buildImportView } from './import-view.ts'
import { buildItemEditorView, type ItemEditorView } from './item-editor-view.ts'
import { groupNameQuestions } from './item-views.ts'
import { describeStoredCopy } from './stored-copy.ts'

type AttachmentView = { id: string; name: string; title: string; state: string }

/**
 * How far an import of one letter is: `working` while it is read or stored; `editor` once its letter can be looked at;
 * `refused` where there is none to be had; `stored` with the letter's id; `many` where it turned out to be more than
 * one letter, a table or a dossier, which the import's own page lays out.
 */
export type LetterImportView =
  | { step: 'working'; progress: NonNullable<ReturnType<typeof buildImportView>['working']> | null }
  | { step: 'refused'; reason: string }
  | { step: 'stored'; letterId: string }
  | { step: 'many' }
  | {
      step: 'editor'
      item: ItemEditorView
      questions: ReturnType<typeof groupNameQuestions>
      attachments: AttachmentView[]
    }

type Stores = { visible: VisibleStore; admin: Store }

export async function buildLetterImportView(
  stores: Stores,
  importRow: Import,
  now: number,
): Promise<LetterImportView> {
  const { admin } = stores
  const counts = (await admin.imports.counts([importRow.id])).get(importRow.id)!
  const showProgress = (): LetterImportView => ({
    step: 'working',
    progress: buildImportView(importRow, counts, now).working,
  })
  if (importRow.state === 'reading' || counts.files.waiting) return showProgress()
  const items = await admin.imports.items(importRow.id, itemStates, maxItems, 0)
  const ids = new Set(items.map(({ id }) => id))
  const letters = items.filter(({ draft }) => draft && !ids.has(draft.origin.attachedToId ?? ''))
  const [letter] = letters
  if (!letter && items.every(({ state }) => state === 'refused') && !counts.files.columns)
    return { step: 'refused', reason: items[0]?.reason ?? noLetterMessage }
  if (!letter || letters.length > 1 || counts.files.columns) return { step: 'many' }
  if (letter.state === 'accepted') return showProgress()
  if (letter.state === 'stored') return { step: 'stored', letterId: letter.id }
  const reason = await describeCopy(stores, letter)
  if (reason) return { step: 'refused', reason }
  return buildEditorStep(stores, importRow, letter, items)
}

/**
 * More items than one letter and what is attached to it can have; a file with more is laid out on
 * its import's page.
 */
const maxItems = 200

const noLetterMessage = 'This file holds no letter. Look whether it is the right one.'

/** Why a letter was left out by itself: the store holds it. */
async function describeCopy(
  { visible }: Stores,
  { state, same }: ImportItemRow,
): Promise<string | null> {
  if (state !== 'left out' || !same?.letterId || !holdsSameText(same)) return null
  const heads = await visible.letters.citations([same.letterId])
  return describeStoredCopy(heads.get(same.letterId)?.title ?? null)
}

async function buildEditorStep(
  stores: Stores,
  importRow: Import,
  letter: ImportItemRow,
  items: readonly ImportItemRow[],
): Promise<LetterImportView> {
  const item = await buildItemEditorView(stores, importRow.id, letter.id)
  if (!item || letter.state === 'left out') return { step: 'many' }
  const attachments = items.filter(({ id }) => id !== letter.id)
  return {
    step: 'editor',
    item,
    questions: groupNameQuestions(letter.asks),
    attachments: attachments.map(({ id, name, state, reason, draft }) => ({
      id,
      name,
      title: draft?.fields.title || (reason ?? ''),
      state,
    })),
  }
}
