import type { LoaderFunctionArgs } from '@remix-run/node'
import { allowed, found } from '#app/http/rights.ts'
import { attachment } from '#app/http/downloads.ts'
import { theStore } from '#app/store.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await allowed(request, 'read', { byToken: true })
  const { name, mediaType, bytes } = found(await (await theStore()).letters.file(params.letterId!), 'file')
  return attachment(bytes, name, mediaType)
}
