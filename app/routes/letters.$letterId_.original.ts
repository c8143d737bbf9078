import type { LoaderFunctionArgs } from '@remix-run/node'
import { maskText } from '#app/domain/masking/mask-text.ts'
import { hasPermission } from '#app/domain/users.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'
import { requireLetter } from '#app/auth/visible-store.ts'
import { requireFound } from '#app/auth/guard.ts'

/** The file a letter came from; for those who may not see contact details its text, with these masked. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { user, visible, letterDetail } = await requireLetter(context, params.letterId!, {
    byToken: true,
  })
  enforceRateLimit('exports', user?.id ?? context.network)
  const { name, mediaType, bytes } = requireFound(
    await visible.letters.file(letterDetail.letter.id),
    'file',
  )
  if (hasPermission(user, 'see contact details'))
    return respondWithAttachment(bytes, name, mediaType)
  return respondWithAttachment(
    maskText(letterDetail.text.text),
    `${maskText(name).replace(/\.\w{1,5}$/, '')} - contact details masked.txt`,
    'text/plain',
  )
}
