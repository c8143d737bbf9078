import { useId, useMemo, useRef, useState, type RefObject } from 'react'
import { Scatter, ScatterChart, useXAxisScale, useYAxisScale, XAxis, YAxis } from 'recharts'
import { dotsOf, type ChartModel, type SeriesMarks } from '#app/domain/chart/model.ts'
import { inReadingOrder, neighbourOf } from '#app/domain/chart/neighbours.ts'
import type { Cited } from '#app/domain/chart/points.ts'
import { levelSpan } from '#app/domain/chart/scale.ts'
import type { Dot as DotData } from '#app/domain/chart/series-marks.ts'
import { ChartTip } from './chart-tip.tsx'
import { DotActsContext, DotLink, type DotActs } from './dot-link.tsx'
import { webInks } from './inks.ts'
import { Ground, type Placing } from './marks.tsx'

export type InteractiveChartProps = {
  model: ChartModel
  title: string
  hrefOf?: (cited: Cited) => string
  onSelect?: (dot: DotData) => void
  selectedId?: string | null
}

/**
 * The same chart in Recharts, whose scales place the same marks. Tab leads into it once, arrow keys go from dot to
 * dot, Enter or Space chooses, Escape takes the tip away.
 */
export function InteractiveChart({
  model,
  title,
  hrefOf,
  onSelect,
  selectedId,
}: InteractiveChartProps) {
  const host = useRef<HTMLDivElement>(null)
  const help = useId()
  const { told, ...act } = useDotActs(model, host, { hrefOf, onSelect, selectedId })
  const picture = useMemo(() => <Picture model={model} />, [model])
  return (
    <div className="chart-live" ref={host} role="group" aria-label={title} aria-describedby={help}>
      <span id={help} hidden>
        Arrow keys go from dot to dot, Enter chooses one.
      </span>
      <DotActsContext.Provider value={act}>{picture}</DotActsContext.Provider>
      {told && <ChartTip model={model} dot={told} />}
    </div>
  )
}

function Picture({ model }: { model: ChartModel }) {
  const { plot, frame, width, height } = model
  const margin = {
    top: plot.top,
    left: plot.left,
    right: width - plot.right,
    bottom: height - plot.bottom,
  }
  return (
    <ScatterChart width={width} height={height} margin={margin} accessibilityLayer={false}>
      <XAxis
        hide
        type="number"
        dataKey="day"
        domain={[frame.days.from, frame.days.to]}
        allowDataOverflow
        height={0}
      />
      <YAxis
        hide
        type="number"
        dataKey="level"
        domain={[levelSpan.from, levelSpan.to]}
        allowDataOverflow
        width={0}
      />
      <Under model={model} />
      {model.series.map((series) => (
        <Scatter
          key={series.actorId}
          data={series.dots.map((dot) => ({ ...dot.at, dot }))}
          shape={shapeOf(series)}
          zIndex={0}
          isAnimationActive={false}
        />
      ))}
    </ScatterChart>
  )
}

/** Recharts says where the day and the level are; the nudge that keeps dots apart is ours. */
function shapeOf({ slot }: SeriesMarks) {
  return function DotShape({
    cx = 0,
    cy = 0,
    payload,
  }: {
    cx?: number
    cy?: number
    payload?: { dot: DotData }
  }) {
    const { dot } = payload!
    return <DotLink dot={dot} slot={slot} spot={{ x: cx, y: cy + dot.at.dy }} />
  }
}

/** Whatever lies under the dots, placed by the scales of Recharts; the edges of the plot belong to the model. */
function Under({ model }: { model: ChartModel }) {
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()]
  if (!xScale || !yScale) return null
  const place: Placing = ({ day, level, dy }) => ({
    x: xScale(day) ?? 0,
    y: (yScale(level) ?? 0) + dy,
  })
  return <Ground model={model} inks={webInks} place={place} />
}

function useDotActs(
  model: ChartModel,
  host: RefObject<HTMLElement>,
  {
    hrefOf,
    onSelect,
    selectedId,
  }: Pick<InteractiveChartProps, 'hrefOf' | 'onSelect' | 'selectedId'>,
): DotActs & { told: DotData | null } {
  const [current, setCurrent] = useState<string | null>(null)
  const [told, setTold] = useState<DotData | null>(null)
  const ordered = useMemo(() => inReadingOrder(dotsOf(model)), [model])
  const reachable =
    [current, selectedId].find((id) => ordered.some((dot) => dot.id === id)) ?? ordered[0]?.id
  const choose: DotActs['choose'] = (event, dot) => {
    if (
      !onSelect ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    event.preventDefault()
    onSelect(dot)
  }
  const focus: DotActs['focus'] = (dot) => {
    setCurrent(dot.id)
    setTold(dot)
  }
  const press: DotActs['press'] = (event, dot) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    if (event.key === 'Escape') return setTold(null)
    const button = event.key === ' ' || (event.key === 'Enter' && !hrefOf)
    const next = neighbourOf(ordered, dot.id, event.key)
    if (!button && !next) return
    event.preventDefault()
    if (next) linkTo(host.current, next)?.focus()
    else if (onSelect) onSelect(dot)
    else follow(event.currentTarget)
  }
  return { reachable, selectedId, hrefOf, tell: setTold, choose, focus, press, told }
}

function linkTo(host: HTMLElement | null, { id }: DotData): SVGAElement | null {
  return host?.querySelector<SVGAElement>(`#${CSS.escape(id)}`) ?? null
}

/** An SVG link has no `click()` of its own. */
function follow(link: EventTarget) {
  link.dispatchEvent(new window.MouseEvent('click', { bubbles: true, cancelable: true }))
}
