import {
  briefingFormats,
  briefingOf,
  fileName,
  inFormat,
  type BriefingFormat,
} from './briefings.ts'
import { attachment } from './downloads.ts'
import { unhurried } from './rates.ts'
import { readingFor } from './reading.ts'
import { allowed } from './rights.ts'
import { viewOf } from './view.ts'

/** The stance summary that an address asks for, as a file; an address that cannot be read is refused with its reasons. */
export async function briefingFile(request: Request, format: BriefingFormat): Promise<Response> {
  const user = await allowed(request, 'export briefings', { byToken: true })
  unhurried('exports', user.id)
  const store = await readingFor(user)
  const { view, said } = await viewOf(store, new URL(request.url).searchParams)
  const [wrong] = Object.values(view.errors)
  if (wrong) throw new Response(wrong, { status: 400 })
  const made = await briefingOf(store, view, said)
  return attachment(await inFormat(made, format), fileName(made, format), briefingFormats[format])
}
