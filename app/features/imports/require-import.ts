import { isId } from '#app/domain/ids.ts'
import { hasPermission } from '#app/domain/users.ts'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import type { RequestContext, SignedInContext } from '#app/auth/request-context.ts'
import type { Import, TableFile } from '#app/store.server.ts'

type ImportRequest = { context: SignedInContext; importRow: Import }

/**
 * An import for somebody who may settle it, with the context of their request. Whoever may not is answered as if
 * there were none.
 */
export async function requireImport(
  context: RequestContext,
  importId: string | undefined,
  { byToken = false } = {},
): Promise<ImportRequest> {
  const signedIn = requirePermission(context, 'settle imports', { byToken })
  const importRow = isId(importId) ? await signedIn.admin.imports.byId(importId!) : null
  const isOpen =
    importRow !== null &&
    hasPermission(signedIn.user, 'settle imports', { ownerId: importRow.createdBy }) &&
    (await signedIn.visible.dossiers.all()).some(({ id }) => id === importRow.dossierId)
  return { context: signedIn, importRow: requireFound(isOpen ? importRow : null, 'import') }
}

/** A table of an import, for somebody who may settle that. */
export async function requireTable(
  context: RequestContext,
  { importId, fileId }: { importId?: string; fileId?: string },
): Promise<ImportRequest & { table: TableFile }> {
  const { context: signedIn, importRow } = await requireImport(context, importId)
  const table = isId(fileId) ? await signedIn.admin.importTables.byId(importRow.id, fileId!) : null
  return { context: signedIn, importRow, table: requireFound(table, 'table') }
}
