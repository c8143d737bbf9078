import type { ReactNode } from 'react'
import { spotOf, type Place, type Spot } from '#app/domain/chart/scale.ts'
import type { EndLabel as EndLabelData } from '#app/domain/chart/end-labels.ts'
import type { MilestoneMark as MilestoneData } from '#app/domain/chart/milestone-marks.ts'
import { rowY, type ChartModel, type SeriesMarks } from '#app/domain/chart/model.ts'
import {
  dotRadius,
  type Dot as DotData,
  type Step as StepData,
  type Whisker as WhiskerData,
} from '#app/domain/chart/series-marks.ts'
import { seriesInk, type Inks } from './inks.ts'
import { markerPath, trim } from './shapes.ts'

/** Where a place of the data lies in the picture: the model's own reckoning, or that of a charting library. */
export type Placing = (place: Place) => Spot

export function placingOf(model: ChartModel): Placing {
  return (place) => spotOf(model.frame, place)
}

type Drawn = { model: ChartModel; inks: Inks }

/** One band for each level with a line in its middle. */
export function Lanes({ model, inks }: Drawn) {
  const { left, right } = model.plot
  return (
    <g className="chart-lanes">
      {model.lanes.map(({ level, code, y, top, height }) => (
        <g key={level}>
          <rect
            x={left}
            y={trim(top)}
            width={trim(right - left)}
            height={trim(height)}
            fill={inks.lanes[code]}
            fillOpacity={code === 'm' ? 0.06 : 0.08}
          />
          <line x1={left} x2={right} y1={trim(y)} y2={trim(y)} stroke={inks.rule} />
        </g>
      ))}
    </g>
  )
}

/** The levels' words, with a rim where milestones run behind them. */
export function LaneWords({ model, inks }: Drawn) {
  return (
    <g className="chart-words">
      {model.lanes.map(
        ({ level, label }) =>
          label && (
            <text
              key={level}
              x={label.x}
              y={trim(label.y)}
              textAnchor={label.anchor}
              fontSize={model.sizes.lane}
              fill={inks.ink2}
              stroke={inks.card}
              strokeWidth={3}
              strokeOpacity={0.85}
              paintOrder="stroke"
            >
              {label.text}
            </text>
          ),
      )}
    </g>
  )
}

/** The ticks of time below the plot, and a notch at the as-of day. */
export function Axis({ model, inks }: Drawn) {
  const { bottom } = model.plot
  return (
    <g className="chart-axis">
      {model.ticks.map(({ day, x, label, labelX }) => (
        <g key={day}>
          <line x1={trim(x)} x2={trim(x)} y1={bottom} y2={bottom + 4} stroke={inks.ink3} />
          <text
            x={trim(labelX)}
            y={bottom + 17}
            textAnchor="middle"
            fontSize={model.sizes.tick}
            fill={inks.ink3}
          >
            {label}
          </text>
        </g>
      ))}
      {model.asOf && (
        <path
          className="chart-as-of"
          d={`M${trim(model.asOf.x)} ${bottom - 6}l5 6h-10Z`}
          fill={inks.ink3}
        >
          <title>{model.asOf.title}</title>
        </path>
      )}
    </g>
  )
}

/** An event: a dotted line, or a pale band where its date is an interval, with its words above the plot. */
export function MilestoneMark({ mark, model, inks }: Drawn & { mark: MilestoneData }) {
  const { top, bottom } = model.plot
  const [x1, x2] = [trim(mark.x1), trim(mark.x2)]
  const rise = mark.label ? rowY(model, mark.label.row) - 9 : top
  return (
    <g className="chart-milestone">
      <title>{mark.title}</title>
      {mark.x2 > mark.x1 && (
        <rect
          x={x1}
          y={top}
          width={trim(x2 - x1)}
          height={trim(bottom - top)}
          fill={inks.ink2}
          fillOpacity={0.07}
        />
      )}
      <line x1={x1} x2={x1} y1={trim(rise)} y2={bottom} stroke={inks.ink2} strokeDasharray="2 3" />
      {mark.x2 > mark.x1 && (
        <line
          x1={x2}
          x2={x2}
          y1={top}
          y2={bottom}
          stroke={inks.ink2}
          strokeDasharray="2 3"
          strokeOpacity={0.6}
        />
      )}
      {mark.label && (
        <text
          x={trim(mark.label.x)}
          y={rowY(model, mark.label.row)}
          textAnchor={mark.label.anchor}
          fontSize={model.sizes.milestone}
          fill={inks.ink2}
        >
          {mark.label.text}
        </text>
      )}
    </g>
  )
}

/** How the three kinds of lines look: a stance that holds, is carried forward (dotted) or has faded (dotted and pale). */
const kinds = {
  held: { strokeOpacity: 0.95 },
  carried: { strokeOpacity: 0.95, strokeDasharray: '1 4', strokeLinecap: 'round' },
  faded: { strokeOpacity: 0.35, strokeDasharray: '1 4', strokeLinecap: 'round' },
} as const

/** The lines of one actor: all of a kind are one path. */
function Steps({ series, place }: { series: SeriesMarks; place: Placing }) {
  return (['held', 'carried', 'faded'] as const).map((kind) => {
    const steps = series.steps.filter((step) => step.kind === kind)
    return (
      steps.length > 0 && (
        <path
          key={kind}
          className={`chart-step ${kind}`}
          data-mark={`${series.actorId}-${kind}`}
          d={steps.map((step) => stepPath(step, place)).join('')}
          {...kinds[kind]}
        />
      )
    )
  })
}

