import type { ReactNode } from 'react'
import { placeToPoint, type ChartPlace, type PixelPoint } from '#app/charts/model/scale.ts'
import type { PlacedEndLabel as EndLabelData } from '#app/charts/model/end-labels.ts'
import type { PlacedMilestone as MilestoneData } from '#app/charts/model/milestone-marks.ts'
import { rowToY, type ChartModel, type SeriesMarks } from '#app/charts/model/chart-model.ts'
import {
  dotRadius,
  type ChartDot as DotData,
  type LineStep as StepData,
  type Whisker as WhiskerData,
} from '#app/charts/model/series-marks.ts'
import { seriesInk, type Inks } from './inks.ts'
import { markerPath, roundPixels } from './marker-shapes.ts'

/** Where a place of the data lies in the picture: the model's own reckoning, or that of a charting library. */
export type PlaceMapper = (place: ChartPlace) => PixelPoint

export function createPlaceMapper(model: ChartModel): PlaceMapper {
  return (place) => placeToPoint(model.frame, place)
}

type ChartPartProps = { model: ChartModel; inks: Inks }

/** One band for each level with a line in its middle. */
function Lanes({ model, inks }: ChartPartProps) {
  const { left, right } = model.plot
  return (
    <g className="chart-lanes">
      {model.lanes.map(({ level, code, y, top, height }) => (
        <g key={level}>
          <rect
            x={left}
            y={roundPixels(top)}
            width={roundPixels(right - left)}
            height={roundPixels(height)}
            fill={inks.lanes[code]}
            fillOpacity={code === 'm' ? 0.06 : 0.08}
          />
          <line x1={left} x2={right} y1={roundPixels(y)} y2={roundPixels(y)} stroke={inks.rule} />
        </g>
      ))}
    </g>
  )
}

