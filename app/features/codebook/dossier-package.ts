import { hasPermission } from '#app/domain/users.ts'
import { packageFormat } from '#app/domain/package/package-format.ts'
import { packageFileName, writePackage, maskPackageContacts } from '#app/exports/package.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'
import { requireCurrentDossier } from './current-dossier.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'
import { visibleStoreFor } from '#app/auth/visible-store.ts'
import { requireUser } from '#app/auth/guard.ts'

/** The dossier with every letter that the user sees, as a package; masked for those who may not see contact details. */
export async function buildDossierFile(request: Request): Promise<Response> {
  const user = await requireUser(request, 'export briefings', { byToken: true })
  await enforceRateLimit('exports', user.id)
  const visible = await visibleStoreFor(user)
  const { dossier } = await requireCurrentDossier(visible)
  const packageRead = await visible.packages.exportDossier(dossier.id)
  if (!packageRead.ok) throw new Response(packageRead.reason, { status: 503 })
  const contents = hasPermission(user, 'see contact details')
    ? packageRead.opened
    : maskPackageContacts(packageRead.opened)
  const packed = await writePackage(contents)
  if (!packed.ok) throw new Response(packed.reason, { status: 422 })
  return respondWithAttachment(
    packed.bytes,
    packageFileName(contents.manifest),
    packageFormat.mediaType,
  )
}
