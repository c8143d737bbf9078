import {
  briefingFormats,
  prepareBriefing,
  briefingFileName,
  renderBriefing,
  type BriefingFormat,
} from './prepare-briefing.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'
import { visibleStoreFor } from '#app/auth/visible-store.ts'
import { requireUser } from '#app/auth/guard.ts'
import { readSelection } from '../analysis/selection.ts'

/** The stance summary that an address asks for, as a file; an address that cannot be read is refused with its reasons. */
export async function buildBriefingFile(
  request: Request,
  format: BriefingFormat,
): Promise<Response> {
  const user = await requireUser(request, 'export briefings', { byToken: true })
  await enforceRateLimit('exports', user.id)
  const visible = await visibleStoreFor(user)
  const { selection, evidenceOf } = await readSelection(visible, new URL(request.url).searchParams)
  const [firstError] = Object.values(selection.errors)
  if (firstError) throw new Response(firstError, { status: 400 })
  const prepared = await prepareBriefing(visible, selection, evidenceOf)
  return respondWithAttachment(
    await renderBriefing(prepared, format),
    briefingFileName(prepared, format),
    briefingFormats[format],
  )
}
