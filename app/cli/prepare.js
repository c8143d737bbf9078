// Plain JavaScript without dependencies: it runs on a fresh clone, before anything is installed or built.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Ends with a sentence where Node is older than what the product runs on. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  stop(
    `Stanceline needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer ` +
      'Node from nodejs.org and start again.',
  )
}

/** Installs the packages of the lock file when they are missing, older than it, or built for another Node. */
export function install() {
  const stamp = join(root, 'node_modules/.stanceline')
  const wanted = hashOf(['package-lock.json'], process.versions.modules)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.error('Installing packages (about two minutes the first time) …')
  run(
    'npm',
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    'The packages could not be installed. Check the network, and that a C++ compiler, make ' +
      'and Python 3 are there (better-sqlite3 is built from source where no ready build fits).',
  )
  writeFileSync(stamp, wanted)
}

/**
 * Builds the client, the server and the command line when a source is newer than the build, or the
 * build is for another path.
 */
export function build() {
  const stamp = join(root, 'build/stamp')
  const wanted = hashOf(sources(), process.env.BASE_PATH ?? '')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.error('Building …')
  run('npm', ['run', '--silent', 'build'], 'The build failed; what is printed above says where.')
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

/**
 * Builds from the sources the program that reads files, for what runs without the build:
 * development and tests; `more` are further programs by name.
 */
export async function buildReader(mode, more = {}) {
  const { build: bundle } = await import('vite')
  const output = { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' }
  await bundle({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir: `.cache/readers/${mode}`,
      emptyOutDir: true,
      rollupOptions: {
        input: { reader: join(root, 'app/readers/confined/child.ts'), ...more },
        output,
      },
    },
  })
}

function sources() {
  const files = ['app', 'db', 'seeds', 'tests/bench'].flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      : [],
  )
  return [
    ...files.sort().map((file) => file.slice(root.length + 1)),
    'remix.config.js',
    'package-lock.json',
    'tsconfig.json',
  ]
}

function hashOf(files, salt) {
  const hash = createHash('sha256').update(salt)
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function run(command, args, otherwise) {
  // What npm prints goes to standard error, so that a command's own output stays clean.
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) stop(otherwise)
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
