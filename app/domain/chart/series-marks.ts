import { dayNumber } from '../days.ts'
import type { TimelineFacet, TimelinePoint, TimelineSeries } from '../timeline.ts'
import { dotId, fadingOf, sayCounts, sayPoint, whenSaid, type Cited } from './points.ts'
import { laneHeight, spotOf, within, xOf, yOf, type Frame, type Place, type Spot } from './scale.ts'
import { nudges } from './tracks.ts'

/** One letter: `hollow` where its words are conditional; `hit` is the radius that answers to a finger or a mouse. */
export type Dot = Spot &
  Cited & {
    at: Place
    hollow: boolean
    hit: number
    when: string
    counts: string
    level: number
    sentence: string
  }

/** A line at one level, then up or down to the next: `held` between letters, `carried` after the newest, `faded` after 24 months without one. */
export type Step = {
  id: string
  kind: 'held' | 'carried' | 'faded'
  from: Place
  to: Place
  x1: number
  y1: number
  x2: number
  y2: number
}

/** From the first to the last day on which a letter may have been written. */
export type Whisker = { id: string; from: Place; to: Place; x1: number; x2: number; y: number }

export type Marks = { dots: Dot[]; steps: Step[]; whiskers: Whisker[] }

export const dotRadius = 5

/** The days that are drawn: `first` and `last` of the period, `left` and `right` at the plot's edges. */
type Span = { first: number; last: number; left: number; right: number }

/** Letters that follow each other at the same level: one height, moved aside as one. */
type Run = { points: TimelinePoint[]; level: number; starts: number; ends: number; dy: number }

/** The marks of each series, in the order of the facet's. Nothing is drawn before a series' first letter. */
export function seriesMarks(
  facet: TimelineFacet,
  period: { first: number; last: number },
  frame: Frame,
): Marks[] {
  const span = { ...period, left: frame.days.from, right: frame.days.to }
  const runs = facet.series.map((series) => runsOf(series, span))
  const all = runs.flatMap((own, series) => own.map((run) => ({ run, series })))
  const reach = Math.max(0, laneHeight(frame) / 2 - dotRadius - 1)
  const boxes = all.map(({ run, series }) => ({
    series,
    x1: xOf(frame, run.starts),
    x2: xOf(frame, run.ends),
    y: yOf(frame, run.level),
  }))
  nudges(boxes, { step: 8, reach }).forEach((dy, index) => (all[index]!.run.dy = dy))
  return facet.series.map((series, index) => {
    const dots = runs[index]!.flatMap((run) => dotsOf(series, run, span, frame))
    return {
      dots,
      whiskers: whiskersOf(dots, series, span, frame),
      steps: stepsOf(series, runs[index]!, span, frame),
    }
  })
}

/** A mean is the same level when it is to within rounding. */
function runsOf({ points }: TimelineSeries, span: Span): Run[] {
  const runs: Run[] = []
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
    .map((run) => ({ ...run, starts: within(run.starts, span.left, span.right) }))
}

function dotsOf({ actor }: TimelineSeries, run: Run, span: Span, frame: Frame): Dot[] {
  const reach = laneHeight(frame) / 2 - dotRadius - 1
  const crowd: Spot[] = []
  return run.points
    .filter(({ day }) => dayNumber(day) >= span.first)
    .map((point) => {
      const day = dayNumber(point.day)
      const at = { day, level: run.level, dy: aside(xOf(frame, day), run.dy, reach, crowd) }
      return {
        ...spotOf(frame, at),
        id: dotId(point),
        at,
        hollow: point.conditional,
        hit: dotRadius,
        letterId: point.letterId,
        actorId: actor.id,
        positionId: point.positionId,
        level: point.level,
        // Words are made when a host asks for them: a picture without links needs none.
        get when() {
          return whenSaid(point)
        },
        get counts() {
          return sayCounts(point)
        },
        get sentence() {
          return sayPoint(actor.name, point)
        },
      }
    })
}

/** Letters of the same days fan out around their line, 5 pixels from each other, for as long as the lane has room. */
function aside(x: number, dy: number, reach: number, crowd: Spot[]): number {
  const hidden = crowd.filter((spot) => x - spot.x < dotRadius).length
  const fanned = dy + (hidden % 2 ? -1 : 1) * Math.ceil(hidden / 2) * dotRadius
  crowd.push({ x, y: dy })
  return Math.abs(fanned) <= reach ? fanned : dy
}

function whiskersOf(
  dots: readonly Dot[],
  { points }: TimelineSeries,
  span: Span,
  frame: Frame,
): Whisker[] {
  const byDot = new Map(points.map((point) => [dotId(point), point]))
  return dots.flatMap(({ id, at }) => {
    const { first, last, letters } = byDot.get(id)!
    if (first === last || letters > 1) return []
    const from = { ...at, day: Math.max(dayNumber(first), span.left) }
    const to = { ...at, day: Math.min(dayNumber(last), span.right) }
    return [
      { id, from, to, x1: xOf(frame, from.day), x2: xOf(frame, to.day), y: spotOf(frame, at).y },
    ]
  })
}

function stepsOf(
  { actor }: TimelineSeries,
  runs: readonly Run[],
  span: Span,
  frame: Frame,
): Step[] {
  return runs.flatMap((run, index) => {
    const next = runs[index + 1]
    const here = { level: run.level, dy: run.dy }
    const pieces = joined(
      run.points.flatMap((point, place) =>
        piecesOf(
          point,
          run.points[place + 1] ? dayNumber(run.points[place + 1]!.day) : run.ends,
          Boolean(next || run.points[place + 1]),
        ),
      ),
    )
    return pieces.flatMap((piece, place): Step[] => {
      const turns = next !== undefined && place === pieces.length - 1
      const from = { ...here, day: Math.max(piece.from, span.left) }
      const to = {
        ...(turns ? { level: next.level, dy: next.dy } : here),
        day: Math.min(piece.to, span.right),
      }
      if (to.day < from.day || (to.day === from.day && !turns)) return []
      const [start, end] = [spotOf(frame, from), spotOf(frame, to)]
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

type Piece = { kind: Step['kind']; from: number; to: number }

/** What a letter's level is worth until the next one's day: 24 months in full, then faded. */
function piecesOf(point: TimelinePoint, until: number, followed: boolean): Piece[] {
  const [from, fades] = [dayNumber(point.day), fadingOf(point)]
  const fresh: Piece = { kind: followed ? 'held' : 'carried', from, to: Math.min(until, fades) }
  return until > fades ? [fresh, { kind: 'faded', from: fades, to: until }] : [fresh]
}

function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = []
  for (const piece of pieces) {
    const last = whole.at(-1)
    if (last && last.kind === piece.kind && last.to === piece.from) last.to = piece.to
    else whole.push({ ...piece })
  }
  return whole
}
