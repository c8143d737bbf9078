import type { VisibleStore } from '#app/store.server.ts'

/** Rows of letters with the names of the dossiers that each lies in, as far as the reader sees them. */
export async function addDossierNames<Row extends { id: string }>(
  visible: VisibleStore,
  rows: readonly Row[],
): Promise<(Row & { dossiers: string[] })[]> {
  const lyingIn = await visible.dossiers.ofLetters(rows.map(({ id }) => id))
  const names = new Map((await visible.dossiers.all()).map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    ...row,
    dossiers: (lyingIn.get(row.id) ?? []).flatMap((id) => names.get(id) ?? []),
  }))
}
