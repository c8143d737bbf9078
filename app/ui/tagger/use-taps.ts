import { useEffect, useRef, type RefObject } from 'react'
import { readPlaceAt } from './text-offsets.ts'

/**
 * Tells where in the letter a finger taps: with a mouse one selects, and a tap on what is coded already chooses that.
 */
export function useTaps(
  article: RefObject<HTMLElement>,
  enabled: boolean,
  take: (place: number) => void,
): void {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const element = article.current
    if (!element || !enabled) return
    let isTouched = false
    const press = ({ pointerType }: PointerEvent) => {
      isTouched = pointerType === 'touch'
    }
    const tap = (event: MouseEvent) => {
      const target = event.target as HTMLElement
      if (!isTouched || target.closest('a, button, [data-position]')) return
      if (!document.getSelection()?.isCollapsed) return
      const place = readPlaceAt(element, event.clientX, event.clientY)
      if (place !== null) latest.current(place)
    }
    element.addEventListener('pointerdown', press)
    element.addEventListener('click', tap)
    return () => {
      element.removeEventListener('pointerdown', press)
      element.removeEventListener('click', tap)
    }
  }, [article, enabled])
}
