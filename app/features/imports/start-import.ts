import { everyoneAudience } from '#app/domain/letters.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import { newId } from '#app/store.server.ts'
import { parseAudience } from '../letters/visibility-form.ts'
import { chooseDossier } from '../codebook/chosen-dossier.ts'
import { withStoreErrors } from '../try-store.ts'
import { chooseOcrLanguages } from './ocr-language-choices.ts'

export type StartedImport =
  | { ok: true; id: string; scripted: boolean }
  | { ok: false; status: number; errors: Record<string, string> }

type ImportSender = Pick<
  SignedInContext,
  'visible' | 'admin' | 'user' | 'performedBy' | 'lastDossier'
>

/** A new import: empty where the page sends its files one by one, otherwise with the files of the form. */
export async function startImport(
  { visible, admin, user, performedBy, lastDossier }: ImportSender,
  form: FormData,
): Promise<StartedImport> {
  const scripted = form.get('scripted') === 'yes'
  const files = form
    .getAll('files')
    .filter((file): file is File => file instanceof File && file.size > 0)
  const refuse = (status: number, errors: Record<string, string>): StartedImport => ({
    ok: false,
    status,
    errors,
  })
  if (!scripted && !files.length) return refuse(400, { files: 'Choose the files to import.' })
  const parsedAudience = await parseAudience(admin, form, user, everyoneAudience, user.id)
  if (!parsedAudience.ok) return refuse(400, parsedAudience.errors)
  const chosen = await chooseDossier(
    { user, visible, lastDossier },
    String(form.get('dossier') ?? '') || null,
  )
  if (!chosen.ok) return refuse(400, { dossier: chosen.reason })
  const newImport = {
    id: newId(),
    dossierId: chosen.dossier.id,
    name: readImportName(form) || (files[0]?.name ?? '') || 'Letters',
    via: 'screen' as const,
    audience: parsedAudience.audience,
    languages: chooseOcrLanguages(form.getAll('languages').map(String)),
  }
  return withStoreErrors(
    async (): Promise<StartedImport> => {
      await admin.imports.record(newImport, performedBy)
      for (const file of files) {
        const bytes = Buffer.from(await file.arrayBuffer())
        await admin.imports.addFile(newImport.id, { name: file.name, bytes })
      }
      return { ok: true, id: newImport.id, scripted }
    },
    (sentence) => refuse(503, { form: sentence }),
  )
}

function readImportName(form: FormData): string {
  return String(form.get('name') ?? '')
    .trim()
    .slice(0, 200)
}
