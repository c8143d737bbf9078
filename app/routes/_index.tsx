import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/auth/guard.ts'
import { findCurrentDossier } from '#app/auth/visible-dossier.ts'

/** The product opens with the dossier that was looked at last; without any, with the list of dossiers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const current = await findCurrentDossier(requirePermission(context, 'read'))
  throw redirect(current ? `/dossiers/${current.slug}${new URL(request.url).search}` : '/dossiers')
}
