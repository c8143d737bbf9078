import { packageFormat, packageLimits } from '#app/domain/package/package-format.ts'
import { asBuffer } from '../document.ts'
import { listZipEntries, type ZipAllowance } from './zip.ts'

/** What the archive of a package may hold: texts and files with what stands beside them. */
export const packageAllowance: ZipAllowance = {
  entries: packageLimits.parts + 100,
  unpacked: packageLimits.unpacked + 1e6,
}

/**
 * Whether an archive is a dossier package: it begins with the media type of one, or has a dossier.json at its top.
 */
export function isDossierPackage(bytes: Uint8Array): boolean {
  const zip = asBuffer(bytes)
  if (zip.subarray(30, 200).toString('latin1').startsWith(`mimetype${packageFormat.mediaType}`))
    return true
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  // Asked before the directory is read, because a package may hold more than another archive.
  if (
    end < 0 ||
    end + 22 > zip.length ||
    !zip.subarray(zip.readUInt32LE(end + 16), end).includes('dossier.json')
  )
    return false
  return listZipEntries(bytes, packageAllowance).some(({ name }) => name === 'dossier.json')
}
