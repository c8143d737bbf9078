import type { SignedInContext } from '#app/auth/request-context.ts'
import type { ImportItemRow } from '#app/store.server.ts'

const hiddenDossier = 'It is of a dossier that you do not see.'

/**
 * Items as the reader may see them: of a package that is about a dossier which is hidden from them, neither what it
 * brings nor what it asks. A dossier that a package would make is hidden from nobody.
 */
export async function hideOtherDossiers(
  { visible, admin }: Pick<SignedInContext, 'visible' | 'admin'>,
  rows: readonly ImportItemRow[],
): Promise<ImportItemRow[]> {
  const packages = await admin.imports.packageDossiers(rows.map(({ id }) => id))
  const listDossierIds = ({ id, asks }: ImportItemRow): string[] => [
    ...(packages.has(id) ? [packages.get(id)!] : []),
    ...asks.flatMap(({ topic }) => topic?.dossierId ?? []),
  ]
  if (rows.every((row) => !listDossierIds(row).length)) return [...rows]
  const seen = new Set((await visible.dossiers.all()).map(({ id }) => id))
  const all = new Set((await admin.dossiers.all()).map(({ id }) => id))
  return rows.map((row) =>
    listDossierIds(row).some((id) => all.has(id) && !seen.has(id))
      ? { ...row, reason: hiddenDossier, asks: [] }
      : row,
  )
}
