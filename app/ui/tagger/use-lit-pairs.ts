import { useEffect, type RefObject } from 'react'
import type { Span } from '#app/domain/text/quotes.ts'
import { toRange } from './text-offsets.ts'

/** Under the pointer or the focus, a mark with its lanes and the card of its position light up together. */
export function useLitPairs(
  article: RefObject<HTMLElement>,
  positions: readonly { id: string; quote: Span }[],
): void {
  useEffect(() => {
    const element = article.current
    const workplace = element?.closest<HTMLElement>('.workplace')
    if (!element || !workplace) return
    let litId: string | undefined
    const light = (id: string | undefined) => {
      if (id === litId) return
      for (const lit of workplace.querySelectorAll('[data-lit]')) lit.removeAttribute('data-lit')
      if ('highlights' in CSS) CSS.highlights.delete('lit')
      litId = id
      const position = positions.find((one) => one.id === id)
      if (!position) return
      const lanes = element.querySelectorAll(`.lane[data-position="${CSS.escape(position.id)}"]`)
      for (const part of [document.getElementById(`position-${position.id}`), ...lanes])
        part?.setAttribute('data-lit', '')
      const range = 'highlights' in CSS && toRange(element, position.quote)
      if (range) CSS.highlights.set('lit', new Highlight(range))
    }
    const follow = ({ target }: Event) => light(findPositionId(target as Element))
    workplace.addEventListener('pointerover', follow)
    workplace.addEventListener('focusin', follow)
    return () => {
      light(undefined)
      workplace.removeEventListener('pointerover', follow)
      workplace.removeEventListener('focusin', follow)
    }
  }, [article, positions])
}

function findPositionId(element: Element): string | undefined {
  const mark = element.closest<HTMLElement>('.letter-text [data-position]')
  if (mark) return mark.dataset.position
  // A form’s own id is hidden by its field of that name.
  const card = element.closest('section.position')
  return card?.getAttribute('id')?.slice('position-'.length)
}