function stepPath(step: StepData, place: Placing): string {
  const [from, to] = [place(step.from), place(step.to)]
  return `M${trim(from.x)} ${trim(from.y)}H${trim(to.x)}${to.y === from.y ? '' : `V${trim(to.y)}`}`
}

/** A bar over the days on which a letter may have been written. */
function Whisker({ whisker, place }: { whisker: WhiskerData; place: Placing }) {
  const [from, to] = [place(whisker.from), place(whisker.to)]
  return (
    <line
      className="chart-whisker"
      data-mark={whisker.id}
      x1={trim(from.x)}
      x2={trim(to.x)}
      y1={trim(from.y)}
      y2={trim(to.y)}
    />
  )
}

/** The colours and lines that all dots of an actor share: attributes of the element around them. */
export function dotsInk(slot: number, inks: Inks) {
  return {
    fill: seriesInk(inks, slot),
    stroke: inks.card,
    strokeWidth: 1.25,
    strokeLinejoin: 'round',
    paintOrder: 'stroke',
  } as const
}

type DotDrawn = { dot: DotData; slot: number; spot: Spot; inks: Inks }

/** The outline of a letter's dot at a place: the slot's shape. */
export function dotPath(slot: number, { x, y }: Spot): string {
  return markerPath(slot, x, y, dotRadius)
}

/** How the dot of a conditional letter differs from its actor's others. */
export function hollowInk(slot: number, inks: Inks) {
  return {
    fill: inks.card,
    stroke: seriesInk(inks, slot),
    strokeWidth: 2,
    paintOrder: 'normal',
  } as const
}

/** A letter: the slot's shape, hollow where conditional; within an element that has `dotsInk`. */
export function DotMark({ dot, slot, spot, inks }: DotDrawn) {
  return (
    <path
      className="chart-dot"
      data-mark={dot.id}
      d={dotPath(slot, spot)}
      {...(dot.hollow ? hollowInk(slot, inks) : {})}
    />
  )
}

/** The same within a ring that shows focus and choice and answers to the finger. */
export function Dot(drawn: DotDrawn) {
  const { dot, spot } = drawn
  return (
    <>
      <circle className="chart-ring" cx={trim(spot.x)} cy={trim(spot.y)} r={trim(dot.hit)} />
      <DotMark {...drawn} />
    </>
  )
}

/** The actor's marker and short name at the right end, led to its line where it had to move aside. */
export function EndLabel({
  label,
  slot,
  model,
  inks,
}: Drawn & { label: EndLabelData; slot: number }) {
  const ink = seriesInk(inks, slot)
  const { right } = model.plot
  const moved = Math.abs(label.y - label.lineY) > 3
  return (
    <g className="chart-end">
      <title>{label.title}</title>
      {moved && (
        <path
          d={`M${right + 1} ${trim(label.lineY)}L${right + (label.x - right) * 0.3} ${trim(label.y)}`}
          fill="none"
          stroke={ink}
          strokeOpacity={0.6}
        />
      )}
      <path d={markerPath(slot, label.x - 9, label.y, 3.5)} fill={ink} />
      <text
        x={label.x}
        y={trim(label.y + 4)}
        fontSize={model.sizes.label}
        fontWeight={600}
        fill={ink}
      >
        {label.text}
      </text>
    </g>
  )
}

/** Everything that lies under the dots: lanes, axis, milestones; then each actor's bars and lines. */
export function Ground({ model, inks, place }: Drawn & { place: Placing }) {
  return (
    <>
      <Lanes model={model} inks={inks} />
      <Axis model={model} inks={inks} />
      {model.milestones.map((mark) => (
        <MilestoneMark key={mark.id} mark={mark} model={model} inks={inks} />
      ))}
      <LaneWords model={model} inks={inks} />
      {model.series.map((series) => (
        <Lines key={series.actorId} series={series} inks={inks} place={place} />
      ))}
      {model.series.map(
        ({ actorId, label, slot }) =>
          label && <EndLabel key={actorId} label={label} slot={slot} model={model} inks={inks} />,
      )}
      {model.unlabelled > 0 && <Unlabelled model={model} inks={inks} />}
    </>
  )
}

function Lines({
  series,
  inks,
  place,
}: {
  series: SeriesMarks
  inks: Inks
  place: Placing
}): ReactNode {
  return (
    <g className="chart-lines" fill="none" stroke={seriesInk(inks, series.slot)} strokeWidth={2}>
      {series.whiskers.length > 0 && (
        <g strokeWidth={6} strokeOpacity={0.25} strokeLinecap="round">
          {series.whiskers.map((whisker) => (
            <Whisker key={whisker.id} whisker={whisker} place={place} />
          ))}
        </g>
      )}
      <Steps series={series} place={place} />
    </g>
  )
}

/** Says how many names had no room; all of them are in the table. */
function Unlabelled({ model, inks }: Drawn) {
  return (
    <text
      x={model.width}
      textAnchor="end"
      y={model.plot.bottom + 17}
      fontSize={model.sizes.tick}
      fill={inks.ink3}
    >{`+ ${model.unlabelled} in the table`}</text>
  )
}
