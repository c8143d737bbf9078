import { dayNumber, formatEdtfDate, type Day, type Period } from '#app/domain/days.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import { makeChartFrame } from './scale.ts'
import { clipText, measureText } from './text-width.ts'
import { makeTicks } from './ticks.ts'

/** The first and last day of the axis that all strips of a page share. */
export type StripAxis = Period

/** Where a day lies, in hundredths of the strip's width; a day outside lies on the nearer edge. */
export function shareOfDay({ from, to }: StripAxis, day: Day): number {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  if (last <= first) return 50
  return Math.max(0, Math.min(100, ((dayNumber(day) - first) / (last - first)) * 100))
}

/** A milestone: a hairline, or a band where `to` lies behind `from`. */
export type MilestoneLine = { id: string; from: number; to: number; title: string }

/** Words above the strips: those of one milestone, or of several whose words would lie on each other. */
type MilestoneLabel = {
  /** The lines that it names. */
  ids: string[]
  text: string
  title: string
  at: number
  anchor: 'start' | 'end'
  row: number
}

export type MilestoneHead = { lines: MilestoneLine[]; labels: MilestoneLabel[] }

const labelSize = 10.5
const labelGap = 8
/** How many rows of words there are. */
export const milestoneRows = 2

/**
 * The milestones of the axis, with their words in two rows above the strips, for places of `width` pixels or more.
 * Words that find no place of their own join those of the milestone before, so that none is without a name.
 */
export function layOutMilestones(
  milestones: readonly Milestone[],
  axis: StripAxis,
  width: number,
): MilestoneHead {
  const shown = milestones
    .filter(({ dated }) => dated.last >= axis.from && dated.first <= axis.to)
    .sort((a, b) => compareText(a.dated.first, b.dated.first) || compareText(a.id, b.id))
  const lines = shown.map(({ id, name, dated }) => ({
    id,
    from: shareOfDay(axis, dated.first),
    to: shareOfDay(axis, dated.last),
    title: `${formatEdtfDate(dated)}: ${name}`,
  }))
  return { lines, labels: joinLabels(shown, lines, width) }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

type Group = { milestones: Milestone[]; lines: MilestoneLine[] }

/** Groups of neighbours, joined for as long as some words find no place. */
function joinLabels(
  shown: readonly Milestone[],
  lines: readonly MilestoneLine[],
  width: number,
): MilestoneLabel[] {
  const groups: Group[] = shown.map((milestone, index) => ({
    milestones: [milestone],
    lines: [lines[index]!],
  }))
  for (;;) {
    const placed = placeLabels(groups, width)
    if (placed.every((label) => label !== null)) return placed
    if (groups.length < 2) return placed.flatMap((label) => label ?? [])
    const lost = placed.indexOf(null)
    const into = chooseNeighbour(groups, lost)
    const [first, second] = [Math.min(lost, into), Math.max(lost, into)]
    groups.splice(first, 2, {
      milestones: [...groups[first]!.milestones, ...groups[second]!.milestones],
      lines: [...groups[first]!.lines, ...groups[second]!.lines],
    })
  }
}

/** The nearer neighbour in time. */
function chooseNeighbour(groups: readonly Group[], index: number): number {
  if (index === 0) return 1
  if (index === groups.length - 1) return index - 1
  const here = groups[index]!.lines
  const before = here[0]!.from - groups[index - 1]!.lines.at(-1)!.from
  const after = groups[index + 1]!.lines[0]!.from - here.at(-1)!.from
  return before <= after ? index - 1 : index + 1
}

function placeLabels(groups: readonly Group[], width: number): (MilestoneLabel | null)[] {
  const taken: { row: number; left: number; right: number }[] = []
  return groups.map((group, place) => {
    const full = writeLabel(group)
    const at = group.lines[0]!.from
    const x = (at / 100) * width
    // On the side with more room, so that the last words that are left always have a place.
    const text = clipText(full, Math.max(x, width - x) - 6, labelSize)
    const wide = measureText(text, labelSize)
    for (const row of [place % milestoneRows, (place + 1) % milestoneRows])
      for (const anchor of ['start', 'end'] as const) {
        const left = anchor === 'start' ? x + 3 : x - 3 - wide
        const right = left + wide
        const fits =
          left >= 0 &&
          right <= width &&
          !taken.some(
            (other) =>
              other.row === row && left < other.right + labelGap && other.left < right + labelGap,
          )
        if (!fits) continue
        taken.push({ row, left, right })
        return {
          ids: group.milestones.map(({ id }) => id),
          text,
          title: group.lines.map(({ title }) => title).join('\n'),
          at,
          anchor,
          row,
        }
      }
    return null
  })
}

/** `Jul 2020 · EU strategy`; of several `2020–2021 · EU strategy, interim Regulation proposed`. */
function writeLabel({ milestones }: Group): string {
  const labels = milestones.map(({ label }) => label).join(', ')
  const [first, last] = [milestones[0]!.dated, milestones.at(-1)!.dated]
  if (milestones.length === 1) return `${formatEdtfDate(first)} · ${labels}`
  const years = [...new Set([first.first.slice(0, 4), last.first.slice(0, 4)])].join('–')
  return `${years} · ${labels}`
}

/** The beginning of a year, or of a month where the axis is short. `labelAt` is the middle of its words. */
export type AxisTick = { at: number; labelAt: number; label: string }

/** As many ticks as have room for their words in places of `width` pixels or more. */
export function layOutTicks(axis: StripAxis, width: number): AxisTick[] {
  const frame = makeChartFrame(axis, { left: 0, right: width, top: 0, bottom: 1 }, 0)
  return makeTicks(axis, frame, width, { size: labelSize, gap: labelGap, short: true }).map(
    ({ x, labelX, label }) => ({
      at: (x / width) * 100,
      labelAt: (labelX / width) * 100,
      label,
    }),
  )
}
