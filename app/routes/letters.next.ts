import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/auth/guard.ts'
import { findCurrentDossier, requireDossier } from '#app/auth/visible-dossier.ts'
import { findNextLetter } from '#app/features/letters/next-letter.ts'

/**
 * Leads to the letter that is worth most to code next, after the one that somebody comes from; where none is left, to
 * the list, which says so.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const signedIn = requirePermission(context, 'read')
  const params = new URL(request.url).searchParams
  const slug = params.get('dossier') ?? (await findCurrentDossier(signedIn))?.slug
  const { dossier } = await requireDossier(context, slug, 'code positions')
  const next = await findNextLetter(signedIn, dossier, params.get('after'))
  throw redirect(
    next
      ? `/letters/${next.id}`
      : `/letters?${new URLSearchParams({ dossier: dossier.slug, state: 'open', left: 'none' })}`,
  )
}
