import type { ItemCell } from '#app/domain/plan/item-cells.ts'

/** A value that is offered for a cell, by its place among those of its row. */
type OfferView = { place: number; value: string; from: string; words: string }
export type CellView = {
  cell: ItemCell
  value: string
  shown: string
  basis: string
  ask: string | null
  offers: OfferView[]
}
/** An item of an import as a row of its table. */
export type TableRowView = {
  id: string
  name: string
  state: string
  revision: number
  cells: CellView[]
  doubts: string[]
  asks: string[]
  names: {
    said: string
    key: string
    alone: boolean
    choices: { answer: string; name: string; why: string }[]
  }[]
}

/** A cell of the table, and where it is. */
export type CellPlace = { id: string; cell: ItemCell }

/** The cell that comes next of those in which something is missing; null where there is none left. */
export function findNextOpenCell(
  rows: readonly TableRowView[],
  { id, cell }: CellPlace,
): CellPlace | null {
  const places = rows.flatMap((row) =>
    row.cells.map((one) => ({ id: row.id, cell: one.cell, isOpen: one.ask !== null })),
  )
  const here = places.findIndex((one) => one.id === id && one.cell === cell)
  const later = [...places.slice(here + 1), ...places.slice(0, Math.max(0, here))]
  const next = later.find(({ isOpen }) => isOpen)
  return next ? { id: next.id, cell: next.cell } : null
}
