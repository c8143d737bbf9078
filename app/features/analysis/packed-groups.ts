import { packStrip } from '#app/domain/strips/packed-strip.ts'
import { pickStripStance } from '#app/domain/strips/row-words.ts'
import type { StripsView } from './strips-view.ts'

/** Groups of strips as a page carries them: each strip as a short text, of each stance what a row says. */
export function packGroups(groups: StripsView['groups']) {
  return groups.map((group) => ({
    ...group,
    rows: group.rows.map((row) => ({
      ...row,
      cells: row.cells.map(({ topicId, strip, stance }) => ({
        topicId,
        strip: packStrip(strip),
        stance: pickStripStance(stance),
      })),
    })),
  }))
}
