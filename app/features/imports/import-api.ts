import { pageSizes, rowsBeforePage, countPages } from '#app/domain/page-size.ts'
import { itemStates } from '#app/domain/plan/plan-item.ts'
import type { Audience } from '#app/domain/letters.ts'
import { listOcrLanguages } from '#app/readers/images/ocr-languages.ts'
import { newId, theStore, type PerformedBy, type Import } from '#app/store.server.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { parseAudience } from '../letters/visibility-form.ts'
import { requireCurrentDossier } from '../codebook/current-dossier.ts'
import { toImportJson, toItemsJson } from './import-json.ts'
import { addImportFile } from './start-import.ts'
import { requireImport } from './import-view.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'
import { visibleStoreFor } from '#app/auth/visible-store.ts'
import { requireUser } from '#app/auth/guard.ts'
import { siteAddress } from '#app/http/site-address.ts'
import { withStoreErrors } from '../try-store.ts'
const everyoneAudience: Audience = { visibility: 'everyone', readerIds: [] }

/** The imports that a program may settle, the newest first, a page at a time. */
export async function getImportList(request: Request): Promise<Response> {
  const user = await requireUser(request, 'settle imports', { byToken: true })
  const [{ imports }, page] = [await theStore(), readPageParam(new URL(request.url).searchParams)]
  const rows = await imports.page(
    user.role === 'admin' ? 'all' : { userId: user.id, others: user.role === 'editor' },
    pageSizes.importsApi + 1,
    rowsBeforePage(page, pageSizes.importsApi),
  )
  const counts = await imports.counts(rows.map(({ id }) => id))
  return Response.json({
    page,
    more: rows.length > pageSizes.importsApi,
    imports: rows
      .slice(0, pageSizes.importsApi)
      .map((importRow) =>
        toImportJson(importRow, counts.get(importRow.id)!, importJsonContext(request, importRow)),
      ),
  })
}

/** Takes the files of a request into a new import: its body as one file that the address names, or the files of a multipart form. */
export async function postImport(request: Request): Promise<Response> {
  const user = await requireUser(request, 'add letters', { byToken: true })
  await enforceRateLimit('uploads', user.id)
  const params = new URL(request.url).searchParams
  const files = await readSentFiles(request, params.get('name')?.trim() ?? '')
  const choice = new FormData()
  for (const [name, value] of params) choice.append(name, value)
  const parsedAudience = await parseAudience(choice, user, everyoneAudience, user.id)
  if (!parsedAudience.ok) throw createRefusal(400, Object.values(parsedAudience.errors)[0]!)
  const { dossier } = await requireCurrentDossier(await visibleStoreFor(user))
  const [id, doer, languages]: [string, PerformedBy, string[]] = [
    newId(),
    { userId: user.id, via: 'api' },
    readLanguageParams(params),
  ]
  const name = (params.get('name')?.trim() || files[0]!.name).slice(0, 200)
  const { imports } = await theStore()
  await requireStored(() =>
    imports.record(
      { id, dossierId: dossier.id, name, via: 'api', audience: parsedAudience.audience, languages },
      doer,
    ),
  )
  const fileAnswers: { name: string; size: number; taken: boolean; reason: string | null }[] = []
  for (const file of files) {
    const outcome = await addImportFile((await imports.byId(id))!, file.name, file.bytes)
    if (!outcome.ok && outcome.status === 503) throw createRefusal(503, outcome.reason)
    fileAnswers.push({
      name: file.name,
      size: file.bytes.length,
      taken: outcome.ok && outcome.taken,
      reason: !outcome.ok
        ? outcome.reason
        : outcome.taken
          ? null
          : 'The import holds the very same file already.',
    })
  }
  const importRow = (await imports.byId(id))!
  const address = `${siteAddress(request)}/imports/${id}`
  return Response.json(
    { id, address, state: importRow.state, files: fileAnswers },
    { status: 201, headers: { location: `${address}.json` } },
  )
}

