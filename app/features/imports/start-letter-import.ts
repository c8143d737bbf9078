import { isId } from '#app/domain/ids.ts'
import { createHash } from 'node:crypto'
import { describeErasedAgain } from '#app/domain/erasures.ts'
import { everyoneAudience } from '#app/domain/letters.ts'
import { pageSizes } from '#app/domain/page-size.ts'
import { cleanText } from '#app/domain/text/quotes.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import { newId, type Import } from '#app/store.server.ts'
import { chooseDossier } from '../codebook/chosen-dossier.ts'
import { withStoreErrors } from '../try-store.ts'
import { saveImportFile } from './add-import-file.ts'
import { describeStoredCopy } from './stored-copy.ts'

/** The form of a new letter was refused: at `text` or `file`, or as a whole. What was pasted stays. */
type NewLetterRefusal = {
  ok: false
  status: number
  pasted: string
  errors: Record<string, string>
}
export type StartedLetterImport = { ok: true; importId: string } | NewLetterRefusal

type LetterSender = Pick<
  SignedInContext,
  'visible' | 'admin' | 'user' | 'performedBy' | 'lastDossier'
>
type LetterFile = { name: string; bytes: Buffer }

/**
 * An import of the one letter that a form holds, as a pasted text or as a file, to be read like every other. The same
 * form sent twice makes one import: its `id` names it.
 */
export async function startLetterImport(
  sender: LetterSender,
  form: FormData,
): Promise<StartedLetterImport> {
  // Browsers send a field's line ends as CRLF whatever was pasted.
  const pasted = String(form.get('text') ?? '').replaceAll('\r\n', '\n')
  const file = form.get('file')
  const uploaded = file instanceof File && file.size > 0 ? file : null
  const refuse = (errors: Record<string, string>, status = 400): NewLetterRefusal => ({
    ok: false,
    status,
    pasted: pasted.length > 1_000_000 ? '' : pasted,
    errors,
  })
  const id = String(form.get('id') ?? '') || newId()
  if (!isId(id))
    return refuse({
      text: 'This form was altered on its way, so nothing was stored. Read the text again.',
    })
  if (uploaded && pasted.trim())
    return refuse({
      file: 'There is a pasted text and a file. Take one of them away, so that it is clear which is the letter.',
    })
  const refusal = uploaded ? null : await checkPastedText(sender, pasted)
  if (refusal) return refuse({ text: refusal })
  const chosen = await chooseDossier(sender, String(form.get('dossier') ?? '') || null)
  if (!chosen.ok) return refuse({ dossier: chosen.reason })
  const letter: LetterFile = uploaded
    ? { name: uploaded.name, bytes: Buffer.from(await uploaded.arrayBuffer()) }
    : { name: makePastedName(pasted), bytes: Buffer.from(pasted) }
  return withStoreErrors(
    async () => {
      const importRow = await findOrRecordImport(sender, id, letter, chosen.dossier.id)
      const outcome = await saveImportFile(sender.admin, importRow, letter.name, letter.bytes)
      if (outcome.ok) return { ok: true, importId: importRow.id }
      return refuse({ [uploaded ? 'file' : 'text']: outcome.reason }, outcome.status)
    },
    (sentence): StartedLetterImport => refuse({ form: sentence }, 503),
  )
}

/** Why a pasted text cannot be a letter, or is one that is stored. */
async function checkPastedText(
  { visible, admin }: Pick<LetterSender, 'visible' | 'admin'>,
  pasted: string,
): Promise<string | null> {
  const cleaned = cleanText(pasted)
  if (!cleaned.ok) return cleaned.reason
  const stored = await visible.letters.withText(cleaned.text)
  if (stored) return describeStoredCopy(stored.title)
  const hash = createHash('sha256').update(cleaned.text).digest('hex')
  const [erasedAt] = (await admin.erasures.againstHashes([hash])).values()
  return erasedAt === undefined ? null : describeErasedAgain(erasedAt)
}

/** A pasted text is a file that is called by its first words. */
function makePastedName(pasted: string): string {
  const [line = ''] = pasted.trim().split('\n')
  const words = line.replace(/[^\p{L}\p{N}\p{M} .,’'()-]+/gu, ' ').replace(/\s+/g, ' ')
  return `${words.trim().slice(0, 60).trim() || 'Letter'}.txt`
}

/** The import of this very form where it was sent before, otherwise a new one. */
async function findOrRecordImport(
  { admin, user, performedBy }: LetterSender,
  id: string,
  letter: LetterFile,
  dossierId: string,
): Promise<Import> {
  const earlier = await findOwnImport()
  if (earlier === 'new') return recordImport(id)
  return earlier ?? recordImport(newId())

  /** `new` where no import has this id; null where one has it that holds something else. */
  async function findOwnImport(): Promise<Import | 'new' | null> {
    const importRow = await admin.imports.byId(id)
    if (!importRow) return 'new'
    const sha256 = createHash('sha256').update(letter.bytes).digest('hex')
    const files = await admin.imports.files(
      id,
      ['waiting', 'columns', 'read', 'refused'],
      pageSizes.importFiles,
    )
    const isSame = files.every((file) => file.sha256 === sha256)
    return importRow.createdBy === user.id && isSame ? importRow : null
  }

  async function recordImport(newImportId: string): Promise<Import> {
    const newImport = {
      id: newImportId,
      dossierId,
      name: letter.name.replace(/\.txt$/, '').slice(0, 200),
      via: 'screen' as const,
      audience: everyoneAudience,
      languages: ['eng'],
    }
    try {
      await admin.imports.record(newImport, performedBy)
    } catch (error) {
      // The same form that came in at the same moment may have been quicker.
      const recorded = await admin.imports.byId(newImportId).catch(() => null)
      if (recorded?.createdBy !== user.id) throw error
    }
    return (await admin.imports.byId(newImportId))!
  }
}
