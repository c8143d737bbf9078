import type { Day } from '#app/domain/days.ts'
import { levels } from '#app/domain/level.ts'
import type { GroupSum, LevelCounts } from '#app/domain/strips/group-sums.ts'
import { shareOfDay, type StripAxis } from './strip-axis.ts'

/**
 * The voices of a group over time: those that support are stacked upward, those that oppose downward, the mixed lie
 * across the middle. Hundredths of the width, pixels of the height.
 */
export type GroupStripMarks = {
  zero: number
  bands: { from: number; to: number; y: number; height: number; code: string }[]
}

/** The height of a group's row in pixels. */
export const groupRowHeight = 40
/** The most that one voice takes of it. */
const voiceHeight = 3.2

export function layOutGroupStrip(
  { steps, voices }: Pick<GroupSum, 'steps' | 'voices'>,
  { axis, asOf }: { axis: StripAxis; asOf: Day },
): GroupStripMarks {
  const zero = groupRowHeight / 2
  const unit = Math.min(voiceHeight, (groupRowHeight - 8) / 2 / Math.max(4, voices))
  const end = asOf < axis.to ? asOf : axis.to
  const bands = steps.flatMap(({ day, counts }, index) => {
    const next = steps[index + 1]?.day ?? end
    const [from, to] = [shareOfDay(axis, day), shareOfDay(axis, next < end ? next : end)]
    return to > from ? stackVoices(counts, { from, to, zero, unit }) : []
  })
  return { zero, bands }
}

type Place = { from: number; to: number; zero: number; unit: number }

function stackVoices(
  counts: LevelCounts,
  { from, to, zero, unit }: Place,
): GroupStripMarks['bands'] {
  const mixed = counts[2] * unit
  let [above, below] = [zero - mixed / 2, zero + mixed / 2]
  // From the middle outward, so that the strongest words lie farthest out.
  return [2, 3, 4, 1, 0].flatMap((place) => {
    const height = counts[place]! * unit
    if (!height) return []
    const { code, level } = levels[place]!
    if (level > 0) above -= height
    const y = level === 0 ? zero - mixed / 2 : level > 0 ? above : below
    if (level < 0) below += height
    return [{ from, to, y, height, code }]
  })
}
