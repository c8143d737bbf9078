import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { tinykeys } from 'tinykeys'
import { isTyping } from '../is-typing.ts'
import { letterTableKeys } from './letter-table-keys.ts'

/** Which letters are ticked, as far as scripts know; `isLive`: whether they run. */
export type TickedLetters = {
  isLive: boolean
  count: number
  /** All letters that match, on every page. */
  isAll: boolean
  tickAll: () => void
  clear: () => void
}

const findBoxes = (table: HTMLElement | null) => [
  ...(table?.querySelectorAll<HTMLInputElement>('input[name=letter]') ?? []),
]

/** Counts what is ticked in a table of letters, and lets keys move, tick and act in it. */
export function useLetterTable(
  table: RefObject<HTMLElement>,
  listed: string,
  isTickable: boolean,
): TickedLetters {
  const [ticks, setTicks] = useState({ isLive: false, count: 0, isAll: false })
  const recount = useCallback(
    (isAll = false) =>
      setTicks({
        isLive: true,
        count: findBoxes(table.current).filter(({ checked }) => checked).length,
        isAll,
      }),
    [table],
  )
  const setAll = useCallback(
    (checked: boolean) => {
      for (const box of findBoxes(table.current)) box.checked = checked
      recount(checked)
    },
    [table, recount],
  )
  useEffect(() => {
    const element = table.current
    const onChange = () => recount()
    recount()
    element?.addEventListener('change', onChange)
    return () => element?.removeEventListener('change', onChange)
  }, [table, listed, recount])
  useTableKeys(table, { isTickable, recount, setAll })
  return { ...ticks, tickAll: () => setAll(true), clear: () => setAll(false) }
}

type KeyTargets = {
  isTickable: boolean
  recount: () => void
  setAll: (checked: boolean) => void
}

function useTableKeys(table: RefObject<HTMLElement>, targets: KeyTargets): void {
  const latest = useRef(targets)
  latest.current = targets
  useEffect(() => {
    const ways = createWays(table, latest)
    return tinykeys(
      window,
      Object.fromEntries(
        letterTableKeys.map(({ key, deed }) => [
          key,
          (event: KeyboardEvent) => {
            if (isTyping(event) || document.querySelector('dialog[open]')) return
            const isDone = deed ? press(`[data-deed="${deed}"]`) : ways[key]?.()
            if (isDone) event.preventDefault()
          },
        ]),
      ),
    )
  }, [table])
}

/** Presses what is there and can be seen; whether there was such a thing. */
function press(selector: string): boolean {
  const target = document.querySelector<HTMLElement>(selector)
  if (!target || target.closest('[hidden]')) return false
  target.click()
  return true
}

/** What each key does, and whether there was something to do. */
function createWays(
  table: RefObject<HTMLElement>,
  latest: { readonly current: KeyTargets },
): Record<string, () => boolean> {
  const listLinks = () => [
    ...(table.current?.querySelectorAll<HTMLElement>('[data-letter-link]') ?? []),
  ]
  const findHere = () => listLinks().findIndex((link) => link === findRow()?.link)
  const findRow = () => {
    const row = document.activeElement?.closest('tr')
    if (!row || !table.current?.contains(row)) return null
    return {
      link: row.querySelector<HTMLElement>('[data-letter-link]'),
      box: row.querySelector<HTMLInputElement>('input[name=letter]'),
    }
  }
  const move = (by: number) => {
    const links = listLinks()
    const at = findHere()
    const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by]
    next?.focus()
    return links.length > 0
  }
  const tick = (checked?: boolean) => {
    const box = findRow()?.box
    if (!box) return false
    box.checked = checked ?? !box.checked
    latest.current.recount()
    return true
  }
  return {
    j: () => move(1),
    k: () => move(-1),
    x: () => tick(),
    'Shift+j': () => (findRow() ? tick(true) && move(1) && tick(true) : move(1) && tick(true)),
    'Control+a': () => latest.current.isTickable && (latest.current.setAll(true), true),
    n: () => press('[data-next-letter]'),
    u: () => press('[data-undo]'),
    c: () => press('[data-add-letter]'),
    Escape: () => latest.current.isTickable && (latest.current.setAll(false), true),
  }
}
