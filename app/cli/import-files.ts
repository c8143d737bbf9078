import { readFileSync, statSync } from 'node:fs'
import { basename, isAbsolute, join, relative, resolve } from 'node:path'
import { filesBelow, type LeftOut } from '#app/jobs/folder-files.ts'
import { limits, megabytes } from '#app/readers/limits.ts'

export type GivenFile = { path: string; name: string }

/** The files that paths name, folders with all that is below them, seen from where the person who called the command stands. */
export function filesGiven(
  paths: readonly string[],
  here: string,
): { files: GivenFile[]; leftOut: LeftOut[] } {
  const [files, leftOut]: [GivenFile[], LeftOut[]] = [[], []]
  for (const given of paths) {
    const path = resolve(here, given)
    const name = nameOf(path, here)
    try {
      if (!statSync(path).isDirectory()) {
        files.push({ path, name })
        continue
      }
      const below = filesBelow(path)
      const within = (inside: string) => (name ? join(name, inside) : inside)
      files.push(...below.files.map((file) => ({ path: file.path, name: within(file.name) })))
      leftOut.push(...below.leftOut.map((one) => ({ ...one, name: within(one.name) })))
    } catch {
      leftOut.push({ name: given, reason: 'There is no readable file or folder of this name.' })
    }
  }
  return { files, leftOut }
}

/** What an import of these paths is called where nobody names it. */
export function nameFor(paths: readonly string[], here: string): string {
  const [first, ...others] = paths.map((path) => basename(resolve(here, path)))
  return others.length ? `${first} and ${others.length} more` : first!
}

function nameOf(path: string, here: string): string {
  const seen = relative(here, path)
  return seen.startsWith('..') || isAbsolute(seen) ? basename(path) : seen
}

/** What a file holds; the sentence that says why, where it cannot be taken. */
export function bytesOf({ path }: GivenFile): Buffer | string {
  try {
    const { size } = statSync(path)
    if (size > limits.file)
      return `This file has ${megabytes(size)}; a file may have ${megabytes(limits.file)}. Split it into its letters and add them one by one.`
    return readFileSync(path)
  } catch (error) {
    return `It cannot be read: ${(error as Error).message}.`
  }
}
