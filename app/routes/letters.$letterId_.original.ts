import type { LoaderFunctionArgs } from '@remix-run/node'
import { masked } from '#app/domain/masking/masking.ts'
import { may } from '#app/domain/users.ts'
import { attachment } from '#app/http/downloads.ts'
import { unhurried } from '#app/http/rates.ts'
import { letterFor } from '#app/http/reading.ts'
import { found } from '#app/http/rights.ts'

/** The file a letter came from; for those who may not see contact details its text, with these masked. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { user, reading, whole } = await letterFor(request, params.letterId!, { byToken: true })
  unhurried('exports', user?.id ?? context.network)
  const { name, mediaType, bytes } = found(await reading.letters.file(whole.letter.id), 'file')
  if (may(user, 'see contact details')) return attachment(bytes, name, mediaType)
  return attachment(
    masked(whole.text.text),
    `${masked(name).replace(/\.\w{1,5}$/, '')} - contact details masked.txt`,
    'text/plain',
  )
}
