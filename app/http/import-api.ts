import { itemStates } from '#app/domain/import/settled.ts'
import type { Audience } from '#app/domain/letters.ts'
import { languagesOfOcr } from '#app/readers/ocr-languages.ts'
import { newId, theStore, type Doer, type Import } from '#app/store.server.ts'
import { pageAsked } from './asked.ts'
import { audienceIn } from './audience.ts'
import { currentDossier } from './dossier.ts'
import { importJson, itemsJson } from './import-json.ts'
import { fileTaken } from './import-uploads.ts'
import { importFor } from './imports.ts'
import { unhurried } from './rates.ts'
import { readingFor } from './reading.ts'
import { allowed } from './rights.ts'
import { siteAddress } from './site.ts'
import { storing } from './storing.ts'

const perPage = 100
const forEveryone: Audience = { visibility: 'everyone', readerIds: [] }

/** The imports that a program may settle, the newest first, a page at a time. */
export async function importsListed(request: Request): Promise<Response> {
  const user = await allowed(request, 'settle imports', { byToken: true })
  const [{ imports }, page] = [await theStore(), pageAsked(new URL(request.url).searchParams)]
  const rows = await imports.page(
    user.role === 'admin' ? 'all' : { userId: user.id, others: user.role === 'editor' },
    perPage + 1,
    (page - 1) * perPage,
  )
  const counts = await imports.counts(rows.map(({ id }) => id))
  return Response.json({
    page,
    more: rows.length > perPage,
    imports: rows
      .slice(0, perPage)
      .map((one) => importJson(one, counts.get(one.id)!, told(request, one))),
  })
}

/** Takes the files of a request into a new import: its body as one file that the address names, or the files of a multipart form. */
export async function importPosted(request: Request): Promise<Response> {
  const user = await allowed(request, 'add letters', { byToken: true })
  unhurried('uploads', user.id)
  const asked = new URL(request.url).searchParams
  const files = await filesOf(request, asked.get('name')?.trim() ?? '')
  const choice = new FormData()
  for (const [name, value] of asked) choice.append(name, value)
  const chosen = await audienceIn(choice, user, forEveryone, user.id)
  if (!chosen.ok) throw refusal(400, Object.values(chosen.errors)[0]!)
  const { dossier } = await currentDossier(await readingFor(user))
  const [id, doer, languages]: [string, Doer, string[]] = [
    newId(),
    { userId: user.id, via: 'api' },
    languagesAsked(asked),
  ]
  const name = (asked.get('name')?.trim() || files[0]!.name).slice(0, 200)
  const { imports } = await theStore()
  await unlessFull(() =>
    imports.record(
      { id, dossierId: dossier.id, name, via: 'api', audience: chosen.audience, languages },
      doer,
    ),
  )
  const told: { name: string; size: number; taken: boolean; reason: string | null }[] = []
  for (const file of files) {
    const taken = await fileTaken((await imports.byId(id))!, file.name, file.bytes)
    if (!taken.ok && taken.status === 503) throw refusal(503, taken.reason)
    told.push({
      name: file.name,
      size: file.bytes.length,
      taken: taken.ok && taken.taken,
      reason: !taken.ok
        ? taken.reason
        : taken.taken
          ? null
          : 'The import holds the very same file already.',
    })
  }
  const one = (await imports.byId(id))!
  const address = `${siteAddress(request)}/imports/${id}`
  return Response.json(
    { id, address, state: one.state, files: told },
    { status: 201, headers: { location: `${address}.json` } },
  )
}