/** The levels' words, with a rim where milestones run behind them. */
function LaneWords({ model, inks }: ChartPartProps) {
  return (
    <g className="chart-words">
      {model.lanes.map(
        ({ level, label }) =>
          label && (
            <text
              key={level}
              x={label.x}
              y={roundPixels(label.y)}
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
function TimeAxis({ model, inks }: ChartPartProps) {
  const { bottom } = model.plot
  return (
    <g className="chart-axis">
      {model.ticks.map(({ day, x, label, labelX }) => (
        <g key={day}>
          <line
            x1={roundPixels(x)}
            x2={roundPixels(x)}
            y1={bottom}
            y2={bottom + 4}
            stroke={inks.ink3}
          />
          <text
            x={roundPixels(labelX)}
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
          d={`M${roundPixels(model.asOf.x)} ${bottom - 6}l5 6h-10Z`}
          fill={inks.ink3}
        >
          <title>{model.asOf.title}</title>
        </path>
      )}
    </g>
  )
}

/** An event: a dotted line, or a pale band where its date is an interval, with its words above the plot. */
function MilestoneLine({ mark, model, inks }: ChartPartProps & { mark: MilestoneData }) {
  const { top, bottom } = model.plot
  const [x1, x2] = [roundPixels(mark.x1), roundPixels(mark.x2)]
  const rise = mark.label ? rowToY(model, mark.label.row) - 9 : top
  return (
    <g className="chart-milestone">
      <title>{mark.title}</title>
      {mark.x2 > mark.x1 && (
        <rect
          x={x1}
          y={top}
          width={roundPixels(x2 - x1)}
          height={roundPixels(bottom - top)}
          fill={inks.ink2}
          fillOpacity={0.07}
        />
      )}
      <line
        x1={x1}
        x2={x1}
        y1={roundPixels(rise)}
        y2={bottom}
        stroke={inks.ink2}
        strokeDasharray="2 3"
      />
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
          x={roundPixels(mark.label.x)}
          y={rowToY(model, mark.label.row)}
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

/**
 * How the three kinds of lines look: a stance that holds, is carried forward (dotted) or has faded
 * (dotted and pale).
 */
const stepStyles = {
  held: { strokeOpacity: 0.95 },
  carried: { strokeOpacity: 0.95, strokeDasharray: '1 4', strokeLinecap: 'round' },
  faded: { strokeOpacity: 0.35, strokeDasharray: '1 4', strokeLinecap: 'round' },
} as const

/** The lines of one actor: all of a kind are one path. */
function Steps({ series, place }: { series: SeriesMarks; place: PlaceMapper }) {
  return (['held', 'carried', 'faded'] as const).map((kind) => {
    const steps = series.steps.filter((step) => step.kind === kind)
    return (
      steps.length > 0 && (
        <path
          key={kind}
          className={`chart-step ${kind}`}
          data-mark={`${series.actorId}-${kind}`}
          d={steps.map((step) => stepPath(step, place)).join('')}
          {...stepStyles[kind]}
        />
      )
    )
  })
}

function stepPath(step: StepData, place: PlaceMapper): string {
  const [from, to] = [place(step.from), place(step.to)]
  return `M${roundPixels(from.x)} ${roundPixels(from.y)}H${roundPixels(to.x)}${to.y === from.y ? '' : `V${roundPixels(to.y)}`}`
}

/** A bar over the days on which a letter may have been written. */
function Whisker({ whisker, place }: { whisker: WhiskerData; place: PlaceMapper }) {
  const [from, to] = [place(whisker.from), place(whisker.to)]
  return (
    <line
      className="chart-whisker"
      data-mark={whisker.id}
      x1={roundPixels(from.x)}
      x2={roundPixels(to.x)}
      y1={roundPixels(from.y)}
      y2={roundPixels(to.y)}
    />
  )
}

/** The colours and lines that all dots of an actor share: attributes of the element around them. */
export function dotAttributes(slot: number, inks: Inks) {
  return {
    fill: seriesInk(inks, slot),
    stroke: inks.card,
    strokeWidth: 1.25,
    strokeLinejoin: 'round',
    paintOrder: 'stroke',
  } as const
}

type DotMarkProps = { dot: DotData; slot: number; spot: PixelPoint; inks: Inks }

/** The outline of a letter's dot at a place: the slot's shape. */
export function dotPath(slot: number, { x, y }: PixelPoint): string {
  return markerPath(slot, x, y, dotRadius)
}

/** How the dot of a conditional letter differs from its actor's others. */
export function hollowDotAttributes(slot: number, inks: Inks) {
  return {
    fill: inks.card,
    stroke: seriesInk(inks, slot),
    strokeWidth: 2,
    paintOrder: 'normal',
  } as const
}

/** A letter: the slot's shape, hollow where conditional; within an element that has `dotsInk`. */
export function DotMark({ dot, slot, spot, inks }: DotMarkProps) {
  return (
    <path
      className="chart-dot"
      data-mark={dot.id}
      d={dotPath(slot, spot)}
      {...(dot.hollow ? hollowDotAttributes(slot, inks) : {})}
    />
  )
}

/** The same within a ring that shows focus and choice and answers to the finger. */
export function RingedDot(props: DotMarkProps) {
  const { dot, spot } = props
  return (
    <>
      <circle
        className="chart-ring"
        cx={roundPixels(spot.x)}
        cy={roundPixels(spot.y)}
        r={roundPixels(dot.hit)}
      />
      <DotMark {...props} />
    </>
  )
}

/** The actor's marker and short name at the right end, led to its line where it had to move aside. */
function EndLabelMark({
  label,
  slot,
  model,
  inks,
}: ChartPartProps & { label: EndLabelData; slot: number }) {
  const ink = seriesInk(inks, slot)
  const { right } = model.plot
  const moved = Math.abs(label.y - label.lineY) > 3
  return (
    <g className="chart-end">
      <title>{label.title}</title>
      {moved && (
        <path
          d={`M${right + 1} ${roundPixels(label.lineY)}L${right + (label.x - right) * 0.3} ${roundPixels(label.y)}`}
          fill="none"
          stroke={ink}
          strokeOpacity={0.6}
        />
      )}
      <path d={markerPath(slot, label.x - 9, label.y, 3.5)} fill={ink} />
      <text
        x={label.x}
        y={roundPixels(label.y + 4)}
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
export function ChartGround({ model, inks, place }: ChartPartProps & { place: PlaceMapper }) {
  return (
    <>
      <Lanes model={model} inks={inks} />
      <TimeAxis model={model} inks={inks} />
      {model.milestones.map((mark) => (
        <MilestoneLine key={mark.id} mark={mark} model={model} inks={inks} />
      ))}
      <LaneWords model={model} inks={inks} />
      {model.series.map((series) => (
        <ActorLines key={series.actorId} series={series} inks={inks} place={place} />
      ))}
      {model.series.map(
        ({ actorId, label, slot }) =>
          label && (
            <EndLabelMark key={actorId} label={label} slot={slot} model={model} inks={inks} />
          ),
      )}
      {model.unlabelled > 0 && <UnlabelledNote model={model} inks={inks} />}
    </>
  )
}

function ActorLines({
  series,
  inks,
  place,
}: {
  series: SeriesMarks
  inks: Inks
  place: PlaceMapper
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
function UnlabelledNote({ model, inks }: ChartPartProps) {
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
