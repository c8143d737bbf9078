import { useId, useMemo, useRef, useState, type RefObject } from 'react'
import { Scatter, ScatterChart, useXAxisScale, useYAxisScale, XAxis, YAxis } from 'recharts'
import { listDots, type ChartModel, type SeriesMarks } from '#app/charts/model/chart-model.ts'
import { sortInReadingOrder, findNeighbour } from '#app/charts/model/dot-neighbours.ts'
import type { EvidenceReference } from '#app/charts/model/chart-rows.ts'
import { levelSpan } from '#app/charts/model/scale.ts'
import type { ChartDot as DotData } from '#app/charts/model/series-marks.ts'
import { ChartTip } from './chart-tip.tsx'
import { DotHandlersContext, DotLink, type DotHandlers } from './dot-link.tsx'
import { webInks } from './inks.ts'
import { ChartGround } from './ground.tsx'
import type { PlaceMapper } from './marks.tsx'

export type InteractiveChartProps = {
  model: ChartModel
  title: string
  hrefOf?: (cited: EvidenceReference) => string
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
  const helpId = useId()
  const { tipDot, ...handlers } = useDotHandlers(model, host, {
    hrefOf,
    onSelect,
    selectedId,
  })
  const picture = useMemo(() => <RechartsPicture model={model} />, [model])
  return (
    <div
      className="chart-live"
      ref={host}
      role="group"
      aria-label={title}
      aria-describedby={helpId}
    >
      <span id={helpId} hidden>
        Arrow keys go from dot to dot, Enter chooses one.
      </span>
      <DotHandlersContext.Provider value={handlers}>{picture}</DotHandlersContext.Provider>
      {tipDot && <ChartTip model={model} dot={tipDot} />}
    </div>
  )
}

function RechartsPicture({ model }: { model: ChartModel }) {
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
      <ScaledGround model={model} />
      {model.series.map((series) => (
        <Scatter
          key={series.actorId}
          data={series.dots.map((dot) => ({ ...dot.at, dot }))}
          shape={createDotShape(series)}
          zIndex={0}
          isAnimationActive={false}
        />
      ))}
    </ScatterChart>
  )
}

/** Recharts says where the day and the level are; the nudge that keeps dots apart is ours. */
function createDotShape({ slot }: SeriesMarks) {
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
function ScaledGround({ model }: { model: ChartModel }) {
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()]
  if (!xScale || !yScale) return null
  const place: PlaceMapper = ({ day, level, dy }) => ({
    x: xScale(day) ?? 0,
    y: (yScale(level) ?? 0) + dy,
  })
  return <ChartGround model={model} inks={webInks} place={place} />
}

function useDotHandlers(
  model: ChartModel,
  host: RefObject<HTMLElement>,
  {
    hrefOf,
    onSelect,
    selectedId,
  }: Pick<InteractiveChartProps, 'hrefOf' | 'onSelect' | 'selectedId'>,
): DotHandlers & { tipDot: DotData | null } {
  const [current, setCurrent] = useState<string | null>(null)
  const [tipDot, setTold] = useState<DotData | null>(null)
  const ordered = useMemo(() => sortInReadingOrder(listDots(model)), [model])
  const reachable =
    [current, selectedId].find((id) => ordered.some((dot) => dot.id === id)) ?? ordered[0]?.id
  const selectDot: DotHandlers['selectDot'] = (event, dot) => {
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
  const focusDot: DotHandlers['focusDot'] = (dot) => {
    setCurrent(dot.id)
    setTold(dot)
  }
  const pressKey: DotHandlers['pressKey'] = (event, dot) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    if (event.key === 'Escape') return setTold(null)
    const button = event.key === ' ' || (event.key === 'Enter' && !hrefOf)
    const next = findNeighbour(ordered, dot.id, event.key)
    if (!button && !next) return
    event.preventDefault()
    if (next) findDotLink(host.current, next)?.focus()
    else if (onSelect) onSelect(dot)
    else clickLink(event.currentTarget)
  }
  return {
    reachable,
    selectedId,
    hrefOf,
    showTip: setTold,
    selectDot,
    focusDot,
    pressKey,
    tipDot,
  }
}

function findDotLink(host: HTMLElement | null, { id }: DotData): SVGAElement | null {
  return host?.querySelector<SVGAElement>(`#${CSS.escape(id)}`) ?? null
}

/** An SVG link has no `click()` of its own. */
function clickLink(link: EventTarget) {
  link.dispatchEvent(new window.MouseEvent('click', { bubbles: true, cancelable: true }))
}
