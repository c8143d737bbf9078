import { dayNumber, type Period } from '#app/domain/days.ts'

/** A rectangle in pixels; y grows downwards. */
export type PixelBox = { left: number; top: number; right: number; bottom: number }

/**
 * Where something lies in the data: a day number, a level (-2 to 2) and how many pixels it is moved
 * down to be seen.
 */
export type ChartPlace = { day: number; level: number; dy: number }

export type PixelPoint = { x: number; y: number }

/** What the pixels of a plot stand for: the day numbers at its left and right edge. */
export type ChartFrame = { plot: PixelBox; days: { from: number; to: number } }

/** The levels at the bottom and the top edge: half a lane more than the scale on either side. */
export const levelSpan = { from: -2.5, to: 2.5 } as const

/** Below the plot, where somebody was silent: how high that strip is, and how deep its middle lies, in pixels. */
export const silenceStrip = { height: 18, depth: 9 } as const

/** Where a statement lies: silence has no level and lies in the strip below the plot. */
export function findPlace(day: number, level: number | null, dy: number): ChartPlace {
  return level === null
    ? { day, level: levelSpan.from, dy: silenceStrip.depth }
    : { day, level, dy }
}

/**
 * The frame of a period: its first and last day lie `inset` pixels within the plot, so that a dot on them is whole.
 * A period of one day lies in the middle.
 */
export function makeChartFrame(period: Period, plot: PixelBox, inset: number): ChartFrame {
  const [first, last] = [dayNumber(period.from), dayNumber(period.to)]
  const [from, to] = last > first ? [first, last] : [first - 0.5, first + 0.5]
  const room = (inset * (to - from)) / Math.max(1, plot.right - plot.left - 2 * inset)
  return { plot, days: { from: from - room, to: to + room } }
}

export function dayToX({ plot, days }: ChartFrame, day: number): number {
  return plot.left + ((day - days.from) / (days.to - days.from)) * (plot.right - plot.left)
}

/** Straight in the level: the mean 1.5 lies half way between two lanes. */
export function levelToY({ plot }: ChartFrame, level: number): number {
  return (
    plot.top + ((levelSpan.to - level) / (levelSpan.to - levelSpan.from)) * (plot.bottom - plot.top)
  )
}

export function placeToPoint(frame: ChartFrame, place: ChartPlace): PixelPoint {
  return { x: dayToX(frame, place.day), y: levelToY(frame, place.level) + place.dy }
}

export function computeLaneHeight({ plot }: ChartFrame): number {
  return (plot.bottom - plot.top) / (levelSpan.to - levelSpan.from)
}

export function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value))
}
