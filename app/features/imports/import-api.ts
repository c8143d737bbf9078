import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import { isTakenBack } from '#app/domain/plan/import-progress.ts'
import { everyoneAudience } from '#app/domain/letters.ts'
import { itemStates } from '#app/domain/plan/plan-item.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import { listOcrLanguages } from '#app/readers/images/ocr-languages.ts'
import { newId, type Import, type ImportCounts } from '#app/store.server.ts'
import { parseAudience } from '../letters/visibility-form.ts'
import { foretellImportApproval } from '../coding/unapproved-remark.ts'
import { chooseDossier } from '../codebook/chosen-dossier.ts'
import { withStoreErrors } from '../try-store.ts'
import { saveImportFile } from './add-import-file.ts'
import { hideOtherDossiers } from './hidden-packages.ts'
import { toImportJson, toItemsJson } from './import-json.ts'
import { chooseOcrLanguages } from './ocr-language-choices.ts'

type ImportSender = Pick<SignedInContext, 'visible' | 'admin' | 'user' | 'performedBy'>
type Refusal = { ok: false; status: number; reason: string }

/** What became of a file that a program sent: not taken in twice, nor where it is too large. */
type SentFileAnswer = { name: string; size: number; taken: boolean; reason: string | null }

/** `remark`: that passages in the files will wait for approval, where they will. */
type SentImport = { ok: true; importRow: Import; files: SentFileAnswer[]; remark: string | null }

/** Takes the files that a program sent into a new import, as the parameters of the address say. */
export async function createImportFromFiles(
  { visible, admin, user, performedBy }: ImportSender,
  params: URLSearchParams,
  files: readonly { name: string; bytes: Buffer }[],
): Promise<SentImport | Refusal> {
  const audienceForm = new FormData()
  for (const [name, value] of params) audienceForm.append(name, value)
  const parsedAudience = await parseAudience(admin, audienceForm, user, everyoneAudience, user.id)
  const missing = explainMissingLanguage(params)
  if (!parsedAudience.ok) return refuse(400, Object.values(parsedAudience.errors)[0]!)
  if (missing !== null) return refuse(400, missing)
  const chosen = await chooseDossier({ user, visible }, params.get('dossier'))
  if (!chosen.ok) return refuse(400, chosen.reason)
  const newImport = {
    id: newId(),
    dossierId: chosen.dossier.id,
    name: (params.get('name')?.trim() || files[0]!.name).slice(0, 200),
    via: 'api' as const,
    audience: parsedAudience.audience,
    languages: chooseOcrLanguages(params.getAll('language')),
  }
  const failure = await tryWrite(() => admin.imports.record(newImport, performedBy))
  if (failure) return failure
  const answers: SentFileAnswer[] = []
  for (const file of files) {
    const importRow = (await admin.imports.byId(newImport.id))!
    const outcome = await saveImportFile(admin, importRow, file.name, file.bytes)
    if (!outcome.ok && outcome.status === 503) return outcome
    answers.push({
      name: file.name,
      size: file.bytes.length,
      taken: outcome.ok && outcome.taken,
      reason: outcome.ok ? (outcome.taken ? null : sameFileReason) : outcome.reason,
    })
  }
  const importRow = (await admin.imports.byId(newImport.id))!
  const remark = await foretellImportApproval(visible, importRow)
  return { ok: true, importRow, files: answers, remark }
}

const sameFileReason = 'The import holds the very same file already.'

/** Why a language that is asked for cannot be read; null where all can. */
function explainMissingLanguage(params: URLSearchParams): string | null {
  const installed = listOcrLanguages()
  const missing = params.getAll('language').find((code) => !installed.includes(code))
  return missing === undefined
    ? null
    : `Text in pictures cannot be read in “${missing.slice(0, 20)}”. Choose among ` +
        `${installed.join(', ')}. Nothing was taken in.`
}

/** How far an import is, with a page of what its files held: all of it, or what is in the states asked for. */
export async function reportImport(
  { visible, admin }: ImportSender,
  importRow: Import,
  { params, page, site }: { params: URLSearchParams; page: number; site: string },
) {
  const states = itemStates.filter(
    (state) => !params.has('state') || params.getAll('state').includes(state),
  )
  const counts = (await admin.imports.counts([importRow.id])).get(importRow.id)!
  const rows = await admin.imports.items(
    importRow.id,
    states,
    pageSizes.importsApi,
    rowsBeforePage(page, pageSizes.importsApi),
  )
  const total = states.reduce((sum, state) => sum + counts.items[state], 0)
  const tables = await admin.imports.files(importRow.id, ['columns'], pageSizes.importFiles)
  return {
    ...toImportAnswer(importRow, counts, site),
    remark: await foretellImportApproval(visible, importRow),
    tables: tables.map(({ name }) => name),
    page,
    pages: countPages(total, pageSizes.importsApi),
    items: await toItemsJson(
      visible,
      await hideOtherDossiers({ visible, admin }, rows),
      (letterId) => `${site}/letters/${letterId}`,
    ),
  }
}

/** Has the items stored that have neither questions nor doubts; `acceptance` is what the program says. */
export async function acceptReadyItems(
  { visible, admin, performedBy }: ImportSender,
  importRow: Import,
  acceptance: unknown,
): Promise<{ ok: true; importRow: Import; counts: ImportCounts; remark: string | null } | Refusal> {
  if (acceptance !== 'ready')
    return refuse(
      400,
      'Say what is to be stored: accept=ready, as a form or as JSON. What is asked about a ' +
        'letter is settled on the page of its import. Nothing was stored.',
    )
  if (isTakenBack(importRow.state))
    return refuse(
      409,
      'This import is taken back. Give it back on its page first. Nothing was stored.',
    )
  const failure = await tryWrite(() =>
    admin.imports.accept(importRow.id, { states: ['ready'] }, performedBy),
  )
  if (failure) return failure
  return {
    ok: true,
    importRow: (await admin.imports.byId(importRow.id))!,
    counts: (await admin.imports.counts([importRow.id])).get(importRow.id)!,
    remark: await foretellImportApproval(visible, importRow),
  }
}

/** An import as machines read it; `site` is what addresses begin with. */
export function toImportAnswer(importRow: Import, counts: ImportCounts, site: string) {
  return toImportJson(importRow, counts, {
    address: `${site}/imports/${importRow.id}`,
    now: Date.now(),
  })
}

function refuse(status: number, reason: string): Refusal {
  return { ok: false, status, reason }
}

async function tryWrite(write: () => Promise<void>): Promise<Refusal | null> {
  return withStoreErrors(
    () => write().then((): Refusal | null => null),
    (sentence): Refusal | null => refuse(503, sentence),
  )
}
