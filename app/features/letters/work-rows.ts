import type { Assignment } from '#app/domain/assignments.ts'
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
