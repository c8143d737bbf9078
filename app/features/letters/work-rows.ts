import type { Assignment } from '#app/domain/assignments.ts'
import { formatDay } from '#app/domain/days.ts'
import type { LetterColumn } from '#app/domain/letter-columns.ts'
import { describeLevelSpan, type LevelSpan } from '#app/domain/letter-levels.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** Who has a letter to code; `isMe`: whoever reads. */
export type LetterHolder = Pick<Assignment, 'userId' | 'name' | 'kind'> & { isMe: boolean }

/** Rows of letters with who has each to code, for one dossier or for all that the reader sees, each person once. */
export async function addLetterHolders<Row extends { id: string }>(
  visible: VisibleStore,
  rows: readonly Row[],
  { dossierId, selfId }: { dossierId: string | undefined; selfId: string },
): Promise<(Row & { holders: LetterHolder[] })[]> {
  const assigned = await visible.assignments.ofLetters(rows.map(({ id }) => id))
  return rows.map((row) => {
    const own = (assigned.get(row.id) ?? []).filter(
      (one) => dossierId === undefined || one.dossierId === dossierId,
    )
    const byPerson = new Map(own.map((one) => [`${one.userId} ${one.kind}`, one]))
    return {
      ...row,
      holders: [...byPerson.values()].map(({ userId, name, kind }) => ({
        ...{ userId, name, kind, isMe: userId === selfId },
      })),
    }
  })
}

/** What the columns of a list show of a letter; what no column asks for is not even read. */
type ShownCells = {
  to: string[]
  levels: LevelSpan[]
  language: string | null
  arrival: { day: string; byImport: boolean } | null
}

export async function addLetterCells<Row extends { id: string }>(
  visible: VisibleStore,
  rows: readonly Row[],
  columns: readonly LetterColumn[],
  topicIds: readonly string[],
): Promise<(Row & ShownCells)[]> {
  const ids = rows.map(({ id }) => id)
  const shows = (column: LetterColumn) => columns.includes(column)
  const to = shows('to') ? await visible.letters.recipientNames(ids) : null
  const said = shows('levels') ? await visible.positions.levelsIn(ids, topicIds) : []
  const arrivals = shows('language') || shows('import') ? await visible.letters.arrivals(ids) : null
  return rows.map((row) => {
    const arrival = arrivals?.get(row.id)
    const own = said.filter(({ letterId }) => letterId === row.id)
    return {
      ...row,
      to: to?.get(row.id) ?? [],
      levels: topicIds.flatMap((topicId) => {
        const onTopic = own.filter((one) => one.topicId === topicId)
        return onTopic.length ? [describeLevelSpan(topicId, onTopic)] : []
      }),
      language: arrival?.language ?? null,
      arrival: arrival
        ? { day: formatDay(arrival.at.slice(0, 10)), byImport: arrival.importId !== null }
        : null,
    }
  })
}
