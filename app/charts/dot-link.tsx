import { createContext, useContext, type KeyboardEvent, type MouseEvent } from 'react'
import type { PixelPoint } from '#app/charts/model/scale.ts'
import type { ChartDot as DotData } from '#app/charts/model/series-marks.ts'
import { webInks } from './inks.ts'
import { RingedDot, dotAttributes } from './marks.tsx'

/**
 * What dots ask of their chart. It comes past Recharts, which would make the dots anew, and lose
 * the focus, with each change.
 */
export type DotHandlers = {
  reachable: string | undefined
  selectedId: string | null | undefined
  hrefOf?: (dot: DotData) => string
  showTip: (dot: DotData | null) => void
  selectDot: (event: MouseEvent, dot: DotData) => void
  focusDot: (dot: DotData) => void
  pressKey: (event: KeyboardEvent, dot: DotData) => void
}

export const DotHandlersContext = createContext<DotHandlers | null>(null)

/** A dot that can be reached by Tab or arrow keys, pointed at and chosen. */
export function DotLink({ dot, slot, spot }: { dot: DotData; slot: number; spot: PixelPoint }) {
  const handlers = useContext(DotHandlersContext)!
  const href = handlers.hrefOf?.(dot)
  return (
    <a
      {...dotAttributes(slot, webInks)}
      id={dot.id}
      className="chart-link"
      href={href}
      role={href ? undefined : 'button'}
      tabIndex={dot.id === handlers.reachable ? 0 : -1}
      aria-label={dot.sentence}
      aria-current={dot.id === handlers.selectedId ? 'true' : undefined}
      onClick={(event) => handlers.selectDot(event, dot)}
      onFocus={() => handlers.focusDot(dot)}
      onBlur={() => handlers.showTip(null)}
      onMouseEnter={() => handlers.showTip(dot)}
      onMouseLeave={() => handlers.showTip(null)}
      onKeyDown={(event) => handlers.pressKey(event, dot)}
    >
      <RingedDot dot={dot} slot={slot} spot={spot} inks={webInks} />
    </a>
  )
}
