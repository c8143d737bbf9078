import { computeFadingDay } from '#app/domain/evidence-age.ts'
import { dayNumber } from '#app/domain/days.ts'
import type { TimelineSeries } from '#app/domain/timeline.ts'
import type { TimelineWord } from '#app/domain/timeline-statements.ts'
import { clamp, placeToPoint, type ChartFrame, type ChartPlace } from './scale.ts'

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

/** The days that are drawn: `first` and `last` of the period, `left` and `right` at the plot's edges. */
export type DaySpan = { first: number; last: number; left: number; right: number }

/** Days that follow each other with the same word: one height, moved aside as one. */
export type LevelRun = {
  words: TimelineWord[]
  level: number
  starts: number
  ends: number
  dy: number
}

/** A mean is the same level when it is to within rounding. */
export function findLevelRuns({ words, points }: TimelineSeries, span: DaySpan): LevelRun[] {
  const runs: LevelRun[] = []
  const firstDays = new Map(points.map(({ day, first }) => [day, first]))
  for (const word of words.filter(({ day }) => dayNumber(day) <= span.last)) {
    const [day, last] = [dayNumber(word.day), runs.at(-1)]
    if (last && Math.abs(last.level - word.level) < 1e-9) last.words.push(word)
    else {
      if (last) last.ends = day
      runs.push({
        words: [word],
        level: word.level,
        // The bar of a letter that may be of several days reaches further back than the line.
        starts: dayNumber(firstDays.get(word.day) ?? word.day),
        ends: span.right,
        dy: 0,
      })
    }
  }
  return runs
    .filter(({ ends }) => ends >= span.first)
    .map((run) => ({ ...run, starts: clamp(run.starts, span.left, span.right) }))
}

/** The lines of the runs: each at its word, then up or down to the next one's. */
export function makeSteps(
  { actor }: TimelineSeries,
  runs: readonly LevelRun[],
  span: DaySpan,
  frame: ChartFrame,
): LineStep[] {
  return runs.flatMap((run, index) => {
    const next = runs[index + 1]
    const here = { level: run.level, dy: run.dy }
    const pieces = joinPieces(
      run.words.flatMap((word, place) =>
        splitAtFading(
          word,
          run.words[place + 1] ? dayNumber(run.words[place + 1]!.day) : run.ends,
          Boolean(next || run.words[place + 1]),
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

/** What a day's word is worth until the next one's day: 24 months in full, then faded. */
function splitAtFading(word: TimelineWord, until: number, isFollowed: boolean): StepPiece[] {
  const from = dayNumber(word.day)
  const fades = dayNumber(computeFadingDay(word.day))
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
