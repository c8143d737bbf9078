import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openRestoredImage } from '../sqlite/image.ts'
import { checkSoundness, type SoundnessReport } from './soundness.ts'
import { UnreadableArchive, unpackArchive } from './archive.ts'
import { BackupRefused, type BackupEngine } from './engine.ts'
import { imageEngine, imageName, type BackupManifest } from './manifest.ts'

/** `aside` is where the old store lies now; null where there was none. */
export type RestoreReport = {
  manifest: BackupManifest
  verified: SoundnessReport
  aside: string | null
}

/**
 * Puts the store of an archive in the place of the one of `url`. Everything is checked before anything is touched:
 * every member's hash, the store's inner structure, its migrations, the rows that the manifest names, and every text,
 * file and quote. An unsound text, file or quote is a refusal unless `unsound` allows it. Throws `Refused`.
 */
export async function restoreBackup(
  engine: BackupEngine,
  file: string,
  url: string,
  { unsound }: { unsound: boolean },
): Promise<RestoreReport> {
  const beside = engine.workPath(url)
  let folder: string | undefined
  try {
    return await engine.withStoreAlone(url, async (put) => {
      folder = makeRestoreFolder(beside)
      const manifest = await unpackArchive(file, folder)
      const image = findImage(manifest, file, folder)
      const found = await checkImage(image, manifest)
      // What an earlier version left counting is mended by saving the letter again, and no damage of the backup.
      const damaged = found.unsound.filter(({ thing }) => thing !== 'affiliation')
      if (found.structure.faults.length || (damaged.length && !unsound))
        throw new BackupRefused(
          `${describeFlaws({ ...found, unsound: damaged })} Nothing was restored. Take another backup, or add --unsound to ` +
            'restore this one all the same.',
        )
      return { manifest, verified: found, aside: await put(image, new Date()) }
    })
  } catch (error) {
    throw asRestoreRefusal(error as NodeJS.ErrnoException, beside)
  } finally {
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
}

function findImage({ engine, members }: BackupManifest, file: string, folder: string): string {
  if (engine !== imageEngine || members.length !== 1 || members[0]!.name !== imageName)
    throw new BackupRefused(
      `${file} is a backup of another kind (${engine}), which this version does not know. ` +
        'Nothing was restored; restore it with the version that wrote it.',
    )
  return join(folder, imageName)
}

async function checkImage(
  image: string,
  { migration, tables }: BackupManifest,
): Promise<SoundnessReport> {
  const { db, close } = openRestoredImage(image, { migration, tables })
  try {
    return await checkSoundness(db)
  } finally {
    close()
  }
}

function describeFlaws({ structure, unsound }: SoundnessReport): string {
  if (structure.faults.length) return `The store in this backup is damaged: ${structure.faults[0]}.`
  const [first] = unsound
  return (
    `In this backup ${unsound.length === 1 ? 'one thing is' : `${unsound.length} things are`} ` +
    `not as stored; the first: ${first!.letter} (${first!.letterId}): ${first!.what}.`
  )
}

function makeRestoreFolder(beside: string): string {
  mkdirSync(dirname(beside), { recursive: true })
  return mkdtempSync(`${beside}.restoring-`)
}

function asRestoreRefusal(error: NodeJS.ErrnoException, beside: string): Error {
  if (error instanceof UnreadableArchive) return new BackupRefused(error.message)
  if (
    error.code === 'ENOSPC' ||
    error.code === 'EDQUOT' ||
    error.code === 'EFBIG' ||
    error.code === 'SQLITE_FULL'
  )
    return new BackupRefused(
      `There is not enough room in ${dirname(beside)} to restore the backup. The store is ` +
        'unchanged; make room and try again.',
    )
  if (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM')
    return new BackupRefused(
      `${dirname(beside)} may not be written to. The store is unchanged; give this user the ` +
        'right to write there and try again.',
    )
  return error
}
