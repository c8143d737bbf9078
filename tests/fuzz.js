// npm run test:fuzz: reads damaged files of every format for ten minutes, or FUZZ_SECONDS, and counts what comes of it.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { checkNode, install, root } from '../app/cli/prepare.js'

process.chdir(root)
checkNode()
install()
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'remix.config.js',
    '--project',
    'unit',
    'tests/readers/fuzz.test.ts',
    ...process.argv.slice(2),
  ],
  {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      FUZZ_SECONDS: process.env.FUZZ_SECONDS || '600',
      FUZZ_SEED: process.env.FUZZ_SEED || String(Math.floor(Math.random() * 1e9)),
    },
  },
)
process.exitCode = status ?? 1
