import { createHash } from 'node:crypto'
import { isId } from '#app/domain/ids.ts'
import { planItemFills, rememberEarlierDraft, type ItemFill } from '#app/domain/plan/fill-cells.ts'
import { replaceFutureDoubt } from '#app/domain/plan/future-days.ts'
import { readItemCell } from '#app/domain/plan/import-cells.ts'
import { itemCells, type CellEntry, type ItemCell } from '#app/domain/plan/item-cells.ts'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import { formatCount, pluralise } from '#app/domain/text/words.ts'
import { newId, type Import, type ImportItemRow, type Store } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import type { CellAnswer, ImportFormRequest, TableFormRequest } from './import-answer.ts'
import { planChangedItems } from './name-index.ts'
import { readItemTableQuery } from './item-table-view.ts'

/** How many rows are read at once, and how many of them the page shows; all are filled. */
const [rowsAtOnce, rowsShown] = [500, 200]

/** What a form or an address says of a fill: which rows, which cell, and what comes into it. */
type FillChoice = { ids: string[]; isAll: boolean; entry: CellEntry; over: boolean }
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
        { limit: Number.MAX_SAFE_INTEGER, offset: 0 },
      )
    : [...new Set(params.getAll('item').filter(isId))]
  const source = await findSource(admin, id, { cell, ids, from: params.get('from') ?? '' })
  return {
    ids,
    isAll,
    entry: readFillEntry(params, cell, source),
    over: params.get('over') === 'on',
  }
}

/** The rows that are meant, some at a time. */
async function* readRows(admin: Store, importId: string, ids: readonly string[]) {
  for (let at = 0; at < ids.length; at += rowsAtOnce) {
    const found = await admin.imports.openItems(importId, ids.slice(at, at + rowsAtOnce))
    yield found.filter((item): item is OpenItem => item.draft !== null)
  }
}

/** The row that the cursor is in, whether it is ticked or not; without one the first that has something there. */
async function findSource(
  admin: Store,
  importId: string,
  { cell, ids, from }: { cell: ItemCell; ids: readonly string[]; from: string },
): Promise<OpenItem | null> {
  for await (const rows of readRows(admin, importId, isId(from) ? [from] : ids)) {
    const found = rows.find(({ draft }) => isId(from) || readItemCell(draft.fields, cell) !== '')
    if (found) return found
  }
  return null
}

/** What was typed, otherwise what stands in the row that it comes from. */
function readFillEntry(
  params: URLSearchParams,
  cell: ItemCell,
  source: OpenItem | null,
): CellEntry {
  const [typed, basis] = ['value', 'basis'].map((name) => (params.get(name) ?? '').trim())
  const value = typed || (source ? readItemCell(source.draft.fields, cell) : '')
  const own = typed ? '' : (source?.draft.fields.basis ?? '')
  return {
    cell,
    value: value.slice(0, 30_000),
    parties: source ? listNamed(source.draft, cell) : [],
    ...(cell === 'dated' ? { basis: basis || own } : {}),
  }
}

/** Who stands in a cell, without what one letter alone says of them. */
const listNamed = ({ fields }: LetterDraft, cell: ItemCell): LetterDraft['fields']['parties'] =>
  fields.parties
    .filter(({ role }) => role === cell)
    .map((party) => ({ ...party, capacity: '', unit: '' }))

type PlannedFill = Omit<ItemFill, 'draft'> & {
  after: string
  change: { item: OpenItem; draft: LetterDraft } | null
}
type FillPlan = { fills: PlannedFill[]; word: string; reason: string | null }

/**
 * What becomes of each row, and a word for what is shown: it is another where one of the rows, or what comes into it,
 * is another.
 */
