import { useParams, useRouteLoaderData } from '@remix-run/react'

/**
 * What gives the address of a page of the dossier that is shown, or, on a page that belongs to none, of the one that
 * was shown last: `topics/…` below it, or without words its overview.
 */
export function useDossierPath(): (page?: string) => string {
  const { slug } = useParams()
  const current = useRouteLoaderData<{ currentSlug: string | null }>('root')?.currentSlug
  const base = `/dossiers/${slug ?? current ?? ''}`
  return (page) => (page ? `${base}/${page}` : base)
}
