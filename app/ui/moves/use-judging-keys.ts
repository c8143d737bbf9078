import { useEffect, type RefObject } from 'react'
import { tinykeys } from 'tinykeys'
import { isTyping } from '../is-typing.ts'

/**
 * Keys on the card that has the focus: `A` accepts, `D` opens the field for why it is dismissed, `U` takes back what
 * was judged, each by pressing what stands on the card; `J` `K` or `↓` `↑` go to the next or previous card.
 */
export function useJudgingKeys(list: RefObject<HTMLElement>): void {
  useEffect(() => {
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
    return tinykeys(window, {
      a: whenOnCard(() => findCard() && (() => press('accept'))),
      u: whenOnCard(() => findCard() && (() => press('undo'))),
      d: whenOnCard(() => findCard() && openDismissal),
      j: whenOnCard(() => () => move(1)),
      k: whenOnCard(() => () => move(-1)),
      ArrowDown: whenOnCard(() => findCard() && (() => move(1))),
      ArrowUp: whenOnCard(() => findCard() && (() => move(-1))),
    })
  }, [list])
}

/** Only where there is something to do, nobody types, and no key repeats. */
function whenOnCard(findDeed: () => (() => void) | undefined): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.repeat || isTyping(event) || document.querySelector('dialog[open]')) return
    const deed = findDeed()
    if (!deed) return
    event.preventDefault()
    deed()
  }
}
