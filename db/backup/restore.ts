import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openedImage } from '../sqlite/image.ts'
import { verified, type Verified } from '../soundness.ts'
import { NoArchive, unpacked } from './archive.ts'
import { Refused, type Engine } from './engine.ts'
import { imageEngine, imageName, type Manifest } from './manifest.ts'

/** `aside` is where the old store lies now; null where there was none. */
export type Restored = { manifest: Manifest; verified: Verified; aside: string | null }

/**
 * Puts the store of an archive in the place of the one of `url`. Everything is checked before anything is touched:
 * every member's hash, the store's inner structure, its migrations, the rows that the manifest names, and every text,
 * file and quote. An unsound text, file or quote is a refusal unless `unsound` allows it. Throws `Refused`.
 */
export async function restored(
  engine: Engine,
  file: string,
  url: string,
  { unsound }: { unsound: boolean },
): Promise<Restored> {
  const beside = engine.beside(url)
  let folder: string | undefined
  try {
    return await engine.alone(url, async (put) => {
      folder = workFolder(beside)
      const manifest = await unpacked(file, folder)
      const image = imageIn(manifest, file, folder)
      const found = await soundness(image, manifest)
      if (found.unsound.length && !unsound)
        throw new Refused(
          `${said(found)} Nothing was restored. Take another backup, or add --unsound to restore this one all the same.`,
        )
      return { manifest, verified: found, aside: await put(image, new Date()) }
    })
  } catch (error) {
    throw asRefusal(error as NodeJS.ErrnoException, beside)
  } finally {
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
}

function imageIn({ engine, members }: Manifest, file: string, folder: string): string {
  if (engine !== imageEngine || members.length !== 1 || members[0]!.name !== imageName)
    throw new Refused(
      `${file} is a backup of another kind (${engine}), which this version does not know. Nothing was restored; restore it with the version that wrote it.`,
    )
  return join(folder, imageName)
}

async function soundness(image: string, { migration, tables }: Manifest): Promise<Verified> {
  const { db, close } = openedImage(image, { migration, tables })
  try {
    return await verified(db)
  } finally {
    close()
  }
}

function said({ unsound }: Verified): string {
  const [first] = unsound
  return `In this backup ${unsound.length === 1 ? 'one thing is' : `${unsound.length} things are`} not as stored; the first: ${first!.letter} (${first!.letterId}): ${first!.what}.`
}

function workFolder(beside: string): string {
  mkdirSync(dirname(beside), { recursive: true })
  return mkdtempSync(`${beside}.restoring-`)
}

function asRefusal(error: NodeJS.ErrnoException, beside: string): Error {
  if (error instanceof NoArchive) return new Refused(error.message)
  if (
    error.code === 'ENOSPC' ||
    error.code === 'EDQUOT' ||
    error.code === 'EFBIG' ||
    error.code === 'SQLITE_FULL'
  )
    return new Refused(
      `There is not enough room in ${dirname(beside)} to restore the backup. The store is unchanged; make room and try again.`,
    )
  if (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM')
    return new Refused(
      `${dirname(beside)} may not be written to. The store is unchanged; give this user the right to write there and try again.`,
    )
  return error
}
