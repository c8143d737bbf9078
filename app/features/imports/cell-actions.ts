import { parseRevision } from '#app/domain/ids.ts'
import { rememberEarlierDraft } from '#app/domain/plan/fill-cells.ts'
import { replaceFutureDoubt } from '#app/domain/plan/future-days.ts'
import { writeItemCell } from '#app/domain/plan/import-cells.ts'
import { itemCells, type CellEntry } from '#app/domain/plan/item-cells.ts'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import { openItemStates } from '#app/domain/plan/item-table.ts'
import { requireDeed } from '#app/auth/guard.ts'
import { newId, type ImportItemRow } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { undoItemFill } from './fill-actions.ts'
import type { CellAnswer, TableFormRequest } from './import-answer.ts'
import { planChangedItem } from './name-index.ts'
import { staleItemMessage } from './save-item.ts'

/** Does what a cell or a row of the table of an import asks for. */
export async function settleCellAction(request: TableFormRequest): Promise<CellAnswer> {
  const action = requireDeed(cellDeeds, request.form.get('deed'))
  return withStoreErrors(
    () => action(request),
    (sentence): CellAnswer => refuse(503, sentence),
  )
}

/** Whether a form is one of the table's own, and not of the page of the import. */
export const isCellDeed = (deed: FormDataEntryValue | null): boolean =>
  typeof deed === 'string' && Object.hasOwn(cellDeeds, deed)

const refuse = (status: number, form: string): Extract<CellAnswer, { ok: false }> => ({
  ok: false,
  status,
  errors: { form },
})

const cellDeeds: Record<string, (request: TableFormRequest) => Promise<CellAnswer>> = {
  cell: (request) => changeRow(request, (draft) => writeItemCell(draft, readEntry(request.form))),
  'take offer': (request) => changeRow(request, (draft) => takeOffer(draft, request.form)),
  'looked at': (request) =>
    changeRow(request, (draft) => ({ ok: true, draft: { ...draft, looked: true } })),
  'of its own': (request) =>
    changeRow(request, (draft) => ({ ok: true, draft: { ...draft, distinct: true } })),
  'undo fill': undoItemFill,
}

function readEntry(form: FormData): CellEntry {
  const cell = itemCells.find((one) => one === form.get('cell')) ?? 'title'
  return {
    cell,
    value: String(form.get('value') ?? '').slice(0, 30_000),
    basis: String(form.get('basis') ?? ''),
  }
}

function takeOffer({ ...draft }: LetterDraft, form: FormData): ReturnType<typeof writeItemCell> {
  const offer = draft.offers?.[Number(form.get('offer') ?? -1)]
  return offer
    ? writeItemCell(draft, offer)
    : { ok: false, reason: 'This is not offered any more.' }
}

async function changeRow(
  { visible, admin, importRow, form, performedBy, today }: TableFormRequest,
  change: (draft: LetterDraft) => ReturnType<typeof writeItemCell>,
): Promise<CellAnswer> {
  const [item] = await admin.imports.openItems(importRow.id, [String(form.get('id') ?? '')])
  if (!isOpenItem(item))
    return refuse(409, 'This letter is not waiting any more. What you typed is still here.')
  if (item.revision !== parseRevision(form.get('revision'))) return refuse(409, staleItemMessage)
  const written = change(item.draft)
  if (!written.ok)
    return { ...refuse(400, written.reason), ...(written.needs ? { needs: written.needs } : {}) }
  const fillId = newId()
  const draft = rememberEarlierDraft(item, replaceFutureDoubt(written.draft, today), {
    id: fillId,
    by: performedBy.userId,
  })
  const plan = await planChangedItem(
    { visible, admin },
    importRow.id,
    item,
    draft,
    importRow.answers,
  )
  const { changed } = await admin.imports.saveItem(item, { draft, ...plan })
  return changed ? { ok: true, message: 'Kept.', fillId } : refuse(409, staleItemMessage)
}

const isOpenItem = (
  item: ImportItemRow | undefined,
): item is ImportItemRow & { draft: LetterDraft } =>
  Boolean(item?.draft) && openItemStates.some((state) => state === item?.state)
