import type { Silence } from '#app/domain/coverage/silences.ts'
import { unpackStrip, type PackedStrip } from '#app/domain/strips/packed-strip.ts'
import type { PackedSum } from '#app/domain/strips/packed-sum.ts'
import type { DrawnStrip } from '#app/domain/strips/strip.ts'
import type { StripStance } from '#app/domain/strips/row-words.ts'
import type { DayChange } from '#app/domain/strips/two-days.ts'

/** An actor on one of the topics that a page shows, as it comes with the page's data. */
export type StripTableCell = {
  topicId: string
  strip: PackedStrip
  stance: StripStance
  /** In a matrix: why there is no word, and what became since an earlier day; null where there is nothing to say. */
  silence?: { kinds: Silence[]; words: string } | null
  compared?: DayChange | null
}
export type StripTableRow = {
  actor: { id: string; name: string }
  /** What stands before the strip instead of the actor's name, where all rows are the same actor's. */
  heading?: { words: string; href: string }
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
  sums: { topicId: string; sum: PackedSum }[]
  rows: StripTableRow[]
}

/** The same rows with their cell of one topic alone; of `actorIds`, where they are given, only these. */
export function pickTopicRows(
  groups: readonly StripTableGroup[],
  topicId: string,
  actorIds?: readonly string[],
): StripTableGroup[] {
  return groups.map((group) => ({
    ...group,
    rows: group.rows
      .filter(({ actor }) => !actorIds || actorIds.includes(actor.id))
      .map((row) => ({ ...row, cells: row.cells.filter((cell) => cell.topicId === topicId) })),
  }))
}

/** A row for each topic, headed by it: for a page that is about one actor. */
export function splitByTopic(
  groups: readonly StripTableGroup[],
  topics: readonly { id: string; name: string }[],
): StripTableGroup[] {
  return groups.map((group) => ({
    ...group,
    rows: topics.flatMap(({ id, name }) =>
      pickTopicRows([group], id)[0]!.rows.map((row) => ({
        ...row,
        heading: { words: name, href: `#topic-${id}` },
      })),
    ),
  }))
}

/** A strip with whose it is and on what, and what stands before it. */
export type ListedStrip = { of: string; actorId: string; topicId: string; strip: DrawnStrip }

/** Where the mark of a strip leads: to its sentence beside the strips. */
export type QuoteHref = (markKey: string, actorId: string, topicId: string) => string

export function listStrips(groups: readonly StripTableGroup[]): ListedStrip[] {
  return groups.flatMap(({ rows }) =>
    rows.flatMap(({ actor, heading, cells }) =>
      cells.map(({ topicId, strip }) => ({
        of: heading?.words ?? actor.name,
        actorId: actor.id,
        topicId,
        strip: unpackStrip(strip),
      })),
    ),
  )
}
