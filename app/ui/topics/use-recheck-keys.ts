import type { RefObject } from 'react'
import { useKeys, type KeyAction } from '../keys/use-keys.ts'
import { stepStance } from '../tagger/position-draft.ts'

/**
 * Keys on the row that has the focus: `C` confirms, `←` `→` choose another level and `Enter` gives it, `W` withdraws;
 * `↓` `↑` or `J` `K` move. Each presses what stands in the row, and the focus goes on to the next one.
 */
export function useRecheckKeys(list: RefObject<HTMLUListElement>): void {
  const rows = () => [...(list.current?.children ?? [])] as HTMLElement[]
  const findRow = () => rows().findIndex((row) => row.contains(document.activeElement))
  const move = (step: 1 | -1) => {
    const at = findRow()
    const row = at < 0 ? rows()[0] : rows()[at + step]
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }
  const press = (what: string) => {
    const row = rows()[findRow()]
    const button = row?.querySelector<HTMLButtonElement>(`button[value="${what}"]`)
    if (!button || button.disabled) return
    // Without a level the form is refused: the focus stays where the sentence will be.
    const isChosen = what !== 'recode' || row!.querySelector('select')!.value !== ''
    if (isChosen) move(rows().indexOf(row!) < rows().length - 1 ? 1 : -1)
    button.click()
  }
  const stepLevel = (step: 1 | -1) => {
    const row = rows()[findRow()]
    const select = row?.querySelector('select')
    if (!row || !select) return
    const own = row.dataset.level ?? ''
    const next = stepStance(select.value || own, step)
    // Its own level is none to be chosen: there it stays as it is.
    select.value = next === own ? '' : next
  }
  useKeys({
    'confirm recheck': whenOnList(() => press('confirm')),
    'withdraw recheck': whenOnList(() => press('withdraw')),
    'recode recheck': whenOnRow(list, () => press('recode')),
    'recheck level down': whenOnList(() => stepLevel(-1)),
    'recheck level up': whenOnList(() => stepLevel(1)),
    'next recheck': whenOnList(() => move(1)),
    'previous recheck': whenOnList(() => move(-1)),
    'arrow to next recheck': whenOnList(() => move(1)),
    'arrow to previous recheck': whenOnList(() => move(-1)),
  })
}

/** Only where no key repeats. */
function whenOnList(deed: () => void): KeyAction {
  return (event) => (event.repeat ? false : deed())
}

/** Only where a row itself has the focus: on a button or a link Enter presses that. */
function whenOnRow(list: RefObject<HTMLUListElement>, deed: () => void): KeyAction {
  return (event) =>
    event.repeat || (event.target as HTMLElement).parentElement !== list.current ? false : deed()
}
