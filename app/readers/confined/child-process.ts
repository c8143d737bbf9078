import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { readerLimits } from './limits.ts'

export type ReaderChild = {
  process: ChildProcess
  input: Writable
  output: Readable
  readErrors: () => string
}

/** How many characters of errors are kept: Node says why it ended above a list of its own calls, which may be long. */
const keptErrors = 64_000

/** The root of the project, from the sources as from the build. */
export function findRootFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'node_modules')))
      return folder
    if (folder === dirname(folder))
      throw new Error('The folder node_modules is missing. Reinstall Stanceline from its release.')
  }
}

/**
 * Starts the program that parses files: without environment, network and the right to write or to start programs,
 * able to read nothing but itself and its packages, with a limited heap.
 */
export function startReaderChild(heap: number = readerLimits.heap): ReaderChild {
  const root = findRootFolder()
  const program = join(
    root,
    import.meta.env.PROD
      ? 'build/node/reader.js'
      : `.cache/readers/${import.meta.env.MODE}/reader.js`,
  )
  if (!existsSync(program))
    throw new Error(`The program that reads files is missing (${program}). Build Stanceline anew.`)
  const child = spawn(
    process.execPath,
    [
      ...listPermissionFlags(root),
      `--max-old-space-size=${Math.round(heap / 1e6)}`,
      '--no-warnings',
      program,
    ],
    {
      cwd: root,
      env: {} as NodeJS.ProcessEnv,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    },
  )
  let errors = ''
  child.stderr!.on('data', (bytes) => (errors = (errors + String(bytes)).slice(-keptErrors)))
  const [input, output] = [child.stdio[3] as Writable, child.stdio[4] as Readable]
  // A child that ends while it is written to is told by its end.
  for (const stream of [input, output]) stream.on('error', () => {})
  return { process: child, input, output, readErrors: () => errors }
}

/** What Node is told so that a program may read itself and its packages, and nothing else. */
export function listPermissionFlags(root: string): string[] {
  const [major = 0] = process.versions.node.split('.').map(Number)
  const readable = ['package.json', 'node_modules/*', 'build/*', '.cache/*'].map(
    (place) => `--allow-fs-read=${join(root, place)}`,
  )
  return [
    major >= 23 ? '--permission' : '--experimental-permission',
    ...readable,
    '--allow-worker',
    '--allow-addons',
  ]
}
