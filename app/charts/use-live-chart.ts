import { useEffect, useState, type ComponentType, type RefObject } from 'react'
import type { InteractiveChartProps } from './interactive-chart.tsx'

type LiveChart = { Chart: ComponentType<InteractiveChartProps>; width: number }

/**
 * The interactive chart and the width it has, once it came into view and was loaded; null until then, and for good
 * where it cannot be loaded. It waits for the focus to leave, so that nobody loses their place on the static chart.
 */
export function useLiveChart(host: RefObject<HTMLElement>): LiveChart | null {
  const [Chart, setChart] = useState<LiveChart['Chart'] | null>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = host.current
    if (
      !element ||
      typeof IntersectionObserver === 'undefined' ||
      typeof ResizeObserver === 'undefined'
    )
      return
    let isUnmounted = false
    const viewObserver = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        viewObserver.disconnect()
        const loadChart = () =>
          import('./interactive-chart.tsx').then(
            (loaded) =>
              runWhenUnfocused(
                element,
                () => !isUnmounted && setChart(() => loaded.InteractiveChart),
              ),
            () => {},
          )
        void loadChart()
      },
      { rootMargin: '200px' },
    )
    const sizeObserver = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    )
    viewObserver.observe(element)
    sizeObserver.observe(element)
    return () => {
      isUnmounted = true
      viewObserver.disconnect()
      sizeObserver.disconnect()
    }
  }, [host])
  return Chart && width > 0 ? { Chart, width } : null
}

function runWhenUnfocused(element: HTMLElement, callback: () => void) {
  if (!element.contains(document.activeElement)) return callback()
  const handleFocusOut = (event: FocusEvent) => {
    if (element.contains(event.relatedTarget as Node | null)) return
    element.removeEventListener('focusout', handleFocusOut)
    callback()
  }
  element.addEventListener('focusout', handleFocusOut)
}