/** How far an import is, with a page of what its files held: all of it, or what is in the states asked for. */
export async function getImport(request: Request, importId: string): Promise<Response> {
  const user = await requireUser(request, 'settle imports', { byToken: true })
  const importRow = await requireImport(user, importId)
  const [{ imports }, params] = [await theStore(), new URL(request.url).searchParams]
  const states = itemStates.filter(
    (state) => !params.has('state') || params.getAll('state').includes(state),
  )
  const [counts, page] = [
    (await imports.counts([importRow.id])).get(importRow.id)!,
    readPageParam(params),
  ]
  const rows = await imports.items(
    importRow.id,
    states,
    pageSizes.importsApi,
    rowsBeforePage(page, pageSizes.importsApi),
  )
  const total = states.reduce((sum, state) => sum + counts.items[state], 0)
  const items = await toItemsJson(
    await visibleStoreFor(user),
    rows,
    (letterId) => `${siteAddress(request)}/letters/${letterId}`,
  )
  const tables = (await imports.files(importRow.id, ['columns'])).map(({ name }) => name)
  return Response.json({
    ...toImportJson(importRow, counts, importJsonContext(request, importRow)),
    tables,
    page,
    pages: countPages(total, pageSizes.importsApi),
    items,
  })
}

/** Lets what nothing is asked about and what holds no doubts be stored. */
export async function postImportAcceptance(request: Request, importId: string): Promise<Response> {
  const user = await requireUser(request, 'settle imports', { byToken: true })
  const importRow = await requireImport(user, importId)
  if ((await readAcceptance(request)) !== 'ready')
    throw createRefusal(
      400,
      'Say what is to be stored: accept=ready, as a form or as JSON. What is asked about a letter is settled on the page of its import. Nothing was stored.',
    )
  if (!['reading', 'planned', 'storing'].includes(importRow.state))
    throw createRefusal(
      409,
      'This import is taken back. Give it back on its page first. Nothing was stored.',
    )
  const { imports } = await theStore()
  await requireStored(() =>
    imports.accept(importRow.id, { states: ['ready'] }, { userId: user.id, via: 'api' }),
  )
  const [updated, counts] = [
    (await imports.byId(importRow.id))!,
    (await imports.counts([importRow.id])).get(importRow.id)!,
  ]
  return Response.json(toImportJson(updated, counts, importJsonContext(request, updated)), {
    status: 202,
  })
}

const importJsonContext = (request: Request, { id }: Pick<Import, 'id'>) => ({
  address: `${siteAddress(request)}/imports/${id}`,
  now: Date.now(),
})

const createRefusal = (status: number, sentence: string) =>
  new Response(sentence, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })

async function requireStored(write: () => Promise<void>): Promise<void> {
  const sentenceOfFailure = await withStoreErrors(
    async () => write().then(() => null),
    (sentence) => sentence,
  )
  if (sentenceOfFailure !== null) throw createRefusal(503, sentenceOfFailure)
}

type SentFile = { name: string; bytes: Buffer }

/** Whatever is no multipart form is one file: programs say all sorts of things about what they send. */
async function readSentFiles(request: Request, name: string): Promise<SentFile[]> {
  if (!/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')) {
    if (!name)
      throw createRefusal(
        400,
        'Say what the file is called: /imports.json?name=reply.pdf. Nothing was taken in.',
      )
    const bytes = Buffer.from(await request.arrayBuffer())
    if (!bytes.length)
      throw createRefusal(
        400,
        'This request holds no file. Send its bytes as the body. Nothing was taken in.',
      )
    return [{ name, bytes }]
  }
  const form = await request.formData().catch(() => {
    throw createRefusal(
      400,
      'This form cannot be read: it may have been cut off on its way. Send it again. Nothing was taken in.',
    )
  })
  const files = [...form].flatMap(([field, value]) =>
    value instanceof File && value.size ? [{ field, file: value }] : [],
  )
  if (!files.length)
    throw createRefusal(
      400,
      'This form holds no file. Send each as a part of its own with its name. Nothing was taken in.',
    )
  return Promise.all(
    files.map(async ({ field, file }) => ({
      name: file.name || field,
      bytes: Buffer.from(await file.arrayBuffer()),
    })),
  )
}

function readLanguageParams(params: URLSearchParams): string[] {
  const [languages, installed] = [[...new Set(params.getAll('language'))], listOcrLanguages()]
  const missing = languages.find((code) => !installed.includes(code))
  if (missing !== undefined)
    throw createRefusal(
      400,
      `Text in pictures cannot be read in “${missing.slice(0, 20)}”. Choose among ${installed.join(', ')}. Nothing was taken in.`,
    )
  return languages.length ? languages : ['eng']
}

/** What a form or a JSON object says under `accept`. */
async function readAcceptance(request: Request): Promise<unknown> {
  try {
    if (/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
      return ((await request.json()) as { accept?: unknown } | null)?.accept
    return (await request.formData()).get('accept')
  } catch {
    return null
  }
}
