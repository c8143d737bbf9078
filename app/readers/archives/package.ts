import { createHash } from 'node:crypto'
import { findPackageFault, readPackageManifest } from '#app/domain/package/check-package.ts'
import { packageLimits } from '#app/domain/package/package-format.ts'
import type { PackageManifest } from '#app/domain/package/package-schema.ts'
import { UnreadableFile, type FormatReader } from '../document.ts'
import { formatMegabytes } from '../confined/limits.ts'
import { packageAllowance } from './package-mark.ts'
import { listZipEntries, leavesItsFolder, unpackEntry, type ZipEntry } from './zip.ts'

/**
 * What stands in a package beside its texts and files, and what systems put into archives when somebody packs one
 * anew.
 */
const accompanyingParts =
  /^(?:mimetype|README\.txt|dossier\.json)$|\/$|(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/

/**
 * A dossier package, whole and sound: every text and file is there with its hash, and nothing else is. Throws
 * `Unreadable` for anything less.
 */
export const readPackage: FormatReader = ({ bytes }) => {
  const entries = new Map<string, ZipEntry>()
  for (const entry of listZipEntries(bytes, packageAllowance)) {
    if (leavesItsFolder(entry.name))
      throw new UnreadableFile(
        `“${entry.name}” in this package leads out of its own folder, as in archives that want ` +
          'to do harm, so nothing was unpacked. Do not use it.',
      )
    if (entries.has(entry.name))
      throw new UnreadableFile(
        `“${entry.name}” stands twice in this package, so it is not certain which is meant. Ask for it anew.`,
      )
    entries.set(entry.name, entry)
  }
  const index = entries.get('dossier.json')
  if (!index)
    throw new UnreadableFile(
      'This package has no dossier.json, so it is not whole. Ask for it anew, or export it again.',
    )
  if (index.size > packageLimits.json)
    throw new UnreadableFile(
      `The dossier.json of this package would have ${formatMegabytes(index.size)}; ` +
        `${formatMegabytes(packageLimits.json)} are allowed. Ask for a package of fewer letters.`,
    )
  const read = readPackageManifest(unpackEntry(bytes, index).toString('utf8'))
  if (!read.ok) return read
  const parts = readPackageParts(read.manifest, bytes, entries)
  const opened = { manifest: read.manifest, parts }
  const fault = findPackageFault(opened)
  return fault ? { ok: false, reason: fault } : { ok: true, package: opened }
}

function readPackageParts(
  { letters }: PackageManifest,
  bytes: Uint8Array,
  entries: ReadonlyMap<string, ZipEntry>,
): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>()
  const named = letters.flatMap(({ texts, files }) => [
    ...texts.map((text) => ({ ...text, size: undefined })),
    ...files,
  ])
  for (const { path, sha256, size } of named) {
    const entry = entries.get(path)
    if (!entry)
      throw new UnreadableFile(
        `“${path}” is missing from this package, so it is not whole. Ask for it anew, or export it again.`,
      )
    const part = unpackEntry(bytes, entry)
    if (
      createHash('sha256').update(part).digest('hex') !== sha256 ||
      (size !== undefined && size !== part.length)
    )
      throw new UnreadableFile(
        `“${path}” in this package is not what was packed: its hash differs. Ask for it anew, or export it again.`,
      )
    parts.set(path, part)
  }
  const stray = [...entries.keys()].find(
    (name) => !parts.has(name) && !accompanyingParts.test(name),
  )
  if (stray)
    throw new UnreadableFile(
      `“${stray}” is in this package, and its dossier.json says nothing of it. Ask for it anew, or take it out.`,
    )
  return parts
}
