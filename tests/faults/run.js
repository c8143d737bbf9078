// npm run test:faults: kills the built server 200 times at random moments, or FAULT_KILLS times, and a quarter as often
// one on PostgreSQL, and looks at what is left.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build, checkNode, install, root } from '../../app/cli/prepare.js'
import { postgresPrograms } from '../support/postgres-programs.js'

process.chdir(root)
checkNode()
install()
build()
const hasPostgres = postgresPrograms() !== null
if (!hasPostgres)
  console.log(
    'PostgreSQL’s programs (15 or newer) were found neither on PATH nor in the usual folders: no server was killed on it.',
  )
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'remix.config.js',
    '--project',
    'built',
    ...(hasPostgres ? ['--project', 'built on PostgreSQL'] : []),
    'tests/faults',
    ...process.argv.slice(2),
  ],
  {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, FAULT_KILLS: process.env.FAULT_KILLS || '200' },
  },
)
process.exitCode = status ?? 1
