import { dayNumber, type Period } from '../days.ts'

/** A rectangle in pixels; y grows downwards. */
export type Box = { left: number; top: number; right: number; bottom: number }

/** Where something lies in the data: a day number, a level (-2 to 2) and how many pixels it is moved down to be seen. */
export type Place = { day: number; level: number; dy: number }

export type Spot = { x: number; y: number }

/** What the pixels of a plot stand for: the day numbers at its left and right edge. */
export type Frame = { plot: Box; days: { from: number; to: number } }

/** The levels at the bottom and the top edge: half a lane more than the scale on either side. */
export const levelSpan = { from: -2.5, to: 2.5 } as const

/**
 * The frame of a period: its first and last day lie `inset` pixels within the plot, so that a dot on them is whole.
 * A period of one day lies in the middle.
 */
export function frameOf(period: Period, plot: Box, inset: number): Frame {
  const [first, last] = [dayNumber(period.from), dayNumber(period.to)]
  const [from, to] = last > first ? [first, last] : [first - 0.5, first + 0.5]
  const room = (inset * (to - from)) / Math.max(1, plot.right - plot.left - 2 * inset)
  return { plot, days: { from: from - room, to: to + room } }
}

export function xOf({ plot, days }: Frame, day: number): number {
  return plot.left + ((day - days.from) / (days.to - days.from)) * (plot.right - plot.left)
}

/** Straight in the level: the mean 1.5 lies half way between two lanes. */
export function yOf({ plot }: Frame, level: number): number {
  return (
    plot.top + ((levelSpan.to - level) / (levelSpan.to - levelSpan.from)) * (plot.bottom - plot.top)
  )
}

export function spotOf(frame: Frame, place: Place): Spot {
  return { x: xOf(frame, place.day), y: yOf(frame, place.level) + place.dy }
}

export function laneHeight({ plot }: Frame): number {
  return (plot.bottom - plot.top) / (levelSpan.to - levelSpan.from)
}

export function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}
