import { createHash } from 'node:crypto'
import { isId } from '#app/domain/ids.ts'
import { planItemFills, type ItemFill } from '#app/domain/plan/fill-cells.ts'
import { readItemCell } from '#app/domain/plan/import-cells.ts'
import { itemCells, type CellEntry, type ItemCell } from '#app/domain/plan/item-cells.ts'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import { formatCount, pluralise } from '#app/domain/text/words.ts'
import { newId, type Import, type ImportItemRow, type Store } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import type { CellAnswer, ImportFormRequest } from './import-answer.ts'
import { planChangedItems } from './name-index.ts'
import { readItemTableQuery } from './item-table-view.ts'

/** How many rows one deed fills at most; the page says where there are more. */
const mostRows = 500

/** What a form or an address says of a fill: which rows, which cell, and what comes into it. */
type FillChoice = {
  items: OpenItem[]
  isAll: boolean
  more: boolean
  entry: CellEntry
  over: boolean
}
type OpenItem = ImportItemRow & { draft: LetterDraft }

async function readFillChoice(
  admin: Store,
  { id }: Pick<Import, 'id'>,
  params: URLSearchParams,
): Promise<FillChoice> {
  const cell: ItemCell = itemCells.find((one) => one === params.get('cell')) ?? 'author'
  const isAll = params.get('all') === '1'
  const ids = isAll
    ? await admin.imports.tableIds(
        id,
        readItemTableQuery(new URLSearchParams(params.get('list') ?? '')),
        { limit: mostRows + 1, offset: 0 },
      )
    : [...new Set(params.getAll('item').filter(isId))]
  const found = await admin.imports.openItems(id, ids.slice(0, mostRows))
  const items = found.filter((item): item is OpenItem => item.draft !== null)
  return {
    items,
    isAll,
    more: ids.length > mostRows,
    entry: readFillEntry(params, cell, items),
    over: params.get('over') === 'on',
  }
}

/** What was typed, otherwise what stands in the row that the cursor is in, or in the first that has something. */
function readFillEntry(
  params: URLSearchParams,
  cell: ItemCell,
  items: readonly OpenItem[],
): CellEntry {
  const [typed, basis] = ['value', 'basis'].map((name) => (params.get(name) ?? '').trim())
  const source =
    items.find(({ id }) => id === params.get('from')) ??
    items.find(({ draft }) => readItemCell(draft.fields, cell) !== '')
  const named = [...(source ? [source] : []), ...items].flatMap(({ draft }) =>
    draft.fields.parties.filter(({ role }) => role === cell),
  )
  const value = typed || (source ? readItemCell(source.draft.fields, cell) : '')
  const own = typed ? '' : (source?.draft.fields.basis ?? '')
  return {
    cell,
    value: value.slice(0, 30_000),
    parties: named,
    ...(cell === 'dated' ? { basis: basis || own } : {}),
  }
}

/** What filling a cell of many rows would change, for a page that says it before it is done. */
export async function buildFillView(
  admin: Store,
  importRow: Pick<Import, 'id'>,
  params: URLSearchParams,
) {
  const { items, isAll, more, entry, over } = await readFillChoice(admin, importRow, params)
  const planned = planItemFills(items, entry, over)
  const fills = planned.ok ? planned.fills : []
  const isNothing = !entry.value && items.length > 0
  return {
    ...{ cell: entry.cell, value: entry.value, basis: entry.basis ?? '', over, more },
    rows: fills.slice(0, 200).map(({ draft, ...row }) => ({
      ...row,
      after: readItemCell(draft.fields, entry.cell),
    })),
    counts: countFates(fills),
    total: fills.length,
    isAll,
    from: params.get('from') ?? '',
    // An address takes no more; of all rows it names the list.
    items: isAll ? [] : items.map(({ id }) => id),
    word: makeFillWord(items, entry, over),
    reason: isNothing
      ? 'None of these has a value there. Write what is to stand in all of them.'
      : planned.ok
        ? null
        : planned.reason,
  }
}

function countFates(fills: readonly ItemFill[]) {
  const count = (fate: ItemFill['fate']) => fills.filter((fill) => fill.fate === fate).length
  return { changes: count('changes'), same: count('same'), kept: count('kept') }
}

