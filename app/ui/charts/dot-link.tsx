import { createContext, useContext, type KeyboardEvent, type MouseEvent } from 'react'
import type { Spot } from '#app/domain/chart/scale.ts'
import type { Dot as DotData } from '#app/domain/chart/series-marks.ts'
import { webInks } from './inks.ts'
import { Dot, dotsInk } from './marks.tsx'

/** What dots ask of their chart. It comes past Recharts, which would make the dots anew, and lose the focus, with each change. */
export type DotActs = {
  reachable: string | undefined
  selectedId: string | null | undefined
  hrefOf?: (dot: DotData) => string
  tell: (dot: DotData | null) => void
  choose: (event: MouseEvent, dot: DotData) => void
  focus: (dot: DotData) => void
  press: (event: KeyboardEvent, dot: DotData) => void
}

export const DotActsContext = createContext<DotActs | null>(null)

/** A dot that can be reached by Tab or arrow keys, pointed at and chosen. */
export function DotLink({ dot, slot, spot }: { dot: DotData; slot: number; spot: Spot }) {
  const act = useContext(DotActsContext)!
  const href = act.hrefOf?.(dot)
  return (
    <a
      {...dotsInk(slot, webInks)}
      id={dot.id}
      className="chart-link"
      href={href}
      role={href ? undefined : 'button'}
      tabIndex={dot.id === act.reachable ? 0 : -1}
      aria-label={dot.sentence}
      aria-current={dot.id === act.selectedId ? 'true' : undefined}
      onClick={(event) => act.choose(event, dot)}
      onFocus={() => act.focus(dot)}
      onBlur={() => act.tell(null)}
      onMouseEnter={() => act.tell(dot)}
      onMouseLeave={() => act.tell(null)}
      onKeyDown={(event) => act.press(event, dot)}
    >
      <Dot dot={dot} slot={slot} spot={spot} inks={webInks} />
    </a>
  )
}
