// npm run test:long: the tests that go by chance, at their full numbers. Servers are killed 200 times, damaged files are
// read for ten minutes, a thousand views are looked at, and twenty times as many worlds are made up as within `npm test`.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, checkNode, install, root } from '../app/cli/prepare.js'
import { postgresPrograms } from './support/postgres-programs.js'

process.chdir(root)
checkNode()
install()
build()
if (!postgresPrograms())
  console.log(
    'PostgreSQL’s programs (15 or newer) were found neither on PATH nor in the usual folders: no server was killed on it.',
  )

const aNumber = () => String(Math.floor(Math.random() * 1e9))
const numbers = {
  FAULT_KILLS: '200',
  FAULT_SEED: aNumber(),
  FUZZ_SECONDS: '600',
  FUZZ_SEED: aNumber(),
  VIEWS: '1000',
  WORLDS: '20',
  WORLD_SEED: aNumber(),
}
const settings = Object.fromEntries(
  Object.entries(numbers).map(([name, number]) => [name, process.env[name] || number]),
)
console.log(
  `To repeat this run: ${Object.entries(settings)
    .map(([name, number]) => `${name}=${number}`)
    .join(' ')} npm run test:long`,
)

const [asked, options] = [true, false].map((isFile) =>
  process.argv.slice(2).filter((word) => word.startsWith('tests/') === isFile),
)
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'remix.config.js',
    // Twenty times the worlds take longer than what hangs within `npm test`.
    '--testTimeout=3600000',
    ...(asked.length ? asked : byChance()),
    ...options,
  ],
  { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...settings } },
)
process.exitCode = status ?? 1

/** The test files whose numbers can be set. */
function byChance() {
  return readdirSync('tests', { recursive: true, withFileTypes: true })
    .filter((entry) => /\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => /support\/(worlds|faults|fuzzing|views)\.ts/.test(readFileSync(file, 'utf8')))
}
