import type { PackageManifest } from './package-schema.ts'

/**
 * A package that is open: what its `dossier.json` tells, and the bytes of its texts and original
 * files by their paths.
 */
export type DossierPackage = { manifest: PackageManifest; parts: ReadonlyMap<string, Uint8Array> }

/** The text at a path of a package. */
export function readPartText({ parts }: Pick<DossierPackage, 'parts'>, path: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(parts.get(path))
}

/** The path of one of a letter's texts, which are numbered as they were versions. */
export const makeTextPath = (letter: string, version: number): string =>
  `letters/${letter}/text-${version}.txt`

/** The path of one of a letter's original files: its own name stands in the JSON, as names may hold anything. */
export function makeFilePath(letter: string, place: number, name: string): string {
  const [, ending] = /\.([a-z0-9]{1,8})$/i.exec(name.trim()) ?? []
  return `letters/${letter}/original-${place}${ending ? `.${ending.toLowerCase()}` : ''}`
}
