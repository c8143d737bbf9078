import { z } from 'zod'

/** The newest form of archive that this version writes; it reads this one and every earlier one. */
export const archiveFormat = 1

/** The one member of an archive of this form, and the engine whose file it is, whichever engine the store was on. */
export const imageName = 'stanceline.db'
export const imageEngine = 'sqlite'

const memberSchema = z.object({
  name: z.string().regex(/^[\w-]+(?:\.[\w-]+)*$/),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/**
 * What an archive says about itself, as its first member `manifest.json`: `createdAt` as ISO 8601 in UTC, `engine`
 * whose
 * image it holds, `migration` the newest one applied, `tables` the rows of each, `members` the files that follow, in
 * order.
 */
const manifestSchema = z.object({
  format: z.number().int().positive(),
  version: z.string(),
  createdAt: z.iso.datetime(),
  engine: z.string(),
  migration: z.string(),
  tables: z.record(z.string(), z.number().int().nonnegative()),
  members: z.array(memberSchema).min(1),
})

export type BackupManifest = z.infer<typeof manifestSchema>
export type ArchiveMember = BackupManifest['members'][number]

export type ManifestResult = { ok: true; manifest: BackupManifest } | { ok: false; reason: string }

/** Reads a manifest; what is newer than this version or no manifest is refused. */
export function readManifest(text: string): ManifestResult {
  const written = parseJson(text)
  const format = (written as { format?: unknown } | null)?.format
  if (typeof format === 'number' && format > archiveFormat)
    return {
      ok: false,
      reason: `it was written by a newer version of Stanceline (format ${format}); restore it with that version`,
    }
  const read = manifestSchema.safeParse(written)
  return read.success
    ? { ok: true, manifest: read.data }
    : { ok: false, reason: 'its manifest cannot be read' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
