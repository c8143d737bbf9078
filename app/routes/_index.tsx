import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/auth/guard.ts'
import { findCurrentDossier } from '#app/auth/visible-dossier.ts'
import { isAtBeginning } from '#app/features/beginnings/first-chart.ts'

/**
 * The product opens with the dossier that was looked at last, without any with the list of dossiers; for those who
 * could begin one and see none but the example, with the ways to begin. An address with a query is one of earlier
 * versions, and leads where it led.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const signedIn = requirePermission(context, 'read')
  const { search } = new URL(request.url)
  if (!search && (await isAtBeginning(signedIn))) throw redirect('/welcome')
  const current = await findCurrentDossier(signedIn)
  throw redirect(current ? `/dossiers/${current.slug}${search}` : '/dossiers')
}
