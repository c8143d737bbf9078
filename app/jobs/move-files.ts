import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, parse } from 'node:path'
import { readerLimits, formatMegabytes } from '#app/readers/confined/limits.ts'

/**
 * What a file holds; the sentence that says why, where it cannot be taken. A link that came in its
 * place is not followed.
 */
export function readFolderFile(path: string): Buffer | string {
  try {
    const file = openSync(
      path,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    )
    try {
      const { size } = fstatSync(file)
      if (size > readerLimits.file)
        return (
          `This file has ${formatMegabytes(size)}; a file may have ` +
          `${formatMegabytes(readerLimits.file)}. Split it into its letters and put them here ` +
          'again.'
        )
      return readFileSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    return (
      `This file cannot be read: ${(error as Error).message}. Give the user of the server the ` +
      'right to read it, and put it here again.'
    )
  }
}

export type FreePlace = { path: string; name: string }

/**
 * Where a file of this name may lie in a folder without taking another's place: `reply.pdf`,
 * otherwise `reply (2).pdf`.
 */
export function findFreePlace(folder: string, name: string): FreePlace {
  const { dir, name: stem, ext } = parse(name)
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : join(dir, `${stem} (${number})${ext}`)
    if (!existsSync(join(folder, tried))) return { path: join(folder, tried), name: tried }
  }
}

/** Moves a file, and makes the folders that it needs. */
export function moveFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    copyFileSync(from, to)
    rmSync(from)
  }
}

/** Moves a file into `refused` of the folder, beside a text that says why. */
export function moveToRefused(folder: string, from: string, name: string, reason: string): void {
  const { path } = findFreePlace(join(folder, 'refused'), name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.txt`, `${reason}\n`)
  moveFile(from, path)
}
