import { dayNumber } from '#app/domain/days.ts'
import type { TimelineFacet, TimelineSeries } from '#app/domain/timeline.ts'
import type { TimelinePoint } from '#app/domain/timeline-statements.ts'
import {
  makeDotId,
  formatPointCounts,
  describePoint,
  describePointLevel,
  listPointQualifiers,
  formatPointDate,
  type EvidenceReference,
} from './chart-rows.ts'
import {
  computeLaneHeight,
  findPlace,
  placeToPoint,
  dayToX,
  levelToY,
  type ChartFrame,
  type ChartPlace,
  type PixelPoint,
} from './scale.ts'
import {
  findLevelRuns,
  makeSteps,
  type DaySpan,
  type LevelRun,
  type LineStep,
} from './line-steps.ts'
import { computeRunOffsets } from './line-tracks.ts'

/**
 * What a letter states: `hollow` where its words are conditional; `hit` is the radius that answers to a finger or a
 * mouse.
 */
export type ChartDot = PixelPoint &
  EvidenceReference & {
    at: ChartPlace
    hollow: boolean
    hit: number
    dateText: string
    counts: string
    word: string
    qualifiers: string[]
    sentence: string
  }

/** From the first to the last day on which a letter may have been written. */
export type Whisker = {
  id: string
  from: ChartPlace
  to: ChartPlace
  x1: number
  x2: number
  y: number
}

/** Letters of one level that are not dots, or of silence: a short upright line on each day, `height` pixels high. */
export type TickRow = { id: string; height: number; spans: { from: ChartPlace; to: ChartPlace }[] }

export type MarkSet = {
  dots: ChartDot[]
  steps: LineStep[]
  whiskers: Whisker[]
  tickRows: TickRow[]
}

export const dotRadius = 5

/** The marks of each series, in the order of the facet's. Nothing is drawn before a series' first letter. */
export function makeSeriesMarks(
  facet: TimelineFacet,
  period: { first: number; last: number },
  frame: ChartFrame,
): MarkSet[] {
  const span = { ...period, left: frame.days.from, right: frame.days.to }
  const runs = facet.series.map((series) => findLevelRuns(series, span))
  const all = runs.flatMap((seriesRuns, series) => seriesRuns.map((run) => ({ run, series })))
  const reach = Math.max(0, computeLaneHeight(frame) / 2 - dotRadius - 1)
  const boxes = all.map(({ run, series }) => ({
    series,
    x1: dayToX(frame, run.starts),
    x2: dayToX(frame, run.ends),
    y: levelToY(frame, run.level),
  }))
  computeRunOffsets(boxes, { step: 8, reach }).forEach((dy, index) => (all[index]!.run.dy = dy))
  return facet.series.map((series, index) => {
    const dots = makeDots(series, runs[index]!, span, frame)
    return {
      dots,
      whiskers: makeWhiskers(dots, series, span, frame),
      steps: makeSteps(series, runs[index]!, span, frame),
      tickRows: makeTickRows(series, { index, count: facet.series.length }, span, frame),
    }
  })
}

function makeDots(
  { actor, points }: TimelineSeries,
  runs: readonly LevelRun[],
  span: DaySpan,
  frame: ChartFrame,
): ChartDot[] {
  const reach = computeLaneHeight(frame) / 2 - dotRadius - 1
  const crowds = new Map<number, PixelPoint[]>()
  return points
    .filter(({ day }) => dayNumber(day) >= span.first && dayNumber(day) <= span.last)
    .map((point) => {
      const day = dayNumber(point.day)
      const at = findPlace(day, point.level, findLineOffset(runs, point))
      if (point.level !== null) {
        const crowd = crowds.get(point.level) ?? []
        crowds.set(point.level, crowd)
        at.dy = fanOut(dayToX(frame, day), at.dy, reach, crowd)
      }
      return {
        ...placeToPoint(frame, at),
        id: makeDotId(point),
        at,
        hollow: point.conditional,
        hit: dotRadius,
        letterId: point.letterId,
        actorId: actor.id,
        positionId: point.positionId,
        // Words are made when a host asks for them: a picture without links needs none.
        get word() {
          return describePointLevel(point)
        },
        get qualifiers() {
          return listPointQualifiers(point)
        },
        get dateText() {
          return formatPointDate(point)
        },
        get counts() {
          return formatPointCounts(point)
        },
        get sentence() {
          return describePoint(actor.name, point)
        },
      }
    })
}

/** How far the line was moved aside where it lies at the dot's own level, so that the dot lies on it. */
function findLineOffset(runs: readonly LevelRun[], { day, level }: TimelinePoint): number {
  const run = runs.find(({ words }) => words.some((word) => word.day === day))
  return run && run.level === level ? run.dy : 0
}

/** The ticks of a series: each actor has a row of its own within a level's lane. */
function makeTickRows(
  { actor, ticks }: TimelineSeries,
  { index, count }: { index: number; count: number },
  { first }: DaySpan,
  frame: ChartFrame,
): TickRow[] {
  const step = Math.min(8, computeLaneHeight(frame) / Math.max(1, count))
  const dy = (index - (count - 1) / 2) * step
  return ticks.map(({ level, spans }) => ({
    id: `${actor.id}-ticks-${level ?? 'silence'}`,
    height: Math.max(2, Math.min(7, step - 1)),
    spans: joinNearSpans(spans, frame).map(([from, to]) => ({
      from: findPlace(first + from, level, dy),
      to: findPlace(first + to, level, dy),
    })),
  }))
}

/** Spans that lie less than a pixel apart look the same as one, and are drawn as one. */
function joinNearSpans(
  spans: readonly (readonly [number, number])[],
  frame: ChartFrame,
): [number, number][] {
  const pixelsADay = dayToX(frame, 1) - dayToX(frame, 0)
  const joined: [number, number][] = []
  for (const [from, to] of spans) {
    const last = joined.at(-1)
    if (last && (from - last[1]) * pixelsADay < 1) last[1] = to
    else joined.push([from, to])
  }
  return joined
}

/** Letters of the same days fan out around their line, 5 pixels from each other, for as long as the lane has room. */
function fanOut(x: number, dy: number, reach: number, crowd: PixelPoint[]): number {
  const hidden = crowd.filter((spot) => x - spot.x < dotRadius).length
  const fanned = dy + (hidden % 2 ? -1 : 1) * Math.ceil(hidden / 2) * dotRadius
  crowd.push({ x, y: dy })
  return Math.abs(fanned) <= reach ? fanned : dy
}

function makeWhiskers(
  dots: readonly ChartDot[],
  { points }: TimelineSeries,
  span: DaySpan,
  frame: ChartFrame,
): Whisker[] {
  const byDot = new Map(points.map((point) => [makeDotId(point), point]))
  return dots.flatMap(({ id, at }) => {
    const { first, last } = byDot.get(id)!
    if (first === last) return []
    const from = { ...at, day: Math.max(dayNumber(first), span.left) }
    const to = { ...at, day: Math.min(dayNumber(last), span.right) }
    return [
      {
        id,
        from,
        to,
        x1: dayToX(frame, from.day),
        x2: dayToX(frame, to.day),
        y: placeToPoint(frame, at).y,
      },
    ]
  })
}