async function planFill(
  admin: Store,
  importId: string,
  { ids, entry, over }: FillChoice,
): Promise<FillPlan> {
  const fills: PlannedFill[] = []
  const { cell, value, basis = '', parties } = entry
  const hash = createHash('sha256').update(JSON.stringify([cell, value, basis, parties, over]))
  let reason: string | null = null
  for await (const items of readRows(admin, importId, ids)) {
    hash.update(JSON.stringify(items.map(({ id, revision }) => [id, revision])))
    const planned = planItemFills(items, entry, over)
    if (!planned.ok) reason = planned.reason
    for (const [at, { draft, ...fill }] of (planned.ok ? planned.fills : []).entries())
      fills.push({
        ...fill,
        after: readItemCell(draft.fields, cell),
        change: fill.fate === 'changes' ? { item: items[at]!, draft } : null,
      })
  }
  return { fills, reason, word: hash.digest('hex').slice(0, 16) }
}

/** What filling a cell of many rows would change, for a page that says it before it is done. */
export async function buildFillView(
  admin: Store,
  importRow: Pick<Import, 'id'>,
  params: URLSearchParams,
) {
  const choice = await readFillChoice(admin, importRow, params)
  const { ids, isAll, entry, over } = choice
  const { fills, reason, word } = await planFill(admin, importRow.id, choice)
  const from = params.get('from') ?? ''
  return {
    ...{ cell: entry.cell, value: entry.value, basis: entry.basis ?? '', over, isAll, from, word },
    rows: fills.slice(0, rowsShown).map(({ change: _, ...row }) => row),
    counts: countFates(fills),
    total: fills.length,
    // An address takes no more; of all rows it names the list.
    items: isAll ? [] : ids,
    reason: !entry.value && ids.length ? (from ? emptyHereMessage : emptyMessage) : reason,
  }
}

const emptyMessage = 'None of these has a value there. Write what is to stand in all of them.'
const emptyHereMessage =
  'Nothing stands in the cell that the cursor was in. Write what is to stand in all of them.'

function countFates(fills: readonly Pick<ItemFill, 'fate'>[]) {
  const count = (fate: ItemFill['fate']) => fills.filter((fill) => fill.fate === fate).length
  return { changes: count('changes'), same: count('same'), kept: count('kept') }
}

/** Fills the cell of many rows as it was shown. Where one of them is another meanwhile, nothing is done. */
export async function fillItems(request: TableFormRequest): Promise<CellAnswer> {
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
  today,
}: TableFormRequest): Promise<CellAnswer> {
  const params = new URLSearchParams(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const choice = await readFillChoice(admin, importRow, params)
  const { fills, reason, word } = await planFill(admin, importRow.id, choice)
  if (word !== params.get('word')) return refuseOther(otherListMessage)
  if (reason) return { ok: false, status: 400, errors: { form: reason } }
  const fillId = newId()
  const deed = { id: fillId, by: performedBy.userId }
  const doubt = (draft: LetterDraft) => replaceFutureDoubt(draft, today)
  const changed = fills.flatMap(({ change }) =>
    change
      ? [{ ...change, draft: rememberEarlierDraft(change.item, doubt(change.draft), deed) }]
      : [],
  )
  if (!(await saveChanged({ visible, admin }, importRow, changed)))
    return refuseOther(
      'Somebody else changed one of these meanwhile, so not all were filled. Look at them again.',
    )
  return { ok: true, fillId, message: `Changed in ${formatCount(changed.length, 'letter')}.` }
}

const otherListMessage =
  'What you sent is not what was shown: another value was written, or the list is another one meanwhile. ' +
  'Look at it again; nothing was changed.'

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
  today,
}: TableFormRequest): Promise<CellAnswer> {
  const fillId = String(form.get('fill') ?? '')
  const items = isId(fillId) ? await admin.imports.filledItems(importRow.id, fillId) : []
  const changed = items.flatMap((item) => {
    const { draft } = item
    if (!draft?.filled || draft.filled.by !== performedBy.userId) return []
    const { filled, ...rest } = draft
    return [
      { item: { ...item, draft }, draft: replaceFutureDoubt({ ...rest, ...filled.before }, today) },
    ]
  })
  if (!changed.length) return refuseOther('There is nothing of it left to take back.')
  if (!(await saveChanged({ visible, admin }, importRow, changed)))
    return refuseOther('Somebody else changed one of these meanwhile. Look at them again.')
  return {
    ok: true,
    message: `Taken back: ${formatCount(changed.length, 'letter')} ${pluralise(changed.length, 'is', 'are')} as before.`,
  }
}
