import { readItemCell, writeItemCell } from './import-cells.ts'
import type { CellEntry } from './item-cells.ts'
import type { LetterDraft } from './letter-draft.ts'

type FilledItem = { id: string; revision: number; name: string; draft: LetterDraft }

/**
 * What one item becomes where a cell of many is filled: it changes, has the value already, or has another one that is
 * left alone.
 */
export type ItemFill = {
  id: string
  name: string
  title: string
  before: string
  fate: 'changes' | 'same' | 'kept'
  draft: LetterDraft
}

/** The same value for a cell of many items, or why it cannot stand there. `over`: also where another value stands. */
export function planItemFills(
  items: readonly FilledItem[],
  entry: CellEntry,
  over: boolean,
): { ok: true; fills: ItemFill[] } | { ok: false; reason: string } {
  const fills: ItemFill[] = []
  for (const { id, name, draft } of items) {
    const written = writeItemCell(draft, entry)
    if (!written.ok) return written
    const before = readItemCell(draft.fields, entry.cell)
    const isSame = readItemCell(written.draft.fields, entry.cell) === before
    const isKept = !over && before !== ''
    const fate = isSame ? 'same' : isKept ? 'kept' : 'changes'
    fills.push({
      ...{ id, name, before, fate, title: draft.fields.title },
      draft: fate === 'changes' ? written.draft : draft,
    })
  }
  return { ok: true, fills }
}

/** A changed draft with what it was before, so that the deed can be taken back while nobody changed it since. */
export function rememberEarlierDraft(
  before: { draft: LetterDraft; revision: number },
  changed: LetterDraft,
  deed: { id: string; by: string | null },
): LetterDraft {
  const { fields, sources } = before.draft
  return {
    ...changed,
    filled: { ...deed, revision: before.revision + 1, before: { fields, sources } },
  }
}
