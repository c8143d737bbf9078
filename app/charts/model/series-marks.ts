import { dayNumber } from '#app/domain/days.ts'
import type { TimelineFacet, TimelinePoint, TimelineSeries } from '#app/domain/timeline.ts'
import {
  makeDotId,
  findFadingDay,
  formatPointCounts,
  describePoint,
  formatPointDate,
  type EvidenceReference,
} from './chart-rows.ts'
import {
  computeLaneHeight,
  placeToPoint,
  clamp,
  dayToX,
  levelToY,
  type ChartFrame,
  type ChartPlace,
  type PixelPoint,
} from './scale.ts'
import { computeRunOffsets } from './line-tracks.ts'

/** One letter: `hollow` where its words are conditional; `hit` is the radius that answers to a finger or a mouse. */
export type ChartDot = PixelPoint &
  EvidenceReference & {
    at: ChartPlace
    hollow: boolean
    hit: number
    dateText: string
    counts: string
    level: number
    sentence: string
  }

/**
 * A line at one level, then up or down to the next: `held` between letters, `carried` after the
 * newest, `faded` after 24 months without one.
 */
export type LineStep = {
  id: string
  kind: 'held' | 'carried' | 'faded'
  from: ChartPlace
  to: ChartPlace
  x1: number
  y1: number
  x2: number
  y2: number
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

export type MarkSet = { dots: ChartDot[]; steps: LineStep[]; whiskers: Whisker[] }

export const dotRadius = 5

/** The days that are drawn: `first` and `last` of the period, `left` and `right` at the plot's edges. */
type DaySpan = { first: number; last: number; left: number; right: number }

/** Letters that follow each other at the same level: one height, moved aside as one. */
type LevelRun = { points: TimelinePoint[]; level: number; starts: number; ends: number; dy: number }

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
    const dots = runs[index]!.flatMap((run) => makeDots(series, run, span, frame))
    return {
      dots,
      whiskers: makeWhiskers(dots, series, span, frame),
      steps: makeSteps(series, runs[index]!, span, frame),
    }
  })
}

/** A mean is the same level when it is to within rounding. */
function findLevelRuns({ points }: TimelineSeries, span: DaySpan): LevelRun[] {
  const runs: LevelRun[] = []
  for (const point of points.filter(({ day }) => dayNumber(day) <= span.last)) {
    const [day, last] = [dayNumber(point.day), runs.at(-1)]
    if (last && Math.abs(last.level - point.level) < 1e-9) last.points.push(point)
    else {
      if (last) last.ends = day
      runs.push({
        points: [point],
        level: point.level,
        starts: dayNumber(point.first),
        ends: span.right,
        dy: 0,
      })
    }
  }
  return runs
    .filter(({ ends }) => ends >= span.first)
    .map((run) => ({ ...run, starts: clamp(run.starts, span.left, span.right) }))
}

function makeDots(
  { actor }: TimelineSeries,
  run: LevelRun,
  span: DaySpan,
  frame: ChartFrame,
): ChartDot[] {
  const reach = computeLaneHeight(frame) / 2 - dotRadius - 1
  const crowd: PixelPoint[] = []
  return run.points
    .filter(({ day }) => dayNumber(day) >= span.first)
    .map((point) => {
      const day = dayNumber(point.day)
      const at = { day, level: run.level, dy: fanOut(dayToX(frame, day), run.dy, reach, crowd) }
      return {
        ...placeToPoint(frame, at),
        id: makeDotId(point),
        at,
        hollow: point.conditional,
        hit: dotRadius,
        letterId: point.letterId,
        actorId: actor.id,
        positionId: point.positionId,
        level: point.level,
        // Words are made when a host asks for them: a picture without links needs none.
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
    const { first, last, letters } = byDot.get(id)!
    if (first === last || letters > 1) return []
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

function makeSteps(
  { actor }: TimelineSeries,
  runs: readonly LevelRun[],
  span: DaySpan,
  frame: ChartFrame,
): LineStep[] {
  return runs.flatMap((run, index) => {
    const next = runs[index + 1]
    const here = { level: run.level, dy: run.dy }
    const pieces = joinPieces(
      run.points.flatMap((point, place) =>
        splitAtFading(
          point,
          run.points[place + 1] ? dayNumber(run.points[place + 1]!.day) : run.ends,
          Boolean(next || run.points[place + 1]),
        ),
      ),
    )
    return pieces.flatMap((piece, place): LineStep[] => {
      const turns = next !== undefined && place === pieces.length - 1
      const from = { ...here, day: Math.max(piece.from, span.left) }
      const to = {
        ...(turns ? { level: next.level, dy: next.dy } : here),
        day: Math.min(piece.to, span.right),
      }
      if (to.day < from.day || (to.day === from.day && !turns)) return []
      const [start, end] = [placeToPoint(frame, from), placeToPoint(frame, to)]
      return [
        {
          id: `${actor.id}-${index}-${place}`,
          kind: piece.kind,
          from,
          to,
          x1: start.x,
          y1: start.y,
          x2: end.x,
          y2: end.y,
        },
      ]
    })
  })
}

type StepPiece = { kind: LineStep['kind']; from: number; to: number }

/** What a letter's level is worth until the next one's day: 24 months in full, then faded. */
function splitAtFading(point: TimelinePoint, until: number, isFollowed: boolean): StepPiece[] {
  const [from, fades] = [dayNumber(point.day), findFadingDay(point)]
  const fresh: StepPiece = {
    kind: isFollowed ? 'held' : 'carried',
    from,
    to: Math.min(until, fades),
  }
  return until > fades ? [fresh, { kind: 'faded', from: fades, to: until }] : [fresh]
}

function joinPieces(pieces: readonly StepPiece[]): StepPiece[] {
  const joinedPieces: StepPiece[] = []
  for (const piece of pieces) {
    const last = joinedPieces.at(-1)
    if (last && last.kind === piece.kind && last.to === piece.from) last.to = piece.to
    else joinedPieces.push({ ...piece })
  }
  return joinedPieces
}
