import { useLocation } from '@remix-run/react'
import { carrySelection } from '#app/domain/selection/carried-selection.ts'
import { useDossierPath } from './use-dossier-path.ts'

/** What gives the addresses of pages of the dossier that is shown, with the selection of the page that is shown. */
export function useSelectionPath(): (page?: string) => string {
  const inDossier = useDossierPath()
  const carried = useCarriedSelection(inDossier().slice('/dossiers/'.length))
  return (page) => `${inDossier(page)}${carried}`
}

/** The selection of the page that is shown, as what follows an address in the dossier: `?…` or nothing. */
export function useCarriedSelection(slug: string): string {
  const { pathname, search } = useLocation()
  return carrySelection(slug, pathname, new URLSearchParams(search))
}
