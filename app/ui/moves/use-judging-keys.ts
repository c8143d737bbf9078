import type { RefObject } from 'react'
import { useKeys, type KeyAction } from '../keys/use-keys.ts'

/**
 * Keys on the card that has the focus: `A` accepts, `D` opens the field for why it is dismissed, `U` takes back what
 * was judged, each by pressing what stands on the card; `J` `K` or `↓` `↑` go to the next or previous card.
 */
export function useJudgingKeys(list: RefObject<HTMLElement>): void {
  const cards = () => [...(list.current?.children ?? [])] as HTMLElement[]
  const findCard = () => cards().find((card) => card.contains(document.activeElement))
  const move = (step: 1 | -1) => {
    const at = cards().findIndex((card) => card === findCard())
    const next = at < 0 ? cards()[0] : cards()[at + step]
    next?.querySelector('summary')?.focus()
  }
  const press = (deed: string) => {
    const card = findCard()
    // The card stays where the focus is, also where what was pressed goes away.
    card?.querySelector('summary')?.focus()
    card?.querySelector<HTMLButtonElement>(`button[value="${deed}"]:not([disabled])`)?.click()
  }
  const openDismissal = () => {
    const card = findCard()
    const dismissal = card?.querySelector<HTMLDetailsElement>('.dismissal')
    if (!card || !dismissal) return
    card.querySelector('details')!.open = true
    dismissal.open = true
    dismissal.querySelector('textarea')!.focus()
  }
  useKeys({
    'accept move': whenOnCard(() => findCard() && (() => press('accept'))),
    'undo move': whenOnCard(() => findCard() && (() => press('undo'))),
    'dismiss move': whenOnCard(() => findCard() && openDismissal),
    'next move': whenOnCard(() => () => move(1)),
    'previous move': whenOnCard(() => () => move(-1)),
    'arrow to next move': whenOnCard(() => findCard() && (() => move(1))),
    'arrow to previous move': whenOnCard(() => findCard() && (() => move(-1))),
  })
}

/** Only where there is something to do, and no key repeats. */
function whenOnCard(findDeed: () => (() => void) | undefined): KeyAction {
  return (event) => {
    const deed = event.repeat ? undefined : findDeed()
    return deed ? deed() : false
  }
}
