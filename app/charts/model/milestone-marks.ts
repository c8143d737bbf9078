import { dayNumber, formatEdtfDate, type Period } from '#app/domain/days.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import { dayToX, type ChartFrame } from './scale.ts'
import { clipText, measureText } from './text-width.ts'

/**
 * An event on the time axis: a line at `x1`, or a band from `x1` to `x2` where its date is an interval. `title` always
 * says all of it; `label` is null where there is no room for words. `row` 0 lies on the plot, higher rows above it.
 */
export type PlacedMilestone = {
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

type LabelSetting = { width: number; rows: number; size: number }

/**
 * The milestones of a period in order of time, each label in the first free place: lowest row first, to the right of
 * its line, else to the left. The latest chooses first, so that an earlier one can step up over it.
 */
export function placeMilestones(
  milestones: readonly Milestone[],
  period: Period,
  frame: ChartFrame,
  setting: LabelSetting,
): PlacedMilestone[] {
  const milestonesInPeriod = milestones
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
  const takenSpaces: TakenSpace[] = []
  return milestonesInPeriod
    .reverse()
    .map((milestone) => placeMilestone(milestone, period, frame, setting, takenSpaces))
    .reverse()
}

/** Words that are cut shorter than this, in pixels, say nothing. */
const minLabelWidth = 80

type TakenSpace = { row: number; left: number; right: number }

function placeMilestone(
  { id, name, label, dated }: Milestone,
  period: Period,
  frame: ChartFrame,
  setting: LabelSetting,
  takenSpaces: TakenSpace[],
): PlacedMilestone {
  const day1 = Math.max(dayNumber(dated.first), dayNumber(period.from))
  const day2 = Math.min(dayNumber(dated.last), dayNumber(period.to))
  const mark = {
    id,
    title: `${formatEdtfDate(dated)}: ${name}`,
    day1,
    day2,
    x1: dayToX(frame, day1),
    x2: dayToX(frame, day2),
    label: null,
  }
  const years = dayNumber(period.to) - dayNumber(period.from) > 550
  const when =
    dated.first === dated.last && !years
      ? formatEdtfDate(dated).replace(/ \d{4}$/, '')
      : formatEdtfDate(dated)
  const room = { ...setting, least: Math.max(0, frame.plot.left - 4) }
  const text = clipText(`${when} · ${label}`, setting.width * 0.6, setting.size)
  const beside = setting.width - mark.x1 - 5
  const shorter = beside >= minLabelWidth ? clipText(text, beside, setting.size) : text
  return {
    ...mark,
    label:
      findFreeLabel(mark.x1, text, room, takenSpaces) ??
      findFreeLabel(mark.x1, shorter, room, takenSpaces),
  }
}

/** The first place where the words cover no other label and no line that leads up to one. Takes it. */
function findFreeLabel(
  x: number,
  text: string,
  { width, rows, size, least }: LabelSetting & { least: number },
  takenSpaces: TakenSpace[],
): PlacedMilestone['label'] {
  const wide = measureText(text, size)
  for (let row = 0; row < rows; row += 1) {
    for (const anchor of ['start', 'end'] as const) {
      const left = anchor === 'start' ? x + 4 : x - 4 - wide
      const neededSpaces = [
        { row, left: Math.min(left, x), right: Math.max(left + wide, x) + 4 },
        ...listRowsBelow(row).map((lower) => ({ row: lower, left: x - 2, right: x + 2 })),
      ]
      const inside = left >= least && left + wide <= width
      if (
        !inside ||
        neededSpaces.some((place) => takenSpaces.some((other) => isOverlapping(place, other)))
      )
        continue
      takenSpaces.push(...neededSpaces)
      return { text, x: anchor === 'start' ? left : x - 4, anchor, row, left, right: left + wide }
    }
  }
  return null
}

function listRowsBelow(row: number): number[] {
  return Array.from({ length: row }, (_, lower) => lower)
}

function isOverlapping(a: TakenSpace, b: TakenSpace): boolean {
  return a.row === b.row && a.left < b.right && b.left < a.right
}
