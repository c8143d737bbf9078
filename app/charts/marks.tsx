import { placeToPoint, type ChartPlace, type PixelPoint } from '#app/charts/model/scale.ts'
import type { PlacedEndLabel as EndLabelData } from '#app/charts/model/end-labels.ts'
import type { ChartModel, SeriesMarks } from '#app/charts/model/chart-model.ts'
import {
  dotRadius,
  type ChartDot as DotData,
  type TickRow,
  type Whisker as WhiskerData,
} from '#app/charts/model/series-marks.ts'
import type { LineStep as StepData } from '#app/charts/model/line-steps.ts'
import { hasColour, pairCount } from '#app/domain/actor-marks.ts'
import { seriesInk, type Inks } from './inks.ts'
import { markerPath, roundPixels } from './marker-shapes.ts'

/** Where a place of the data lies in the picture: the model's own reckoning, or that of a charting library. */
export type PlaceMapper = (place: ChartPlace) => PixelPoint

export function createPlaceMapper(model: ChartModel): PlaceMapper {
  return (place) => placeToPoint(model.frame, place)
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

/** The outline of a letter's dot at a place: the mark’s shape. */
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

/** A letter: the mark’s shape, hollow where conditional; within an element that has `dotsInk`. */
function DotMark({ dot, slot, spot, inks }: DotMarkProps) {
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

/** An actor's bars, lines and ticks: they lie under the dots. */
export function ActorLines({
  series,
  inks,
  place,
}: {
  series: SeriesMarks
  inks: Inks
  place: PlaceMapper
}) {
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
      {series.tickRows.map((row) => (
        <path
          key={row.id}
          className="chart-ticks"
          data-mark={row.id}
          d={tickPath(row, place)}
          strokeWidth={row.height}
        />
      ))}
    </g>
  )
}

/** A stroke as thick as a tick is high, from the first day to the last: at least a pixel long. */
function tickPath({ spans }: TickRow, place: PlaceMapper): string {
  return spans
    .map(({ from, to }) => {
      const [start, end] = [place(from), place(to)]
      return `M${roundPixels(start.x - 0.5)} ${roundPixels(start.y)}H${roundPixels(end.x + 0.5)}`
    })
    .join('')
}

/**
 * How the lines of grey actors are told apart while a stance holds, by their marks: whole, long dashes, shorter ones.
 * Dots mean that it is carried forward, so no dash is as short as wide.
 */
const greyDashes = [undefined, '12 3', '6 3']

function chooseDash(slot: number): string | undefined {
  return hasColour(slot) ? undefined : greyDashes[(slot - pairCount) % greyDashes.length]
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
          strokeDasharray={chooseDash(series.slot)}
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

/** The actor's marker and short name at the right end, led to its line where it had to move aside. */
export function EndLabelMark({
  label,
  slot,
  model,
  inks,
}: {
  label: EndLabelData
  slot: number
  model: ChartModel
  inks: Inks
}) {
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
