import type { Day } from '#app/domain/days.ts'
import type { levels } from '#app/domain/level.ts'
import type { DistributionMeasure } from '#app/domain/distribution/distribution-choices.ts'
import type { GroupSum, LevelCounts } from '#app/domain/strips/group-sums.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { shareOfDay, type StripAxis } from './strip-axis.ts'

type LevelCode = (typeof levels)[number]['code']
export type DistributionCode = LevelCode | 'unknown'
/** Pixels from the top of the picture. */
type Edges = readonly [top: number, bottom: number]
/** From one change to the next; hundredths of the width. */
type Stretch = { from: number; to: number; parts: Record<DistributionCode, Edges> }

/**
 * The voices of a group over time. Those that support are stacked upward, those that oppose downward, the mixed lie
 * across the middle, and those without a word hang in a lane below. A number changes on its true day.
 */
export type DistributionMarks = {
  height: number
  zero: number
  unknownTop: number
  stretches: Stretch[]
}

/** As high as all voices of a group are drawn, and the most that one voice takes of it, in pixels. */
const fullHeight = 110
const mostVoiceHeight = 12
/** Between those with a word and the lane of those without. */
const laneGap = 6

/** Counts: one height for a voice in all groups, so that areas are heads. Shares: each group’s voices are as high. */
export function chooseVoiceHeight({
  measure,
  voices,
  most,
}: {
  measure: DistributionMeasure
  voices: number
  /** The voices of the largest group. */
  most: number
}): number {
  return measure === 'shares'
    ? fullHeight / Math.max(1, voices)
    : Math.min(mostVoiceHeight, fullHeight / Math.max(1, most))
}

/** A round number of voices, or a quarter of them, as high as it is drawn: at least 14 pixels. */
export function chooseScaleMark(
  measure: DistributionMeasure,
  voiceHeight: number,
): { height: number; label: string } {
  if (measure === 'shares') return { height: fullHeight / 4, label: '25 % of a group’s voices' }
  const rounds = [1, 2, 5].flatMap((digit) => [1, 10, 100, 1000].map((tens) => digit * tens))
  const shown = rounds.sort((a, b) => a - b).find((number) => number * voiceHeight >= 14)!
  return { height: shown * voiceHeight, label: formatQuantity(shown, 'voice') }
}

export function layOutDistribution(
  { steps, voices }: Pick<GroupSum, 'steps' | 'voices'>,
  { axis, asOf, voiceHeight }: { axis: StripAxis; asOf: Day; voiceHeight: number },
): DistributionMarks {
  const end = asOf < axis.to ? asOf : axis.to
  const held = listHeld(steps, axis.from, end)
  const findMost = (count: (counts: LevelCounts) => number) =>
    Math.max(0, ...held.map(({ counts }) => count(counts))) * voiceHeight
  const zero = findMost(([, , mixed, support, strong]) => mixed / 2 + support + strong)
  const below = findMost(([strong, against, mixed]) => mixed / 2 + against + strong)
  const unknownTop = zero + below + laneGap
  const stretches = held.map(({ day, counts }, index) => ({
    from: shareOfDay(axis, day),
    to: shareOfDay(axis, held[index + 1]?.day ?? end),
    parts: stackParts(counts, voices, { zero, unknownTop, voiceHeight }),
  }))
  return {
    height: unknownTop + findMost((counts) => countUnheard(counts, voices)),
    zero,
    unknownTop,
    stretches,
  }
}

/** What holds from the first day of the axis on, and each change up to the last day. */
function listHeld(steps: GroupSum['steps'], from: Day, end: Day): GroupSum['steps'] {
  if (end < from) return []
  const before = steps.findLast(({ day }) => day <= from)?.counts ?? [0, 0, 0, 0, 0]
  return [
    { day: from, counts: before as LevelCounts },
    ...steps.filter(({ day }) => day > from && day < end),
  ]
}

function countUnheard(counts: LevelCounts, voices: number): number {
  return voices - counts.reduce((sum, count) => sum + count, 0)
}

type Place = { zero: number; unknownTop: number; voiceHeight: number }

function stackParts(
  counts: LevelCounts,
  voices: number,
  { zero, unknownTop, voiceHeight }: Place,
): Stretch['parts'] {
  const [so, o, m, s, ss] = counts.map((count) => count * voiceHeight) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const [top, bottom] = [zero - m / 2, zero + m / 2]
  return {
    ss: [top - s - ss, top - s],
    s: [top - s, top],
    m: [top, bottom],
    o: [bottom, bottom + o],
    so: [bottom + o, bottom + o + so],
    unknown: [unknownTop, unknownTop + countUnheard(counts, voices) * voiceHeight],
  }
}

/**
 * The area of one level through all stretches as one path, 1,000 wide: along the tops and back along the bottoms; null
 * where nobody ever stands there.
 */
export function outlineArea(stretches: readonly Stretch[], code: DistributionCode): string | null {
  const own = stretches.map(({ from, to, parts: { [code]: edges } }) => ({ from, to, edges }))
  const [first] = own
  if (!first || own.every(({ edges: [top, bottom] }) => bottom <= top)) return null
  let at = first.edges[0]
  let path = `M${across(first.from)} ${round(at)}`
  const goTo = (y: number, x: number) => {
    if (round(y) !== round(at)) path += `V${round(y)}`
    at = y
    path += `H${across(x)}`
  }
  for (const { to, edges } of own) goTo(edges[0], to)
  for (const { from, edges } of own.toReversed()) goTo(edges[1], from)
  return `${path}Z`
}

const across = (share: number) => Math.round(share * 100) / 10

const round = (pixels: number) => Math.round(pixels * 100) / 100
