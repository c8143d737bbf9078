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
import { contentsOf } from '../sqlite/image.ts'
import { memberOf, packed } from './archive.ts'
import { Refused, type Engine } from './engine.ts'
import { archiveFormat, imageEngine, imageName, type Manifest } from './manifest.ts'
import { settled } from './settled.ts'

/**
 * Writes the store of `url` as it is at one moment, while others read and write it, into the archive `file`. The file
 * is there whole or not at all; one that is there already is replaced only when `force` says so. Throws `Refused`.
 */
export async function backUp(
  engine: Engine,
  url: string,
  file: string,
  { force }: { force: boolean },
): Promise<Manifest> {
  if (!force && existsSync(file)) throw taken(file)
  const folder = workFolder(file)
  try {
    const createdAt = new Date().toISOString()
    const image = join(folder, imageName)
    await engine.imaged(url, image)
    const contents = contentsOf(image, engine.called(url))
    const manifest: Manifest = {
      format: archiveFormat,
      version,
      createdAt,
      engine: imageEngine,
      ...contents,
      members: [await memberOf(folder, imageName)],
    }
    const archive = join(folder, 'archive')
    await packed(folder, manifest, archive)
    settled(archive)
    keep(archive, file, force)
    settled(dirname(file))
    return manifest
  } catch (error) {
    throw asRefusal(error as NodeJS.ErrnoException, file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How the folder begins in which `file` is made; one that was left behind may be removed. */
export const workMark = '.making-'

function workFolder(file: string): string {
  try {
    mkdirSync(dirname(file), { recursive: true })
    return mkdtempSync(file + workMark)
  } catch (error) {
    throw asRefusal(error as NodeJS.ErrnoException, file)
  }
}

/** Gives the archive its name; without `force` never in the place of another, even of one that came meanwhile. */
function keep(archive: string, file: string, force: boolean): void {
  if (force) return renameSync(archive, file)
  try {
    linkSync(archive, file)
    unlinkSync(archive)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(file)) throw taken(file)
    // A disk that knows no second names, such as exFAT.
    renameSync(archive, file)
  }
}

function taken(file: string): Refused {
  return new Refused(`${file} is there already. Name another file, or add --force to replace it.`)
}

function asRefusal(error: NodeJS.ErrnoException, file: string): Error {
  if (
    error.code === 'ENOSPC' ||
    error.code === 'EDQUOT' ||
    error.code === 'EFBIG' ||
    error.code === 'SQLITE_FULL' ||
    error.code?.startsWith('SQLITE_IOERR')
  )
    return new Refused(
      `There is not enough room in ${dirname(file)} for the backup (${error.message}). Nothing was left there; make room or name a file on another disk.`,
    )
  if (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM')
    return new Refused(
      `${dirname(file)} may not be written to. Give this user the right to write there, or name a file in another folder.`,
    )
  if (error.code === 'ENOTDIR' || error.code === 'EEXIST' || error.code === 'EISDIR')
    return new Refused(`${dirname(file)} is not a folder. Name a file in one.`)
  return error
}
