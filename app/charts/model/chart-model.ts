import { pairCount } from '#app/domain/actor-marks.ts'
import { dayNumber, formatDay, type Day, type Period } from '#app/domain/days.ts'
import { levels, type Level } from '#app/domain/level.ts'
import { identityKey, memoizeNewest } from '#app/domain/memoize.ts'
import type { TimelineFacet } from '#app/domain/timeline.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import { placeEndLabels, type PlacedEndLabel } from './end-labels.ts'
import { placeMilestones, type PlacedMilestone } from './milestone-marks.ts'
import { setHitRadii } from './dot-neighbours.ts'
import {
  makeChartFrame,
  computeLaneHeight,
  silenceStrip,
  dayToX,
  levelToY,
  type PixelBox,
  type ChartFrame,
} from './scale.ts'
import { dotRadius, makeSeriesMarks, type ChartDot, type MarkSet } from './series-marks.ts'
import { makeTicks, type Tick } from './ticks.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import {
  layouts,
  rowHeight,
  type Density,
  type DensityLayout,
  type Margin,
  type Sizes,
} from './layouts.ts'

/** One level's band, `y` in its middle, with its word. */
type Lane = {
  level: Level
  word: string
  code: string
  y: number
  top: number
  height: number
  label: { text: string; x: number; y: number; anchor: 'start' | 'end' }
}

/** One actor. `slot` is its mark, which says colour and shape. `label` is null where there is no room. */
export type SeriesMarks = MarkSet & {
  actorId: string
  name: string
  short: string
  slot: number
  label: PlacedEndLabel | null
}

/** A chart in pixels: what every host draws and no host reckons again. */
export type ChartModel = {
  topicId: string
  width: number
  height: number
  density: Density
  frame: ChartFrame
  plot: PixelBox
  sizes: Sizes
  lanes: Lane[]
  /** The strip below the plot where somebody was silent; null where nobody was. */
  silence: { y: number; label: Lane['label'] } | null
  /** Where the axis of time lies: below the plot, or below the strip of silence. */
  axisY: number
  ticks: Tick[]
  milestones: PlacedMilestone[]
  asOf: { x: number; day: number; title: string } | null
  series: SeriesMarks[]
  /** How many series have no label at their end for want of room. */
  unlabelled: number
}

export type ChartOptions = {
  period: Period
  asOf: Day
  milestones: readonly Milestone[]
  density?: Density
  width?: number
  height?: number
  margin?: Partial<Margin>
  /** The mark of each actor by its id; without it they are grey, with shapes in the order of the series. */
  actorMarks?: Readonly<Record<string, number>>
}
/**
 * Lays one topic's chart out, in pixels from the top left corner. Width, height and margins follow from the density
 * where they are not given; the height grows with the number of actors. Needs at least about 200 by 120 pixels.
 */
export const layOutChart = memoizeNewest(
  300,
  (facet: TimelineFacet, options: ChartOptions) =>
    `${identityKey(facet)} ${JSON.stringify(options)}`,
  computeChartModel,
)

function computeChartModel(facet: TimelineFacet, options: ChartOptions): ChartModel {
  const { period, density = 'roomy' } = options
  const layout = layouts[density]
  const width = options.width ?? layout.width
  const sides = { ...layout.margin, ...options.margin }
  const across = makeChartFrame(
    period,
    { left: sides.left, right: width - sides.right, top: 0, bottom: 1 },
    layout.inset,
  )
  const rows =
    options.margin?.top === undefined
      ? layout.rows
      : Math.min(layout.rows, Math.floor((options.margin.top - 6) / rowHeight))
  const milestones = placeMilestones(options.milestones, period, across, {
    width,
    rows,
    size: layout.sizes.milestone,
  })
  const top =
    options.margin?.top ??
    8 + rowHeight * Math.max(0, ...milestones.map(({ label }) => (label ? label.row + 1 : 0)))
  const strip = hasSilence(facet, period) ? silenceStrip.height : 0
  const bottom = sides.bottom + strip
  const height =
    options.height ??
    top + 5 * (layout.lane + Math.min(16, 2 * Math.max(0, facet.series.length - 5))) + bottom
  const frame = { ...across, plot: { ...across.plot, top, bottom: height - bottom } }
  const series = layOutSeries(facet, options, frame, layout, density, width)
  return {
    topicId: facet.topic.id,
    width,
    height,
    density,
    frame,
    plot: frame.plot,
    sizes: layout.sizes,
    lanes: layOutLanes(frame, density),
    silence: strip ? layOutSilence(frame, density) : null,
    axisY: frame.plot.bottom + strip,
    ticks: makeTicks(period, frame, width, {
      size: layout.sizes.tick,
      gap: layout.gap,
      short: false,
    }),
    milestones,
    asOf: placeAsOfMark(options.asOf, period, frame),
    series,
    unlabelled: series.filter(({ label }) => !label).length,
  }
}