/** How far an import is, with a page of what its files held: all of it, or what is in the states asked for. */
export async function importTold(request: Request, importId: string): Promise<Response> {
  const user = await allowed(request, 'settle imports', { byToken: true })
  const one = await importFor(user, importId)
  const [{ imports }, asked] = [await theStore(), new URL(request.url).searchParams]
  const states = itemStates.filter(
    (state) => !asked.has('state') || asked.getAll('state').includes(state),
  )
  const [counts, page] = [(await imports.counts([one.id])).get(one.id)!, pageAsked(asked)]
  const rows = await imports.items(one.id, states, perPage, (page - 1) * perPage)
  const total = states.reduce((sum, state) => sum + counts.items[state], 0)
  const items = await itemsJson(
    await readingFor(user),
    rows,
    (letterId) => `${siteAddress(request)}/letters/${letterId}`,
  )
  const tables = (await imports.files(one.id, ['columns'])).map(({ name }) => name)
  return Response.json({
    ...importJson(one, counts, told(request, one)),
    tables,
    page,
    pages: Math.max(1, Math.ceil(total / perPage)),
    items,
  })
}

/** Lets what nothing is asked about and what holds no doubts be stored. */
export async function importAccepted(request: Request, importId: string): Promise<Response> {
  const user = await allowed(request, 'settle imports', { byToken: true })
  const one = await importFor(user, importId)
  if ((await acceptIn(request)) !== 'ready')
    throw refusal(
      400,
      'Say what is to be stored: accept=ready, as a form or as JSON. What is asked about a letter is settled on the page of its import. Nothing was stored.',
    )
  if (!['reading', 'planned', 'storing'].includes(one.state))
    throw refusal(
      409,
      'This import is taken back. Give it back on its page first. Nothing was stored.',
    )
  const { imports } = await theStore()
  await unlessFull(() =>
    imports.accept(one.id, { states: ['ready'] }, { userId: user.id, via: 'api' }),
  )
  const [now, counts] = [
    (await imports.byId(one.id))!,
    (await imports.counts([one.id])).get(one.id)!,
  ]
  return Response.json(importJson(now, counts, told(request, now)), { status: 202 })
}

const told = (request: Request, { id }: Pick<Import, 'id'>) => ({
  address: `${siteAddress(request)}/imports/${id}`,
  now: Date.now(),
})

const refusal = (status: number, sentence: string) =>
  new Response(sentence, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })

async function unlessFull(store: () => Promise<void>): Promise<void> {
  const failed = await storing(
    async () => store().then(() => null),
    (sentence) => sentence,
  )
  if (failed !== null) throw refusal(503, failed)
}

type Sent = { name: string; bytes: Buffer }

/** Whatever is no multipart form is one file: programs say all sorts of things about what they send. */
async function filesOf(request: Request, name: string): Promise<Sent[]> {
  if (!/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')) {
    if (!name)
      throw refusal(
        400,
        'Say what the file is called: /imports.json?name=reply.pdf. Nothing was taken in.',
      )
    const bytes = Buffer.from(await request.arrayBuffer())
    if (!bytes.length)
      throw refusal(
        400,
        'This request holds no file. Send its bytes as the body. Nothing was taken in.',
      )
    return [{ name, bytes }]
  }
  const form = await request.formData().catch(() => {
    throw refusal(
      400,
      'This form cannot be read: it may have been cut off on its way. Send it again. Nothing was taken in.',
    )
  })
  const files = [...form].flatMap(([field, value]) =>
    value instanceof File && value.size ? [{ field, file: value }] : [],
  )
  if (!files.length)
    throw refusal(
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

function languagesAsked(asked: URLSearchParams): string[] {
  const [languages, installed] = [[...new Set(asked.getAll('language'))], languagesOfOcr()]
  const missing = languages.find((code) => !installed.includes(code))
  if (missing !== undefined)
    throw refusal(
      400,
      `Text in pictures cannot be read in “${missing.slice(0, 20)}”. Choose among ${installed.join(', ')}. Nothing was taken in.`,
    )
  return languages.length ? languages : ['eng']
}

/** What a form or a JSON object says under `accept`. */
async function acceptIn(request: Request): Promise<unknown> {
  try {
    if (/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
      return ((await request.json()) as { accept?: unknown } | null)?.accept
    return (await request.formData()).get('accept')
  } catch {
    return null
  }
}
