import { dayNumber, sayDay, type Day, type Period } from '../days.ts'
import { capitalised, levels, type Level } from '../level.ts'
import { numberOf, rememberingNewest } from '../remembered.ts'
import type { TimelineFacet } from '../timeline.ts'
import type { Milestone } from '../topics.ts'
import { endLabels, type EndLabel } from './end-labels.ts'
import { milestoneMarks, type MilestoneMark } from './milestone-marks.ts'
import { giveHits } from './neighbours.ts'
import { frameOf, laneHeight, xOf, yOf, type Box, type Frame } from './scale.ts'
import { dotRadius, seriesMarks, type Dot, type Marks } from './series-marks.ts'
import { ticksOf, type Tick } from './ticks.ts'

/** `roomy` beside the text of a desk, `narrow` on a telephone, `compact` as one of several small ones. */
export type Density = 'roomy' | 'narrow' | 'compact'

/** Room in pixels around the plot. */
export type Margin = { top: number; right: number; bottom: number; left: number }

/** One level's band, `y` in its middle; `label` is null where there is no room for words. */
export type Lane = {
  level: Level
  word: string
  code: string
  y: number
  top: number
  height: number
  label: { text: string; x: number; y: number; anchor: 'start' | 'end' } | null
}

/** One actor. `slot` chooses colour and shape, the same on every topic. `label` is null where there is no room. */
export type SeriesMarks = Marks & {
  actorId: string
  name: string
  short: string
  slot: number
  label: EndLabel | null
}

/** A chart in pixels: what every host draws and no host reckons again. */
export type ChartModel = {
  topicId: string
  width: number
  height: number
  density: Density
  frame: Frame
  plot: Box
  sizes: Sizes
  lanes: Lane[]
  ticks: Tick[]
  milestones: MilestoneMark[]
  asOf: { x: number; day: number; title: string } | null
  series: SeriesMarks[]
  /** How many series have no label at their end for want of room. */
  unlabelled: number
}

export type ChartAsked = {
  period: Period
  asOf: Day
  milestones: readonly Milestone[]
  density?: Density
  width?: number
  height?: number
  margin?: Partial<Margin>
  /** Every actor of the whole figure in order, so that an actor keeps its colour and shape on every topic. */
  actorIds?: readonly string[]
}

type Sizes = { lane: number; tick: number; label: number; milestone: number }
type Look = {
  width: number
  margin: Omit<Margin, 'top'>
  lane: number
  inset: number
  rows: number
  gap: number
  sizes: Sizes
}

const rowHeight = 14

const looks: Record<Density, Look> = {
  roomy: {
    width: 980,
    margin: { right: 160, bottom: 26, left: 118 },
    lane: 32,
    inset: 12,
    rows: 3,
    gap: 28,
    sizes: { lane: 11, tick: 11, label: 11.5, milestone: 10.5 },
  },
  narrow: {
    width: 358,
    margin: { right: 108, bottom: 26, left: 2 },
    lane: 38,
    inset: 10,
    rows: 4,
    gap: 14,
    sizes: { lane: 10, tick: 11, label: 11, milestone: 10.5 },
  },
  compact: {
    width: 300,
    margin: { right: 10, bottom: 22, left: 10 },
    lane: 32,
    inset: 9,
    rows: 0,
    gap: 44,
    sizes: { lane: 11, tick: 11, label: 11, milestone: 10.5 },
  },
}

/**
 * Lays one topic's chart out, in pixels from the top left corner. Width, height and margins follow from the density
 * where they are not given; the height grows with the number of actors. Needs at least about 200 by 120 pixels.
 */
export const chartModel = rememberingNewest(
  300,
  (facet: TimelineFacet, asked: ChartAsked) => `${numberOf(facet)} ${JSON.stringify(asked)}`,
  laidOut,
)

