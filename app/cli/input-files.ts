import { readFileSync, statSync } from 'node:fs'
import { basename, isAbsolute, join, relative, resolve } from 'node:path'
import { findFilesBelow, type SkippedFile } from '#app/jobs/folder-files.ts'
import { readerLimits, formatMegabytes } from '#app/readers/confined/limits.ts'

export type CommandFile = { path: string; name: string }

/**
 * The files that paths name, folders with all that is below them, seen from where the person who
 * called the command stands.
 */
export function findInputFiles(
  paths: readonly string[],
  workingFolder: string,
): { files: CommandFile[]; skipped: SkippedFile[] } {
  const [files, skipped]: [CommandFile[], SkippedFile[]] = [[], []]
  for (const givenPath of paths) {
    const path = resolve(workingFolder, givenPath)
    const name = nameRelativeTo(path, workingFolder)
    try {
      if (!statSync(path).isDirectory()) {
        files.push({ path, name })
        continue
      }
      const below = findFilesBelow(path)
      const nameWithin = (inside: string) => (name ? join(name, inside) : inside)
      files.push(...below.files.map((file) => ({ path: file.path, name: nameWithin(file.name) })))
      skipped.push(...below.skipped.map((file) => ({ ...file, name: nameWithin(file.name) })))
    } catch {
      skipped.push({ name: givenPath, reason: 'There is no readable file or folder of this name.' })
    }
  }
  return { files, skipped }
}

/** What an import of these paths is called where nobody names it. */
export function makeImportName(paths: readonly string[], workingFolder: string): string {
  const [first, ...others] = paths.map((path) => basename(resolve(workingFolder, path)))
  return others.length ? `${first} and ${others.length} more` : first!
}

function nameRelativeTo(path: string, workingFolder: string): string {
  const relativePath = relative(workingFolder, path)
  return relativePath.startsWith('..') || isAbsolute(relativePath) ? basename(path) : relativePath
}

/** What a file holds; the sentence that says why, where it cannot be taken. */
export function readInputFile({ path }: CommandFile): Buffer | string {
  try {
    const { size } = statSync(path)
    if (size > readerLimits.file)
      return (
        `This file has ${formatMegabytes(size)}; a file may have ` +
        `${formatMegabytes(readerLimits.file)}. Split it into its letters and add them one by ` +
        'one.'
      )
    return readFileSync(path)
  } catch (error) {
    return `It cannot be read: ${(error as Error).message}.`
  }
}
