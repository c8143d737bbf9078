import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/auth/guard.ts'
import { makeFile } from '#app/features/briefings/make-file.ts'
import { refuseFile, respondWithCountedFile } from '#app/http/downloads.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { user, masked: visible } = requirePermission(context, 'export briefings', {
    byToken: true,
  })
  await enforceRateLimit('exports', user.id)
  const query = new URL(request.url).search
  const file = await makeFile(visible, { reader: user, query, format: 'md' }, request.signal)
  if (!file.ok) throw refuseFile(file)
  return respondWithCountedFile(file)
}
