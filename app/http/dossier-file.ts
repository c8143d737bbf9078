import { may } from '#app/domain/users.ts'
import { packageFormat } from '#app/domain/package/format.ts'
import { packageName, toPackage, withoutContacts } from '#app/exports/package.ts'
import { attachment } from './downloads.ts'
import { currentDossier } from './dossier.ts'
import { unhurried } from './rates.ts'
import { readingFor } from './reading.ts'
import { allowed } from './rights.ts'

/** The dossier with every letter that the user sees, as a package; masked for those who may not see contact details. */
export async function dossierFile(request: Request): Promise<Response> {
  const user = await allowed(request, 'export briefings', { byToken: true })
  unhurried('exports', user.id)
  const reading = await readingFor(user)
  const { dossier } = await currentDossier(reading)
  const made = await reading.packages.whole(dossier.id)
  if (!made.ok) throw new Response(made.reason, { status: 503 })
  const opened = may(user, 'see contact details') ? made.opened : withoutContacts(made.opened)
  const written = await toPackage(opened)
  if (!written.ok) throw new Response(written.reason, { status: 422 })
  return attachment(written.bytes, packageName(opened.told), packageFormat.mediaType)
}
