import { useEffect, type RefObject } from 'react'

/**
 * Marks the rows of an actor’s organisation while the pointer or the keys are on its row. Rows are marked where they
 * stand: drawing hundreds of strips anew for it would take too long.
 */
export function useHouseLight(table: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const host = table.current
    if (!host) return
    let lit: string | undefined
    const light = (house: string | undefined) => {
      if (house === lit) return
      lit = house
      for (const row of host.querySelectorAll<HTMLElement>('[data-house]'))
        row.classList.toggle('same-house', house !== undefined && row.dataset.house === house)
    }
    const find = (event: Event) =>
      light((event.target as Element).closest<HTMLElement>('[data-house]')?.dataset.house)
    const listening = new AbortController()
    const { signal } = listening
    host.addEventListener('pointerover', find, { signal })
    host.addEventListener('focusin', find, { signal })
    host.addEventListener('pointerleave', () => light(undefined), { signal })
    host.addEventListener('focusout', () => light(undefined), { signal })
    return () => {
      listening.abort()
      light(undefined)
    }
  }, [table])
}