/** A word for what is shown: it is another where one of the rows, or what comes into it, is another. */
function makeFillWord(
  items: readonly OpenItem[],
  { cell, value, basis = '' }: CellEntry,
  over: boolean,
): string {
  const shown = [cell, value, basis, over, items.map(({ id, revision }) => [id, revision])]
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16)
}

/** Fills the cell of many rows as it was shown. Where one of them is another meanwhile, nothing is done. */
export async function fillItems(
  request: ImportFormRequest,
): Promise<CellAnswer & { fillId?: string }> {
  return withStoreErrors(
    () => fillShownItems(request),
    (sentence): CellAnswer => ({ ok: false, status: 503, errors: { form: sentence } }),
  )
}

async function fillShownItems({
  visible,
  admin,
  importRow,
  form,
  performedBy,
}: ImportFormRequest): Promise<CellAnswer & { fillId?: string }> {
  const params = new URLSearchParams(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const { items, entry, over } = await readFillChoice(admin, importRow, params)
  if (makeFillWord(items, entry, over) !== form.get('word'))
    return refuseOther('Meanwhile this is another list. Look at it again; nothing was changed.')
  const planned = planItemFills(items, entry, over)
  if (!planned.ok) return { ok: false, status: 400, errors: { form: planned.reason } }
  const fillId = newId()
  const changed = planned.fills.flatMap(({ id, fate, draft }) => {
    const item = items.find((one) => one.id === id)!
    const { fields, sources } = item.draft
    const filled = {
      ...{ id: fillId, by: performedBy.userId, revision: item.revision + 1 },
      before: { fields, sources },
    }
    return fate === 'changes' ? [{ item, draft: { ...draft, filled } }] : []
  })
  if (!(await saveChanged({ visible, admin }, importRow, changed)))
    return refuseOther('Somebody else changed one of these meanwhile. Look at them again.')
  return { ok: true, fillId, message: `Changed in ${formatCount(changed.length, 'letter')}.` }
}

const refuseOther = (form: string): CellAnswer => ({ ok: false, status: 409, errors: { form } })

async function saveChanged(
  stores: Pick<ImportFormRequest, 'visible' | 'admin'>,
  importRow: Import,
  changed: readonly { item: OpenItem; draft: LetterDraft }[],
): Promise<boolean> {
  const plans = await planChangedItems(stores, importRow.id, changed, importRow.answers)
  const saved = changed.map(({ item: { id, revision }, draft }, at) => ({
    ...{ id, revision, draft },
    ...plans[at]!,
  }))
  return (await stores.admin.imports.saveItems(saved)).changed
}

/** How many letters a fill that somebody did can still be taken back in. */
export async function countFilled(
  admin: Store,
  { id }: Pick<Import, 'id'>,
  fillId: string | null,
  userId: string,
): Promise<number> {
  if (!fillId || !isId(fillId)) return 0
  const items = await admin.imports.filledItems(id, fillId)
  return items.filter(({ draft }) => draft?.filled?.by === userId).length
}

/** Takes one's own fill back, in each row that nobody changed since. */
export async function undoItemFill({
  visible,
  admin,
  importRow,
  form,
  performedBy,
}: ImportFormRequest): Promise<CellAnswer> {
  const fillId = String(form.get('fill') ?? '')
  const items = isId(fillId) ? await admin.imports.filledItems(importRow.id, fillId) : []
  const changed = items.flatMap((item) => {
    const { draft } = item
    if (!draft?.filled || draft.filled.by !== performedBy.userId) return []
    const { filled, ...rest } = draft
    return [{ item: { ...item, draft }, draft: { ...rest, ...filled.before } }]
  })
  if (!changed.length) return refuseOther('There is nothing of it left to take back.')
  if (!(await saveChanged({ visible, admin }, importRow, changed)))
    return refuseOther('Somebody else changed one of these meanwhile. Look at them again.')
  return {
    ok: true,
    message: `Taken back: ${formatCount(changed.length, 'letter')} ${pluralise(changed.length, 'is', 'are')} as before.`,
  }
}
