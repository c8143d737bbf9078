import { memoizeByObject } from '../memoize.ts'
import type { GroupSum, LevelCounts } from './group-sums.ts'

/**
 * A sum as a page carries it: its steps one text, with `;` between the days and `|` between a day and how many voices
 * stand at each level. A group of all has a step on nearly every day that anybody wrote on.
 */
export type PackedSum = Omit<GroupSum, 'steps'> & { steps: string }

/** The same object for the same sum. */
export const packGroupSum = memoizeByObject((sum: GroupSum): PackedSum => {
  const packed = {
    ...sum,
    steps: sum.steps.map(({ day, counts }) => [day, ...counts].join('|')).join(';'),
  }
  originals.set(packed, sum)
  return packed
})

/** Where it was packed it is the sum itself, so that what is kept for it serves again. */
const originals = new WeakMap<PackedSum, GroupSum>()

export const unpackGroupSum = memoizeByObject(
  (packed: PackedSum): GroupSum =>
    originals.get(packed) ?? { ...packed, steps: readSteps(packed.steps) },
)

function readSteps(steps: string): GroupSum['steps'] {
  if (!steps) return []
  return steps.split(';').map((step) => {
    const [day, ...counts] = step.split('|')
    return { day: day!, counts: counts.map(Number) as unknown as LevelCounts }
  })
}
