import type { LoaderFunctionArgs } from '@remix-run/node'
import { unhurried } from '#app/http/rates.ts'
import { allowed, found } from '#app/http/rights.ts'
import { attachment } from '#app/http/downloads.ts'
import { theStore } from '#app/store.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  unhurried('exports', (await allowed(request, 'read', { byToken: true })).id)
  const { name, mediaType, bytes } = found(await (await theStore()).letters.file(params.letterId!), 'file')
  return attachment(bytes, name, mediaType)
}
