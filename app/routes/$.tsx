import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/auth/guard.ts'
import { findMovedPage, isMovedPage } from '#app/features/codebook/moved-pages.ts'

/** Addresses that no other route has: those of earlier versions lead to where their page is now, with their query. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const path = params['*'] ?? ''
  if (!isMovedPage(path)) throw refuseAddress()
  const signedIn = requirePermission(context, 'read', { byToken: true })
  const moved = await findMovedPage(signedIn, path)
  if (moved === null) throw refuseAddress()
  return redirect(`${moved}${new URL(request.url).search}`)
}

function refuseAddress(): Response {
  return new Response(
    'There is no page at this address. Look for the thing in its list, or search for it above.',
    { status: 404 },
  )
}

export default function NoPage() {
  return null
}
