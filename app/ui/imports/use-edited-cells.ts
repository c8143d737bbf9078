import { useEffect, useRef, useState, type RefObject } from 'react'
import {
  findCellAfter,
  nameCellPlace,
  type CellPlace,
  type TableRowView,
} from './item-table-rows.ts'

type KeptCell = { place: CellPlace; row: number; isLoaded: boolean; rows: readonly TableRowView[] }

/**
 * Which cells of the table are edited. One in which something was typed stays open when another is opened. Once a cell
 * is kept and the rows are read anew, the cursor goes on from it, also where its row left the list.
 */
export function useEditedCells(table: RefObject<HTMLElement>, rows: readonly TableRowView[]) {
  const [edited, setEdited] = useState<readonly CellPlace[]>([])
  const [target, setTarget] = useState<CellPlace | null>(null)
  const [kept, setKept] = useState<KeptCell | null>(null)
  const [lastFill, setLastFill] = useState<string | null>(null)
  const typed = useRef(new Set<string>())
  const close = (place: CellPlace) => {
    typed.current.delete(nameCellPlace(place))
    setEdited((open) => open.filter((one) => nameCellPlace(one) !== nameCellPlace(place)))
  }
  useEffect(() => {
    if (!kept || (!kept.isLoaded && kept.rows === rows)) return
    setKept(null)
    close(kept.place)
    const isHere =
      !table.current ||
      isLost() ||
      findCell(table.current, kept.place)?.contains(document.activeElement)
    if (!isHere) return
    const next = findCellAfter(rows, kept.place, kept.row)
    if (next) setTarget(next)
    else focusEmptyTable()
  }, [kept, rows, table])
  useEffect(() => {
    if (!target) return
    findCell(table.current, target)?.querySelector<HTMLElement>(cellControl)?.focus()
    setTarget(null)
  }, [target, table])
  useLostFocus(table, rows)
  return {
    edited,
    lastFill,
    /** Opens a cell; those that hold nothing new are closed. */
    edit: (place: CellPlace) =>
      setEdited((open) => [
        ...open.filter(
          (one) =>
            typed.current.has(nameCellPlace(one)) && nameCellPlace(one) !== nameCellPlace(place),
        ),
        place,
      ]),
    giveBack: (place: CellPlace) => {
      close(place)
      setTarget(place)
    },
    markTyped: (place: CellPlace, isTyped: boolean) => {
      if (isTyped) typed.current.add(nameCellPlace(place))
      else typed.current.delete(nameCellPlace(place))
    },
    keep: (place: CellPlace, { isLoaded, fillId }: { isLoaded: boolean; fillId?: string }) => {
      if (fillId) setLastFill(fillId)
      setKept({ place, isLoaded, rows, row: rows.findIndex(({ id }) => id === place.id) })
    },
  }
}

const cellControl = ':is([data-item-cell], input[name=value])'

const findCell = (table: HTMLElement | null, { id, cell }: CellPlace): HTMLElement | null =>
  table?.querySelector<HTMLElement>(`[data-row="${id}"] [data-cell="${cell}"]`) ?? null

const isLost = () => document.activeElement === null || document.activeElement === document.body

const focusEmptyTable = () => document.querySelector<HTMLElement>('[data-no-rows]')?.focus()

/** Where the row in which the cursor was leaves the list, the cursor goes to the one that stands there now. */
function useLostFocus(table: RefObject<HTMLElement>, rows: readonly TableRowView[]): void {
  const last = useRef<{ row: number; cell: string; element: Element } | null>(null)
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      const element = target as Element
      const row = table.current?.contains(element) ? element.closest('[data-row]') : null
      const cell = element.closest<HTMLElement>('[data-cell]')?.dataset.cell ?? 'title'
      const place = [...(table.current?.querySelectorAll('[data-row]') ?? [])].indexOf(row!)
      last.current = row ? { row: place, cell, element } : null
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [table])
  useEffect(() => {
    const was = last.current
    if (!was || !isLost() || was.element.isConnected) return
    const now = [...(table.current?.querySelectorAll('[data-row]') ?? [])]
    const row = now[Math.min(was.row, now.length - 1)]
    if (row) row.querySelector<HTMLElement>(`[data-cell="${was.cell}"] ${cellControl}`)?.focus()
    else focusEmptyTable()
  }, [rows, table])
}
