import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireFound } from '#app/auth/guard.ts'
import { requireLetter } from '#app/auth/visible-store.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

/** The file a letter came from; for those who may not see contact details its text, with these masked. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const sender = await requireLetter(context, params.letterId!, { byToken: true, blind: true })
  await enforceRateLimit('exports', sender.user?.id ?? context.network)
  const file = await sender.visible.letters.file(sender.letterDetail.letter.id)
  const { bytes, name, mediaType } = requireFound(file, 'file')
  return respondWithAttachment(bytes, name, mediaType)
}