/** Every dot of a model, series by series. */
export function listDots({ series }: ChartModel): ChartDot[] {
  return series.flatMap(({ dots }) => dots)
}

/** The actors of several topics in the order in which they first appear. */
export function listActorIds(facets: readonly TimelineFacet[]): string[] {
  return [...new Set(facets.flatMap(({ series }) => series.map(({ actor }) => actor.id)))]
}

/** Where the words of a milestone's row stand. */
export function rowToY({ plot }: ChartModel, row: number): number {
  return plot.top - 5 - row * rowHeight
}

function layOutSeries(
  facet: TimelineFacet,
  { period, actorMarks }: ChartOptions,
  frame: ChartFrame,
  layout: DensityLayout,
  density: Density,
  width: number,
): SeriesMarks[] {
  const marks = makeSeriesMarks(
    facet,
    { first: dayNumber(period.from), last: dayNumber(period.to) },
    frame,
  )
  setHitRadii(
    marks.map((mark) => mark.dots),
    dotRadius,
  )
  const wantedLabels = facet.series.map(({ actor, short, points }, index) => {
    const lineY =
      marks[index]!.steps.at(-1)?.y2 ?? marks[index]!.dots.at(-1)?.y ?? levelToY(frame, 0)
    return { short, name: actor.name, lineY, newest: dayNumber(points.at(-1)?.day ?? period.from) }
  })
  const { plot } = frame
  const x = plot.right + (density === 'narrow' ? 17 : 22)
  const room = {
    x,
    top: plot.top,
    bottom: plot.bottom,
    width: width - x - 2,
    size: layout.sizes.label,
  }
  const labels = placeEndLabels(wantedLabels, room)
  return facet.series.map(({ actor, short }, index) => {
    const slot = actorMarks?.[actor.id] ?? pairCount + index
    return {
      ...marks[index]!,
      actorId: actor.id,
      name: actor.name,
      short,
      slot,
      label: labels[index]!,
    }
  })
}

/** Whether anybody is drawn as silent in the period. */
function hasSilence({ series }: TimelineFacet, { from }: Period): boolean {
  return series.some(
    ({ points, ticks }) =>
      points.some(({ level, day }) => level === null && day >= from) ||
      ticks.some(({ level }) => level === null),
  )
}

function layOutSilence({ plot }: ChartFrame, density: Density): ChartModel['silence'] {
  const y = plot.bottom + silenceStrip.depth
  return { y, label: placeLaneWord('Silence', y, plot, density, 4) }
}

/** Beside the plot where there is room, otherwise within it, `rise` pixels below the middle of the lane. */
function placeLaneWord(
  text: string,
  y: number,
  plot: PixelBox,
  density: Density,
  rise: number,
): Lane['label'] {
  return density === 'roomy'
    ? { text, x: plot.left - 10, y: y + 4, anchor: 'end' }
    : { text, x: plot.left + 5, y: y + rise, anchor: 'start' }
}

function layOutLanes(frame: ChartFrame, density: Density): Lane[] {
  const height = computeLaneHeight(frame)
  return [...levels].reverse().map(({ level, word, code }) => {
    const y = levelToY(frame, level)
    return {
      level,
      word,
      code,
      y,
      top: y - height / 2,
      height,
      label: placeLaneWord(capitaliseFirst(word), y, frame.plot, density, 12 - height / 2),
    }
  })
}

/** Where the as-of day lies within the period but not at its end; null otherwise. */
function placeAsOfMark(asOf: Day, { from, to }: Period, frame: ChartFrame): ChartModel['asOf'] {
  if (asOf < from || asOf >= to) return null
  return {
    x: dayToX(frame, dayNumber(asOf)),
    day: dayNumber(asOf),
    title: `As of ${formatDay(asOf)}: later letters are not counted`,
  }
}
