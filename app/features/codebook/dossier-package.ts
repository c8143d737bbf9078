import { packageFormat } from '#app/domain/package/package-format.ts'
import { packageFileName, writePackage } from '#app/exports/package.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readLeftOutRemark } from '../second-coding/left-out-remark.ts'

/** A dossier as a file to be saved, or why there is none: `busy` passes, `too large` does not. */
export type DossierFile =
  | { ok: true; content: Uint8Array; name: string; mediaType: string }
  | { ok: false; why: 'busy' | 'too large' | 'missing' | 'incomplete'; reason: string }

/**
 * The dossier with every letter that somebody sees, as a package: masked where contact details are
 * not theirs to read.
 */
export async function buildDossierFile(
  visible: VisibleStore,
  dossierId: string,
): Promise<DossierFile> {
  const remark = await readLeftOutRemark(visible)
  if (remark !== null)
    return {
      ...{ ok: false, why: 'incomplete' },
      reason: `${remark} A package holds all letters of a dossier, so you can make one once you are done.`,
    }
  const exported = await visible.packages.exportDossier(dossierId)
  if (!exported.ok) return exported
  const packed = await writePackage(exported.opened)
  if (!packed.ok) return { ok: false, why: 'too large', reason: packed.reason }
  return {
    ok: true,
    content: packed.bytes,
    name: packageFileName(exported.opened.manifest),
    mediaType: packageFormat.mediaType,
  }
}
