import { isTakenBack } from '#app/domain/plan/import-progress.ts'
import { readerLimits, formatMegabytes } from '#app/readers/confined/limits.ts'
import type { Import, Store } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

/** How much one import may hold: more is taken in by a second one. Bytes for all files together. */
const uploadLimits = { files: 5000, bytes: 2_000_000_000 } as const

type UploadRefusal = { ok: false; status: number; reason: string }
export type UploadResult = { ok: true; taken: boolean } | UploadRefusal

/**
 * Takes one file into an import that waits for it. `taken` is false where the import holds these
 * very bytes already.
 */
export async function saveImportFile(
  admin: Store,
  importRow: Import,
  name: string,
  bytes: Buffer,
): Promise<UploadResult> {
  const refusal = checkUpload(importRow, name, bytes) ?? (await checkRoom(admin, importRow, bytes))
  if (refusal) return refusal
  return withStoreErrors(
    async (): Promise<UploadResult> => ({
      ok: true,
      taken: await admin.imports.addFile(importRow.id, { name: name.normalize('NFC'), bytes }),
    }),
    (reason) => ({ ok: false, status: 503, reason }),
  )
}

function checkUpload(importRow: Import, name: string, bytes: Buffer): UploadRefusal | null {
  if (isTakenBack(importRow.state))
    return {
      ok: false,
      status: 409,
      reason: 'This import is taken back and takes in no more files. Make a new one.',
    }
  if (!name.trim())
    return {
      ok: false,
      status: 400,
      reason: 'Say what the file is called: its name tells what it may be.',
    }
  if (bytes.length <= readerLimits.file) return null
  const [size, limit] = [formatMegabytes(bytes.length), formatMegabytes(readerLimits.file)]
  return {
    ok: false,
    status: 413,
    reason: `This file has ${size}; a file may have ${limit}. Split it into its letters.`,
  }
}

async function checkRoom(
  admin: Store,
  importRow: Import,
  bytes: Buffer,
): Promise<UploadRefusal | null> {
  const counts = (await admin.imports.counts([importRow.id])).get(importRow.id)!
  const heldFiles = Object.values(counts.files).reduce((sum, rows) => sum + rows, 0)
  if (heldFiles < uploadLimits.files && counts.bytes + bytes.length <= uploadLimits.bytes)
    return null
  const [files, limit] = [
    uploadLimits.files.toLocaleString('en'),
    formatMegabytes(uploadLimits.bytes),
  ]
  return {
    ok: false,
    status: 413,
    reason:
      `An import may hold ${files} files of ${limit} together. ` +
      'Make a second one for the rest.',
  }
}
