/**
 * What a package is called and how it is told from other archives; `version` counts up with every
 * change of the format.
 */
export const packageFormat = {
  name: 'stanceline-dossier',
  version: 8,
  mediaType: 'application/vnd.stanceline.dossier+zip',
  ending: '.stanceline.zip',
} as const

/**
 * What a package may hold, so that whatever is written can be read again: bytes packed, unpacked and of `dossier.json`
 * alone (some 4,000 letters with five passages each), letters, and texts and files together (`parts`).
 */
export const packageLimits = {
  packed: 100e6,
  unpacked: 120e6,
  json: 18e6,
  letters: 5000,
  parts: 10_000,
} as const
