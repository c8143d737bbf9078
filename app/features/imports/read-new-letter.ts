import type { SignedInContext } from '#app/auth/request-context.ts'
import { newId } from '#app/store.server.ts'
import { buildLetterImportView } from './letter-import-view.ts'
import { startLetterImport, type StartedLetterImport } from './start-letter-import.ts'
import { waitUntilRead } from './wait-for-import.ts'

/** The id of an import that a form will make once it is sent. */
export function makeImportId(): string {
  return newId()
}

/**
 * Starts the import of the one letter that a form holds, and waits a few seconds for it to be read, so that a file
 * that holds no letter, or one that is stored, is refused where it was chosen. What takes longer is looked at on the
 * import's own address.
 */
export async function readNewLetter(
  sender: Pick<SignedInContext, 'visible' | 'admin' | 'user' | 'performedBy' | 'lastDossier'>,
  form: FormData,
): Promise<StartedLetterImport> {
  const started = await startLetterImport(sender, form)
  if (!started.ok) return started
  const importRow = await waitUntilRead(sender.admin, started.importId)
  const view = importRow && (await buildLetterImportView(sender, importRow, Date.now()))
  if (view?.step !== 'refused') return started
  const pasted = String(form.get('text') ?? '').replaceAll('\r\n', '\n')
  const field = pasted.trim() ? 'text' : 'file'
  return { ok: false, status: 400, pasted, errors: { [field]: view.reason } }
}
