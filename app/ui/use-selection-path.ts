import { useLocation } from '@remix-run/react'
import { carrySelection } from '#app/domain/selection/carried-selection.ts'
import { changeAddress, type AddressChanges } from './stances/address.ts'
import { useDossierPath } from './use-dossier-path.ts'

/**
 * What gives the addresses of pages of the dossier that is shown, with the selection of the page that is shown, some
 * of its choices changed or others added.
 */
export function useSelectionPath(): (page?: string, changes?: AddressChanges) => string {
  const inDossier = useDossierPath()
  const carried = useCarriedSelection(inDossier().slice('/dossiers/'.length))
  return (page, changes = {}) =>
    changeAddress(inDossier(page), new URLSearchParams(carried), changes)
}

/** The selection of the page that is shown, as what follows an address in the dossier: `?…` or nothing. */
export function useCarriedSelection(slug: string): string {
  const { pathname, search } = useLocation()
  return carrySelection(slug, pathname, new URLSearchParams(search))
}
