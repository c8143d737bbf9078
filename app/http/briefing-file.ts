import { briefingFormats, briefingOf, fileName, inFormat, type BriefingFormat } from './briefings.ts'
import { attachment } from './downloads.ts'
import { unhurried } from './rates.ts'
import { allowed } from './rights.ts'
import { viewOf } from './view.ts'
import { theStore } from '#app/store.server.ts'

/** The stance summary that an address asks for, as a file; an address that cannot be read is refused with its reasons. */
export async function briefingFile(request: Request, format: BriefingFormat): Promise<Response> {
  unhurried('exports', (await allowed(request, 'export briefings', { byToken: true })).id)
  const store = await theStore()
  const { view, said } = await viewOf(store, new URL(request.url).searchParams)
  const [wrong] = Object.values(view.errors)
  if (wrong) throw new Response(wrong, { status: 400 })
  const made = await briefingOf(store, view, said)
  return attachment(await inFormat(made, format), fileName(made, format), briefingFormats[format])
}
