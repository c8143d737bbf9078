import type { CodingState } from '#app/domain/codings.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** Rows of letters with how far each is coded, each state once: for one dossier, or for all that it lies in. */
export async function addCodingStates<Row extends { id: string }>(
  visible: VisibleStore,
  rows: readonly Row[],
  dossierId: string | undefined,
): Promise<(Row & { codings: CodingState[] })[]> {
  const states = await visible.codings.statesOf(rows.map(({ id }) => id))
  return rows.map((row) => {
    const own = (states.get(row.id) ?? []).filter(
      (status) =>
        status.coderId === null && (dossierId === undefined || status.dossierId === dossierId),
    )
    return { ...row, codings: [...new Set(own.map(({ state }) => state))] }
  })
}
