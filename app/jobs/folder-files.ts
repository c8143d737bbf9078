import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A file in a folder: `name` is its path below the folder, with slashes; `size` in bytes,
 * `changedAt` in milliseconds since 1970.
 */
export type FolderFile = { path: string; name: string; size: number; changedAt: number }
export type SkippedFile = { name: string; reason: string }

/** Hidden files, and those that programs keep beside the ones they are writing. */
function isTemporaryFile(name: string): boolean {
  return /^\.|^~\$|\.(part|crdownload|download|tmp)$|^(thumbs\.db|desktop\.ini)$/i.test(name)
}

/**
 * Every file in a folder and below it, in the order of their names. Links, hidden and temporary files and what cannot
 * be looked into are left out, each with the reason; so are the folders within it that `besides` names.
 */
export function findFilesBelow(
  folder: string,
  exceptFolders: readonly string[] = [],
): { files: FolderFile[]; skipped: SkippedFile[] } {
  const [files, skipped]: [FolderFile[], SkippedFile[]] = [[], []]
  const walkFolder = (path: string, above: string): void => {
    for (const entry of listFolder(path)) {
      const [name, place] = [`${above}${entry}`, join(path, entry)]
      if (exceptFolders.includes(name)) continue
      try {
        const found = lstatSync(place)
        const why = isTemporaryFile(entry)
          ? 'It is hidden or temporary.'
          : found.isSymbolicLink()
            ? 'It is a link: name what it leads to.'
            : found.isFile() || found.isDirectory()
              ? null
              : 'It is neither a file nor a folder.'
        if (why) skipped.push({ name, reason: why })
        else if (found.isDirectory()) walkFolder(place, `${name}/`)
        else files.push({ path: place, name, size: found.size, changedAt: found.mtimeMs })
      } catch (error) {
        skipped.push({ name, reason: `It cannot be read: ${(error as Error).message}.` })
      }
    }
  }
  walkFolder(folder, '')
  return { files, skipped }
}

const nameCollator = new Intl.Collator('en', { numeric: true })

function listFolder(folder: string): string[] {
  return readdirSync(folder).sort((a, b) => nameCollator.compare(a, b) || (a < b ? -1 : 1))
}
