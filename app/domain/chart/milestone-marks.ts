import { dayNumber, sayDated, type Period } from '../days.ts'
import type { Milestone } from '../topics.ts'
import { xOf, type Frame } from './scale.ts'
import { clipped, textWidth } from './text-width.ts'

/**
 * An event on the time axis: a line at `x1`, or a band from `x1` to `x2` where its date is an interval. `title` always
 * says all of it; `label` is null where there is no room for words. `row` 0 lies on the plot, higher rows above it.
 */
export type MilestoneMark = {
  id: string
  title: string
  day1: number
  day2: number
  x1: number
  x2: number
  label: {
    text: string
    x: number
    anchor: 'start' | 'end'
    row: number
    left: number
    right: number
  } | null
}

type Setting = { width: number; rows: number; size: number }

/**
 * The milestones of a period in order of time, each label in the first free place: lowest row first, to the right of
 * its line, else to the left. The latest chooses first, so that an earlier one can step up over it.
 */
export function milestoneMarks(
  milestones: readonly Milestone[],
  period: Period,
  frame: Frame,
  setting: Setting,
): MilestoneMark[] {
  const shown = milestones
    .filter(({ dated }) => dated.last >= period.from && dated.first <= period.to)
    .sort((a, b) =>
      a.dated.first === b.dated.first
        ? a.id < b.id
          ? -1
          : 1
        : a.dated.first < b.dated.first
          ? -1
          : 1,
    )
  const taken: Taken[] = []
  return shown
    .reverse()
    .map((milestone) => markOf(milestone, period, frame, setting, taken))
    .reverse()
}

/** Words that are cut shorter than this, in pixels, say nothing. */
const leastWords = 80

type Taken = { row: number; left: number; right: number }

function markOf(
  { id, name, label, dated }: Milestone,
  period: Period,
  frame: Frame,
  setting: Setting,
  taken: Taken[],
): MilestoneMark {
  const day1 = Math.max(dayNumber(dated.first), dayNumber(period.from))
  const day2 = Math.min(dayNumber(dated.last), dayNumber(period.to))
  const mark = {
    id,
    title: `${sayDated(dated)}: ${name}`,
    day1,
    day2,
    x1: xOf(frame, day1),
    x2: xOf(frame, day2),
    label: null,
  }
  const years = dayNumber(period.to) - dayNumber(period.from) > 550
  const when =
    dated.first === dated.last && !years ? sayDated(dated).replace(/ \d{4}$/, '') : sayDated(dated)
  const room = { ...setting, least: Math.max(0, frame.plot.left - 4) }
  const text = clipped(`${when} · ${label}`, setting.width * 0.6, setting.size)
  const beside = setting.width - mark.x1 - 5
  const shorter = beside >= leastWords ? clipped(text, beside, setting.size) : text
  return { ...mark, label: free(mark.x1, text, room, taken) ?? free(mark.x1, shorter, room, taken) }
}

/** The first place where the words cover no other label and no line that leads up to one. Takes it. */
function free(
  x: number,
  text: string,
  { width, rows, size, least }: Setting & { least: number },
  taken: Taken[],
): MilestoneMark['label'] {
  const wide = textWidth(text, size)
  for (let row = 0; row < rows; row += 1) {
    for (const anchor of ['start', 'end'] as const) {
      const left = anchor === 'start' ? x + 4 : x - 4 - wide
      const wanted = [
        { row, left: Math.min(left, x), right: Math.max(left + wide, x) + 4 },
        ...below(row).map((lower) => ({ row: lower, left: x - 2, right: x + 2 })),
      ]
      const inside = left >= least && left + wide <= width
      if (!inside || wanted.some((place) => taken.some((other) => covers(place, other)))) continue
      taken.push(...wanted)
      return { text, x: anchor === 'start' ? left : x - 4, anchor, row, left, right: left + wide }
    }
  }
  return null
}

function below(row: number): number[] {
  return Array.from({ length: row }, (_, lower) => lower)
}

function covers(a: Taken, b: Taken): boolean {
  return a.row === b.row && a.left < b.right && b.left < a.right
}
