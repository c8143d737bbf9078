import { noStrip, packStrip } from '#app/domain/strips/packed-strip.ts'
import { packGroupSum } from '#app/domain/strips/packed-sum.ts'
import { pickStripStance } from '#app/domain/strips/row-words.ts'
import type { StripsView } from './strips-view.ts'

/**
 * Groups of strips as a page carries them: each strip and each sum as a short text, of each stance what a row says. A
 * page that folds the strips away (`drawn` false) carries none.
 */
export function packGroups(groups: StripsView['groups'], drawn = true) {
  return groups.map((group) => ({
    ...group,
    sums: group.sums.map(({ topicId, sum }) => ({
      topicId,
      sum: drawn ? packGroupSum(sum) : { ...sum, steps: '' },
    })),
    rows: group.rows.map((row) => ({
      ...row,
      cells: row.cells.map(({ topicId, strip, stance }) => ({
        topicId,
        strip: drawn ? packStrip(strip) : noStrip,
        stance: pickStripStance(stance),
      })),
    })),
  }))
}
