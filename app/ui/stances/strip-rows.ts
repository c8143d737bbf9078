import type { GroupSum } from '#app/domain/strips/group-sums.ts'
import type { PackedStrip } from '#app/domain/strips/packed-strip.ts'
import type { StripStance } from '#app/domain/strips/row-words.ts'

/** An actor on one of the topics that a page shows, as it comes with the page's data. */
export type StripTableCell = { topicId: string; strip: PackedStrip; stance: StripStance }
export type StripTableRow = {
  actor: { id: string; name: string }
  /** Where it belongs, in words, and the organisation at the top of that, or its own name. */
  house: string
  top: string
  cells: StripTableCell[]
}
export type StripTableGroup = {
  key: string
  name: string
  isOpen: boolean
  actors: number
  sums: { topicId: string; sum: GroupSum }[]
  rows: StripTableRow[]
}
