import { requireFound } from '#app/auth/guard.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** The dossier that a list is narrowed to by its address, and those that it may be; null for all together. */
export type DossierParam = {
  dossier: DossierRecord | null
  dossiers: [slug: string, name: string][]
}

/** Reads `dossier=SLUG` of an address. Throws a 404 for a dossier that the reader does not see. */
export async function readDossierParam(
  visible: VisibleStore,
  params: URLSearchParams,
): Promise<DossierParam> {
  const all = await visible.dossiers.all()
  const slug = params.get('dossier')
  const dossier = slug
    ? requireFound(
        all.find((one) => one.slug === slug),
        'dossier',
      )
    : null
  return { dossier, dossiers: all.map(({ slug: own, name }) => [own, name]) }
}
