import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  unlinkSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { version } from '../../package.json'
import { readImageContents } from '../sqlite/image.ts'
import { describeMember, packArchive } from './archive.ts'
import { BackupRefused, type BackupEngine } from './engine.ts'
import { archiveFormat, imageEngine, imageName, type BackupManifest } from './manifest.ts'
import { flushToDisk } from './settled.ts'

/**
 * Writes the store of `url` as it is at one moment, while others read and write it, into the archive `file`. The file
 * is there whole or not at all; one that is there already is replaced only when `force` says so. Throws `Refused`.
 */
export async function backUp(
  engine: BackupEngine,
  url: string,
  file: string,
  { force }: { force: boolean },
): Promise<BackupManifest> {
  if (!force && existsSync(file)) throw alreadyThere(file)
  const folder = makeWorkFolder(file)
  try {
    const createdAt = new Date().toISOString()
    const image = join(folder, imageName)
    await engine.writeImage(url, image)
    const contents = readImageContents(image, engine.describeStore(url))
    const manifest: BackupManifest = {
      format: archiveFormat,
      version,
      createdAt,
      engine: imageEngine,
      ...contents,
      members: [await describeMember(folder, imageName)],
    }
    const archive = join(folder, 'archive')
    await packArchive(folder, manifest, archive)
    flushToDisk(archive)
    nameArchive(archive, file, force)
    flushToDisk(dirname(file))
    return manifest
  } catch (error) {
    throw asRefusal(error as NodeJS.ErrnoException, file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How the folder begins in which `file` is made; one that was left behind may be removed. */
const workMark = '.making-'

function makeWorkFolder(file: string): string {
  try {
    mkdirSync(dirname(file), { recursive: true })
    return mkdtempSync(file + workMark)
  } catch (error) {
    throw asRefusal(error as NodeJS.ErrnoException, file)
  }
}

/** Gives the archive its name; without `force` never in the place of another, even of one that came meanwhile. */
function nameArchive(archive: string, file: string, force: boolean): void {
  if (force) return renameSync(archive, file)
  try {
    linkSync(archive, file)
    unlinkSync(archive)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(file))
      throw alreadyThere(file)
    // A disk that knows no second names, such as exFAT.
    renameSync(archive, file)
  }
}

function alreadyThere(file: string): BackupRefused {
  return new BackupRefused(
    `${file} is there already. Name another file, or add --force to replace it.`,
  )
}

function asRefusal(error: NodeJS.ErrnoException, file: string): Error {
  if (
    error.code === 'ENOSPC' ||
    error.code === 'EDQUOT' ||
    error.code === 'EFBIG' ||
    error.code === 'SQLITE_FULL' ||
    error.code?.startsWith('SQLITE_IOERR')
  )
    return new BackupRefused(
      `There is not enough room in ${dirname(file)} for the backup (${error.message}). Nothing ` +
        'was left there; make room or name a file on another disk.',
    )
  if (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM')
    return new BackupRefused(
      `${dirname(file)} may not be written to. Give this user the right to write there, or name ` +
        'a file in another folder.',
    )
  if (error.code === 'ENOTDIR' || error.code === 'EEXIST' || error.code === 'EISDIR')
    return new BackupRefused(`${dirname(file)} is not a folder. Name a file in one.`)
  return error
}
