import { useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { Scatter, ScatterChart, useXAxisScale, useYAxisScale, XAxis, YAxis } from 'recharts'
import { dotsOf, type ChartModel } from '#app/domain/chart/model.ts'
import { inReadingOrder, neighbourOf } from '#app/domain/chart/neighbours.ts'
import type { Cited } from '#app/domain/chart/points.ts'
import { levelSpan, type Spot } from '#app/domain/chart/scale.ts'
import type { Dot as DotData } from '#app/domain/chart/series-marks.ts'
import { ChartTip } from './chart-tip.tsx'
import { webInks } from './inks.ts'
import { Dot, Ground, type Placing } from './marks.tsx'

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
export default function InteractiveChart({ model, title, hrefOf, onSelect, selectedId }: InteractiveChartProps) {
  const host = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const [told, setTold] = useState<DotData | null>(null)
  const help = useId()
  const ordered = useMemo(() => inReadingOrder(dotsOf(model)), [model])
  const reachable = [current, selectedId].find((id) => ordered.some((dot) => dot.id === id)) ?? ordered[0]?.id
  const { plot, frame } = model

  const act: DotActs = {
    tell: setTold,
    choose(event, dot) {
      if (!onSelect || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      onSelect(dot)
    },
    focus(dot) {
      setCurrent(dot.id)
      setTold(dot)
    },
    press(event, dot) {
      if (event.key === 'Escape') setTold(null)
      const next = event.key === ' ' ? dot : neighbourOf(ordered, dot.id, event.key)
      if (!next || event.metaKey || event.ctrlKey || event.altKey) return
      event.preventDefault()
      if (event.key !== ' ') linkTo(host.current, next)?.focus()
      else if (onSelect) onSelect(dot)
      else follow(event.currentTarget)
    },
  }

  return (
    <div className="chart-live" ref={host} role="group" aria-label={title} aria-describedby={help}>
      <span id={help} hidden>Arrow keys go from dot to dot, Enter chooses one.</span>
      <ScatterChart
        width={model.width}
        height={model.height}
        margin={{ top: plot.top, left: plot.left, right: model.width - plot.right, bottom: model.height - plot.bottom }}
        accessibilityLayer={false}
      >
        <XAxis hide type="number" dataKey="day" domain={[frame.days.from, frame.days.to]} allowDataOverflow height={0} />
        <YAxis hide type="number" dataKey="level" domain={[levelSpan.from, levelSpan.to]} allowDataOverflow width={0} />
        <Under model={model} />
        {model.series.map(({ actorId, slot, dots }) => (
          <Scatter
            key={actorId}
            data={dots.map((dot) => ({ day: dot.at.day, level: dot.at.level, dot }))}
            isAnimationActive={false}
            shape={(place: { cx?: number; cy?: number; payload?: { dot: DotData } }) => {
              const dot = place.payload!.dot
              const spot = { x: place.cx!, y: place.cy! + dot.at.dy }
              return <DotLink dot={dot} slot={slot} spot={spot} href={hrefOf?.(dot)} act={act} tabIndex={dot.id === reachable ? 0 : -1} selected={dot.id === selectedId} />
            }}
          />
        ))}
      </ScatterChart>
      {told && <ChartTip model={model} dot={told} />}
    </div>
  )
}

type DotActs = {
  tell: (dot: DotData | null) => void
  choose: (event: MouseEvent, dot: DotData) => void
  focus: (dot: DotData) => void
  press: (event: KeyboardEvent, dot: DotData) => void
}

type DotLinkProps = { dot: DotData; slot: number; spot: Spot; href?: string; act: DotActs; tabIndex: number; selected: boolean }

function DotLink({ dot, slot, spot, href, act, tabIndex, selected }: DotLinkProps) {
  return (
    <a
      id={dot.id}
      className="chart-link"
      href={href}
      role={href ? undefined : 'button'}
      tabIndex={tabIndex}
      aria-label={dot.sentence}
      aria-current={selected ? 'true' : undefined}
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

/** Whatever lies under the dots, placed by the scales of Recharts; the edges of the plot belong to the model. */
function Under({ model }: { model: ChartModel }) {
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()]
  if (!xScale || !yScale) return null
  const place: Placing = ({ day, level, dy }) => ({ x: xScale(day) ?? 0, y: (yScale(level) ?? 0) + dy })
  return <Ground model={model} inks={webInks} place={place} />
}

function linkTo(host: HTMLElement | null, { id }: DotData): SVGAElement | null {
  return host?.querySelector<SVGAElement>(`#${CSS.escape(id)}`) ?? null
}

/** An SVG link has no `click()` of its own. */
function follow(link: EventTarget) {
  link.dispatchEvent(new window.MouseEvent('click', { bubbles: true, cancelable: true }))
}
