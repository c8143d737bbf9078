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

/** What is done with a cell where it stands. */
export type CellDeeds = {
  edit: (place: CellPlace) => void
  /** What stood in the cell stands there again. */
  giveBack: (place: CellPlace) => void
  markTyped: (place: CellPlace, isTyped: boolean) => void
  /** The cell was kept: on to the next in which something is missing. */
  keep: (place: CellPlace, kept: { isLoaded: boolean; fillId?: string }) => void
}
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

/**
 * Where the cursor goes once a cell is kept: to the next cell in which something is missing, else it stays. `row`: at
 * which place its row stood, for where that left the list with it. Null where no row is left.
 */
export function findCellAfter(
  rows: readonly TableRowView[],
  place: CellPlace,
  row: number,
): CellPlace | null {
  if (rows.some(({ id }) => id === place.id)) return findNextOpenCell(rows, place) ?? place
  const following = [...rows.slice(row), ...rows.slice(0, row)]
  const open = following.flatMap(({ id, cells }) =>
    cells.flatMap(({ cell, ask }) => (ask === null ? [] : [{ id, cell }])),
  )
  const beside = rows[Math.min(row, rows.length - 1)]
  return open[0] ?? (beside ? { id: beside.id, cell: place.cell } : null)
}

/** A cell as a word, for telling it from others. */
export const nameCellPlace = ({ id, cell }: CellPlace): string => `${id} ${cell}`
