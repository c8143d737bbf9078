import { useEffect, useState, type ComponentType, type RefObject } from 'react'
import type { InteractiveChartProps } from './interactive-chart.tsx'

type Live = { Chart: ComponentType<InteractiveChartProps>; width: number }

/**
 * The interactive chart and the width it has, once it came into view and was loaded; null until then, and for good
 * where it cannot be loaded. It waits for the focus to leave, so that nobody loses their place on the static chart.
 */
export function useLiveChart(host: RefObject<HTMLElement>): Live | null {
  const [Chart, setChart] = useState<Live['Chart'] | null>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const place = host.current
    if (
      !place ||
      typeof IntersectionObserver === 'undefined' ||
      typeof ResizeObserver === 'undefined'
    )
      return
    let gone = false
    const seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        seen.disconnect()
        const take = () =>
          import('./interactive-chart.tsx').then(
            (loaded) => unfocused(place, () => !gone && setChart(() => loaded.InteractiveChart)),
            () => {},
          )
        void take()
      },
      { rootMargin: '200px' },
    )
    const sized = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    )
    seen.observe(place)
    sized.observe(place)
    return () => {
      gone = true
      seen.disconnect()
      sized.disconnect()
    }
  }, [host])
  return Chart && width > 0 ? { Chart, width } : null
}

function unfocused(place: HTMLElement, then: () => void) {
  if (!place.contains(document.activeElement)) return then()
  const left = (event: FocusEvent) => {
    if (place.contains(event.relatedTarget as Node | null)) return
    place.removeEventListener('focusout', left)
    then()
  }
  place.addEventListener('focusout', left)
}
