import { formatEdtfDate, parseEdtfDate } from '#app/domain/days.ts'
import { pageSizes, rowsBeforePage, countPages } from '#app/domain/page-size.ts'
import { listCellQuestions, readItemCell } from '#app/domain/plan/import-cells.ts'
import { itemCells, offerSourceWords, type ItemCell } from '#app/domain/plan/item-cells.ts'
import {
  itemOrders,
  openItemKinds,
  openItemStates,
  type ItemTableQuery,
} from '#app/domain/plan/item-table.ts'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import type { Import, ImportItemRow, Store } from '#app/store.server.ts'

/** Which rows the address of the table of an import asks for; what it cannot mean is left out. */
export function readItemTableQuery(params: URLSearchParams): ItemTableQuery {
  const state = openItemStates.find((one) => one === params.get('state'))
  return {
    states: state ? [state] : openItemStates,
    open: openItemKinds.find((one) => one === params.get('open')) ?? null,
    order: itemOrders.find((one) => one === params.get('sort')) ?? 'place',
  }
}

/** A page of the table of an import, with how many rows there are and what they leave open. */
export async function buildItemTable(
  admin: Store,
  { id }: Pick<Import, 'id'>,
  query: ItemTableQuery,
  asked: number,
) {
  const counts = await admin.imports.tableCounts(id, query)
  const pages = countPages(counts.total, pageSizes.itemTable)
  const page = Math.min(asked, pages)
  const ids = await admin.imports.tableIds(id, query, {
    limit: pageSizes.itemTable,
    offset: rowsBeforePage(page, pageSizes.itemTable),
  })
  const rows = await admin.imports.openItems(id, ids)
  return { ...counts, page, pages, rows: rows.map(describeTableRow) }
}

/** A row of the table: its cells with what is asked and offered, and what else it leaves open. */
function describeTableRow({ id, name, state, revision, draft, asks }: ImportItemRow) {
  const { fields, doubts, looked } = draft!
  const questions = listCellQuestions(asks)
  const cells = itemCells.map((cell) => ({
    cell,
    value: readItemCell(fields, cell),
    shown: cell === 'dated' ? showDate(fields.dated) : readItemCell(fields, cell),
    basis: cell === 'dated' ? (fields.basis ?? '') : '',
    ask: questions[cell] ?? null,
    offers: listCellOffers(draft!, cell),
  }))
  const isOfCell = new Set(Object.values(questions))
  return {
    id,
    name,
    state,
    revision,
    cells,
    doubts: looked ? [] : doubts,
    asks: asks
      .filter(({ sentence, question }) => !question && !isOfCell.has(sentence))
      .map(({ sentence }) => sentence),
    names: asks.flatMap(({ question }) =>
      question
        ? [
            {
              ...{ said: question.said, key: question.key, alone: question.alone },
              choices: question.choices.map(({ answer, name: called, why }) => ({
                ...{ answer, why },
                name: called,
              })),
            },
          ]
        : [],
    ),
  }
}

const showDate = (dated: string): string => {
  const read = parseEdtfDate(dated)
  return read.ok ? formatEdtfDate(read.dated) : dated
}

/** What is offered for a cell beyond what stands in it. */
function listCellOffers({ offers = [], fields }: LetterDraft, cell: ItemCell) {
  return offers
    .map((offer, place) => ({ ...offer, place }))
    .filter((offer) => offer.cell === cell && offer.value !== readItemCell(fields, cell))
    .slice(0, 3)
    .map(({ place, value, from, words }) => ({
      place,
      value: cell === 'dated' ? showDate(value) : value,
      from: offerSourceWords[from],
      words,
    }))
}
