import type { RefObject } from 'react'
import { useKeys, type KeyAction } from '../keys/use-keys.ts'

/**
 * Keys on the row that has the focus: each presses what stands in the row, and the focus goes on to the next one. The
 * key that sends back leads into the field of the reason, where Enter sends it.
 */
export function useApprovalKeys(list: RefObject<HTMLUListElement>): void {
  const rows = () => [...(list.current?.children ?? [])] as HTMLElement[]
  const findRow = () => rows().findIndex((row) => row.contains(document.activeElement))
  const move = (step: 1 | -1) => {
    const at = findRow()
    const row = at < 0 ? rows()[0] : rows()[at + step]
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }
  const approve = () => {
    const row = rows()[findRow()]
    const button = row?.querySelector<HTMLButtonElement>('button[value="approve"]')
    if (!button || button.disabled) return
    move(rows().indexOf(row!) < rows().length - 1 ? 1 : -1)
    button.click()
  }
  const writeReason = () =>
    rows()[findRow()]?.querySelector<HTMLInputElement>('input[name="reason"]')?.focus()
  const open = (event: KeyboardEvent) => {
    if ((event.target as HTMLElement).parentElement !== list.current) return false
    return rows()[findRow()]?.querySelector<HTMLAnchorElement>('a[href*="#passage-"]')?.click()
  }
  const undo = () =>
    document.querySelector<HTMLButtonElement>('button[data-undo-approval]')?.click()
  useKeys({
    approve: ignoreRepeats(approve),
    'send back': ignoreRepeats(writeReason),
    'open approval': ignoreRepeats(open),
    'undo approval': ignoreRepeats(undo),
    'next approval': ignoreRepeats(() => move(1)),
    'previous approval': ignoreRepeats(() => move(-1)),
    'arrow to next approval': ignoreRepeats(() => move(1)),
    'arrow to previous approval': ignoreRepeats(() => move(-1)),
  })
}

/** Only where no key repeats. */
function ignoreRepeats(deed: KeyAction): KeyAction {
  return (event) => (event.repeat ? false : deed(event))
}