function laidOut(facet: TimelineFacet, asked: ChartAsked): ChartModel {
  const { period, density = 'roomy' } = asked
  const look = looks[density]
  const width = asked.width ?? look.width
  const sides = { ...look.margin, ...asked.margin }
  const across = frameOf(
    period,
    { left: sides.left, right: width - sides.right, top: 0, bottom: 1 },
    look.inset,
  )
  const rows =
    asked.margin?.top === undefined
      ? look.rows
      : Math.min(look.rows, Math.floor((asked.margin.top - 6) / rowHeight))
  const milestones = milestoneMarks(asked.milestones, period, across, {
    width,
    rows,
    size: look.sizes.milestone,
  })
  const top =
    asked.margin?.top ??
    8 + rowHeight * Math.max(0, ...milestones.map(({ label }) => (label ? label.row + 1 : 0)))
  const height =
    asked.height ??
    top + 5 * (look.lane + Math.min(16, 2 * Math.max(0, facet.series.length - 5))) + sides.bottom
  const frame = { ...across, plot: { ...across.plot, top, bottom: height - sides.bottom } }
  const series = seriesOf(facet, asked, frame, look, density, width)
  return {
    topicId: facet.topic.id,
    width,
    height,
    density,
    frame,
    plot: frame.plot,
    sizes: look.sizes,
    lanes: lanesOf(frame, density),
    ticks: ticksOf(period, frame, width, {
      size: look.sizes.tick,
      gap: look.gap,
      short: density === 'compact',
    }),
    milestones,
    asOf: asOfMark(asked.asOf, period, frame),
    series,
    unlabelled: density === 'compact' ? 0 : series.filter(({ label }) => !label).length,
  }
}

/** Every dot of a model, series by series. */
export function dotsOf({ series }: ChartModel): Dot[] {
  return series.flatMap(({ dots }) => dots)
}

/** The actors of several topics in the order in which they first appear: what `actorIds` asks for. */
export function actorsOf(facets: readonly TimelineFacet[]): string[] {
  return [...new Set(facets.flatMap(({ series }) => series.map(({ actor }) => actor.id)))]
}

/** Where the words of a milestone's row stand. */
export function rowY({ plot }: ChartModel, row: number): number {
  return plot.top - 5 - row * rowHeight
}

function seriesOf(
  facet: TimelineFacet,
  { period, actorIds }: ChartAsked,
  frame: Frame,
  look: Look,
  density: Density,
  width: number,
): SeriesMarks[] {
  const marks = seriesMarks(
    facet,
    { first: dayNumber(period.from), last: dayNumber(period.to) },
    frame,
  )
  giveHits(
    marks.map((own) => own.dots),
    dotRadius,
  )
  const wanted = facet.series.map(({ actor, short, points }, index) => {
    const lineY = marks[index]!.steps.at(-1)?.y2 ?? marks[index]!.dots.at(-1)?.y ?? yOf(frame, 0)
    return { short, name: actor.name, lineY, newest: dayNumber(points.at(-1)?.day ?? period.from) }
  })
  const { plot } = frame
  const x = plot.right + (density === 'narrow' ? 17 : 22)
  const room = {
    x,
    top: plot.top,
    bottom: plot.bottom,
    width: width - x - 2,
    size: look.sizes.label,
  }
  const labels = density === 'compact' ? wanted.map(() => null) : endLabels(wanted, room)
  return facet.series.map(({ actor, short }, index) => {
    const place = actorIds?.indexOf(actor.id) ?? -1
    const slot = place >= 0 ? place : index
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

function lanesOf(frame: Frame, density: Density): Lane[] {
  const height = laneHeight(frame)
  return [...levels].reverse().map(({ level, word, code }) => {
    const y = yOf(frame, level)
    const text = capitalised(word)
    const beside = { text, x: frame.plot.left - 10, y: y + 4, anchor: 'end' as const }
    const inside = {
      text,
      x: frame.plot.left + 5,
      y: y - height / 2 + 12,
      anchor: 'start' as const,
    }
    return {
      level,
      word,
      code,
      y,
      top: y - height / 2,
      height,
      label: density === 'roomy' ? beside : density === 'narrow' ? inside : null,
    }
  })
}

/** Where the as-of day lies within the period but not at its end; null otherwise. */
function asOfMark(asOf: Day, { from, to }: Period, frame: Frame): ChartModel['asOf'] {
  if (asOf < from || asOf >= to) return null
  return {
    x: xOf(frame, dayNumber(asOf)),
    day: dayNumber(asOf),
    title: `As of ${sayDay(asOf)}: later letters are not counted`,
  }
}
