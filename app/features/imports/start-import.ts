import type { Audience } from '#app/domain/letters.ts'
import type { User } from '#app/domain/users.ts'
import { readerLimits, formatMegabytes } from '#app/readers/confined/limits.ts'
import { listOcrLanguages } from '#app/readers/images/ocr-languages.ts'
import { newId, theStore, type Import, type VisibleStore } from '#app/store.server.ts'
import { parseAudience } from '../letters/visibility-form.ts'
import { requireCurrentDossier } from '../codebook/current-dossier.ts'
import { withStoreErrors } from '../try-store.ts'

/** How much one import may hold: more is taken in by a second one. Bytes for all files together. */
const uploadLimits = { files: 5000, bytes: 2_000_000_000 } as const

const everyoneAudience: Audience = { visibility: 'everyone', readerIds: [] }

export type StartedImport =
  | { ok: true; id: string; scripted: boolean }
  | { ok: false; status: number; errors: Record<string, string> }

/** The languages that text in pictures can be read in, by code and name. */
export function listOcrLanguageChoices(): [string, string][] {
  const names = new Intl.DisplayNames(['en'], { type: 'language' })
  return listOcrLanguages().map((code) => [code, names.of(code) ?? code])
}

/** A new import: empty where the page sends its files one by one, otherwise with the files of the form. */
export async function startImport(
  visible: VisibleStore,
  user: User,
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
  const parsedAudience = await parseAudience(form, user, everyoneAudience, user.id)
  if (!parsedAudience.ok) return refuse(400, parsedAudience.errors)
  const installed = listOcrLanguages()
  const languages = [...new Set(form.getAll('languages').map(String))].filter((code) =>
    installed.includes(code),
  )
  const name =
    String(form.get('name') ?? '')
      .trim()
      .slice(0, 200) ||
    (files[0]?.name ?? '') ||
    'Letters'
  const { dossier } = await requireCurrentDossier(visible)
  const id = newId()
  return withStoreErrors(
    async (): Promise<StartedImport> => {
      const { imports } = await theStore()
      await imports.record(
        {
          id,
          dossierId: dossier.id,
          name,
          via: 'screen',
          audience: parsedAudience.audience,
          languages: languages.length ? languages : ['eng'],
        },
        { userId: user.id, via: 'screen' },
      )
      for (const file of files)
        await imports.addFile(id, { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) })
      return { ok: true, id, scripted }
    },
    (sentence) => refuse(503, { form: sentence }),
  )
}

export type UploadOutcome =
  { ok: true; taken: boolean } | { ok: false; status: number; reason: string }

/** Takes one file into an import that waits for it. `taken` is false where the import holds these very bytes already. */
export async function addImportFile(
  importRow: Import,
  name: string,
  bytes: Buffer,
): Promise<UploadOutcome> {
  const { imports } = await theStore()
  if (
    importRow.state === 'undoing' ||
    importRow.state === 'undone' ||
    importRow.state === 'redoing'
  )
    return {
      ok: false,
      status: 409,
      reason: 'This import is taken back and takes in no more files. Make a new one.',
    }
  if (!name.trim())
    return {
      ok: false,
      status: 400,
      reason: 'Say what the file is called: its name tells what it may be.',
    }
  if (bytes.length > readerLimits.file)
    return {
      ok: false,
      status: 413,
      reason: `This file has ${formatMegabytes(bytes.length)}; a file may have ${formatMegabytes(readerLimits.file)}. Split it into its letters.`,
    }
  const counts = (await imports.counts([importRow.id])).get(importRow.id)!
  const heldFiles = Object.values(counts.files).reduce((sum, rows) => sum + rows, 0)
  if (heldFiles >= uploadLimits.files || counts.bytes + bytes.length > uploadLimits.bytes)
    return {
      ok: false,
      status: 413,
      reason: `An import may hold ${uploadLimits.files.toLocaleString('en')} files of ${formatMegabytes(uploadLimits.bytes)} together. Make a second one for the rest.`,
    }
  return withStoreErrors(
    async (): Promise<UploadOutcome> => ({
      ok: true,
      taken: await imports.addFile(importRow.id, { name: name.normalize('NFC'), bytes }),
    }),
    (reason) => ({ ok: false, status: 503, reason }),
  )
}
