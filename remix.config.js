// This file is the Vite configuration: Remix 2.17 is built by its Vite plugin and reads no other file.
// `remix vite:build`, `vite build --mode node` and `vitest` are all called with `--config remix.config.js`.
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import { postgresPrograms } from './tests/support/postgres-programs.js'

if (
  process.argv[1]?.includes('remix') &&
  ['build', 'dev', 'watch'].includes(process.argv[2] ?? '')
) {
  throw new Error(
    'The classic Remix compiler would make the wrong bundle. Use `npm run build` or `npm run dev`.',
  )
}

const future = {
  v3_fetcherPersist: true,
  v3_lazyRouteDiscovery: true,
  v3_relativeSplatPath: true,
  v3_singleFetch: true,
  v3_throwAbortReason: true,
  unstable_optimizeDeps: true,
}

/** The path below which the product is served, such as /stanceline: it is written into the built pages and scripts. */
const basePath = (process.env.BASE_PATH ?? '').replace(/\/+$/, '')
if (!/^(?:\/[\w.-]+)*$/.test(basePath))
  throw new Error(
    `BASE_PATH is “${basePath}”. Write a path such as /stanceline, or leave it empty.`,
  )

/** Where there are no tests, as in a copy that only serves, there is nothing to be measured. */
const benches = existsSync('tests/bench')
  ? {
      bench: 'tests/bench/main.ts',
      'bench-coding': 'tests/bench/coding/main.ts',
      'bench-header': 'tests/bench/header/main.ts',
      'bench-readers': 'tests/bench/readers/main.ts',
      'bench-server': 'tests/bench/server/main.ts',
      'bench-suggest': 'tests/bench/suggest/main.ts',
    }
  : {}

/** The server and the command line: what runs from `build/node` without a TypeScript runner. */
const node = {
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'build/node',
    emptyOutDir: true,
    rollupOptions: {
      input: {
        server: 'app/server/start.ts',
        stanceline: 'app/cli/main.ts',
        reader: 'app/readers/confined/child.ts',
        'file-worker': 'app/server/file-worker.ts',
        'list-worker': 'app/server/list-worker.ts',
        'suggestion-worker': 'app/server/suggestion-worker.ts',
        ...benches,
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
}

/**
 * Type that comes late would move a page that is being read: what is not there in time is used from
 * the next page on.
 */
const steadyType = {
  name: 'steady-type',
  enforce: 'pre',
  transform: (code, id) =>
    /@fontsource-variable.*\.css/.test(id)
      ? code.replaceAll('font-display: swap', 'font-display: optional')
      : null,
}

/** Where worlds are made up, they are the same each time. */
const seeded = { setupFiles: 'tests/support/seeded.ts' }

const project = (name, include, more = {}) => ({ extends: true, test: { name, include, ...more } })

/** Where PostgreSQL's programs are, the same tests run on a server of the run's own. */
const onServer = (projects) => (postgresPrograms() ? projects : [])
// A server runs all of it; PGlite, which is PostgreSQL compiled for Node, then shows only that it still does.
const onPglite = postgresPrograms()
  ? ['tests/db/search.test.ts']
  : ['tests/db/*.test.ts', 'tests/db/postgres/*.test.ts']
// PGlite takes a second to start, so its files share one.
const pglite = {
  ...seeded,
  globalSetup: 'tests/support/reader-child.js',
  provide: { engine: 'pglite' },
  fileParallelism: false,
  sequence: { groupOrder: 1 },
  exclude: ['tests/db/postgres/{server,move,backup}.test.ts'],
}
const server = {
  ...seeded,
  globalSetup: ['tests/support/postgres-server.ts', 'tests/support/reader-child.js'],
  provide: { engine: 'postgres' },
}

const test = {
  // Tests wait for states, however long a busy machine takes to come to them; these bounds only find what hangs.
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 120_000 } },
  // The files that one worker runs share their modules, which are read once; no test may leave anything behind in them.
  isolate: false,
  // The tests of the browser and of servers wait as much as they reckon, so four files at once suit two cores.
  maxWorkers: availableParallelism() * 2,
  projects: [
    project(
      'unit',
      [
        'tests/{domain,charts,readers,exports,auth,features,http,server,jobs,ui}/**/*.test.{ts,tsx}',
        'tests/*.test.ts',
      ],
      { globalSetup: 'tests/support/reader-child.js', ...seeded },
    ),
    project('database', ['tests/{db,seeds}/**/*.test.ts'], {
      ...seeded,
      globalSetup: 'tests/support/reader-child.js',
      exclude: ['tests/db/postgres/**'],
    }),
    project('database on PGlite', onPglite, pglite),
    ...onServer([
      project(
        'database on PostgreSQL',
        ['tests/db/*.test.ts', 'tests/db/postgres/*.test.ts'],
        server,
      ),
    ]),
    project('built', ['tests/{cli,e2e,faults}/**/*.test.ts'], {
      exclude: ['tests/{e2e,faults}/postgres/**'],
    }),
    ...onServer([
      project(
        'built on PostgreSQL',
        ['tests/e2e/first-run.test.ts', 'tests/{e2e,faults}/postgres/*.test.ts'],
        server,
      ),
    ]),
  ],
}

export default defineConfig(({ command, mode }) => ({
  // While developing there is no proxy, and Remix wants no base path.
  base: command === 'build' ? `${basePath}/` : '/',
  plugins:
    process.env.VITEST || mode === 'node'
      ? []
      : [
          steadyType,
          remix({
            future,
            ignoredRouteFiles: ['**/*.css'],
            basename: (command === 'build' && basePath) || '/',
          }),
        ],
  // Native packages of the server, which the dev server must not try to bundle for the browser.
  optimizeDeps: {
    exclude: [
      '@electric-sql/pglite',
      '@node-rs/argon2',
      '@resvg/resvg-js',
      'better-sqlite3',
      'postgres',
    ],
  },
  build: { target: 'es2022', assetsInlineLimit: 0 },
  // The build takes in packages of many small files: the server is up sooner when it reads a few large ones.
  ssr:
    command !== 'build'
      ? {}
      : {
          noExternal: [
            'csv-stringify',
            'date-fns',
            'drizzle-orm',
            'jose',
            'oauth4webapi',
            'openid-client',
            'prom-client',
            '@opentelemetry/api',
            'uuid',
            'yaml',
            'zod',
          ],
        },
  test,
  ...(mode === 'node' ? node : {}),
}))
