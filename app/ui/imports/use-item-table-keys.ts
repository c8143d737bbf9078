import { useEffect, useState, type RefObject } from 'react'
import { useKeys } from '../keys/use-keys.ts'
import type { TableRowView } from './item-table-rows.ts'
import { useEditedCells } from './use-edited-cells.ts'

const findBoxes = (table: HTMLElement | null) => [
  ...(table?.querySelectorAll<HTMLInputElement>('input[name=item]') ?? []),
]

/** How many rows are ticked as far as scripts know, and which cells are edited; lets keys move, tick and fill. */
export function useItemTable(table: RefObject<HTMLElement>, rows: readonly TableRowView[]) {
  const [ticked, setTicked] = useState({ isLive: false, count: 0 })
  const recount = () =>
    setTicked({
      isLive: true,
      count: findBoxes(table.current).filter(({ checked }) => checked).length,
    })
  useEffect(() => {
    const element = table.current
    recount()
    element?.addEventListener('change', recount)
    return () => element?.removeEventListener('change', recount)
  }, [rows]) // eslint-disable-line react-hooks/exhaustive-deps -- the rows are what counts
  const tick = (row: Element | null | undefined, checked?: boolean) => {
    const box = row?.querySelector<HTMLInputElement>('input[name=item]')
    if (box) box.checked = checked ?? !box.checked
    recount()
    return Boolean(box)
  }
  const setAll = (checked: boolean) => {
    for (const box of findBoxes(table.current)) box.checked = checked
    recount()
  }
  useTableKeys(table, { tick, setAll })
  return { ...ticked, clear: () => setAll(false), ...useEditedCells(table, rows) }
}

type Ticking = {
  tick: (row: Element | null | undefined, checked?: boolean) => boolean
  setAll: (checked: boolean) => void
}

function useTableKeys(table: RefObject<HTMLElement>, { tick, setAll }: Ticking): void {
  const findHere = () => {
    const cell = document.activeElement?.closest('td')
    return cell && table.current?.contains(cell) ? { cell, row: cell.closest('tr')! } : null
  }
  const listRows = () => [...(table.current?.querySelectorAll('[data-row]') ?? [])]
  const focusIn = (row: Element | undefined, cell: string) => {
    row?.querySelector<HTMLElement>(`[data-cell="${cell}"] [data-item-cell]`)?.focus()
    return Boolean(row)
  }
  const move = (by: number) => {
    const [here, rows] = [findHere(), listRows()]
    if (!here) return focusIn(by > 0 ? rows[0] : rows.at(-1), 'title')
    return focusIn(rows[rows.indexOf(here.row) + by], here.cell.dataset.cell ?? 'title')
  }
  const step = (by: number) => {
    const here = findHere()
    const cells = [...(here?.row.querySelectorAll<HTMLElement>('[data-item-cell]') ?? [])]
    // What is offered for a cell stands in it, so that the arrows go on from there.
    const at = cells.findIndex((cell) => here?.cell.contains(cell))
    cells[at + by]?.focus()
    return at >= 0
  }
  const tickOn = (by: number) => {
    const here = findHere()
    if (!here) return false
    tick(here.row, true)
    return move(by) && tick(findHere()?.row, true)
  }
  const press = (element: HTMLElement | null | undefined) => {
    if (!element) return false
    element.click()
    return true
  }
  const takeOffer = (number: number) =>
    press(findHere()?.cell.querySelector<HTMLElement>(`[data-offer="${number}"]`))
  useKeys({
    'import next': () => move(1),
    'import previous': () => move(-1),
    'arrow to next import': () => Boolean(findHere()) && move(1),
    'arrow to previous import': () => Boolean(findHere()) && move(-1),
    'import cell right': () => step(1),
    'import cell left': () => step(-1),
    'import first offer': () => takeOffer(1),
    'import second offer': () => takeOffer(2),
    'import third offer': () => takeOffer(3),
    'import select': () => tick(findHere()?.row),
    'import select down': () => tickOn(1),
    'import select up': () => tickOn(-1),
    'import fill': () => fillFromHere(findHere()),
    'import undo': () => press(document.querySelector<HTMLElement>('[data-undo]')),
    'import select none': () => setAll(false),
  })
}

/** Sends the form of the bar with the cell in which the cursor is, and what stands there; the bar stays as it was. */
function fillFromHere(here: { cell: HTMLElement; row: Element } | null): boolean {
  const form = document.querySelector<HTMLFormElement>('[data-fill]')
  const cell = here?.cell.dataset.cell
  if (!form || form.hidden || !cell) return false
  const set = (name: string, value: string) => {
    const field = form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`)!
    const before = field.value
    field.value = value
    return () => (field.value = before)
  }
  const undo = [
    set('cell', cell),
    set('value', ''),
    set('from', here.row.getAttribute('data-row') ?? ''),
  ]
  form.requestSubmit()
  for (const one of undo) one()
  return true
}
