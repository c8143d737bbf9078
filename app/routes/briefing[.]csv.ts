import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/auth/guard.ts'
import { buildBriefingFile } from '#app/features/briefings/briefing-file.ts'
import { respondWithCountedFile } from '#app/http/downloads.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { user, masked: visible } = requirePermission(context, 'export briefings', {
    byToken: true,
  })
  await enforceRateLimit('exports', user.id)
  const file = await buildBriefingFile(visible, new URL(request.url).searchParams, 'csv')
  if (!file.ok) throw new Response(file.reason, { status: 400 })
  return respondWithCountedFile(file)
}
