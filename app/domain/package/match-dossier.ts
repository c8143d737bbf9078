import { foldText } from '../text/words.ts'
import type { PackageDossier } from './known-records.ts'
import type { PackageManifest } from './package-schema.ts'

/** The store's dossier that a package belongs to, null where it brings a new one; or why it fits none. */
type DossierMatch = { ok: true; dossier: PackageDossier | null } | { ok: false; reason: string }

export function matchDossier(
  { dossier: { name, procedure }, masked }: PackageManifest,
  known: readonly PackageDossier[],
): DossierMatch {
  const [same, another] = known.filter((dossier) => foldText(dossier.name) === foldText(name))
  const refuseDossier = (reason: string): DossierMatch => ({ ok: false, reason })
  if (another)
    return refuseDossier(
      `Several dossiers here are called “${name}”, so it is not certain which of them the package belongs to.`,
    )
  if (same && masked)
    return refuseDossier(
      'In this package e-mail addresses and telephone numbers are masked, so its texts are ' +
        'others than those here. Take it into an empty store, or ask for a package that is not ' +
        'masked.',
    )
  if (same?.procedure && procedure && same.procedure !== procedure)
    return refuseDossier(
      `The dossier “${name}” follows the procedure ${same.procedure} here and ${procedure} in ` +
        'the package. Look which of them is right.',
    )
  return { ok: true, dossier: same ?? null }
}
