import ts from 'typescript'
import { expect, test } from 'vitest'
import {
  exportedFunctions,
  importsOf,
  productSources,
  type Import,
  type Sources,
} from './support/imports.ts'

const product = productSources()

/** The rooms of the house; a path is in the first whose beginning it has. */
const rooms = [
  'app/domain/',
  'app/readers/',
  'app/exports/',
  'app/ui/',
  'app/http/',
  'app/jobs/',
  'app/routes/',
  'app/cli/',
  'app/store.server.ts',
  'app/root.tsx',
  'app/entry.',
  'db/',
  'seeds/',
] as const
type Room = (typeof rooms)[number]

/** Who imports whom. A room may always import itself, and nobody imports routes. */
const mayImport: Record<Room, readonly Room[]> = {
  'app/domain/': [],
  'app/readers/': ['app/domain/'],
  'app/exports/': ['app/domain/'],
  'app/ui/': ['app/domain/'],
  'db/': ['app/domain/'],
  'seeds/': ['app/domain/', 'app/readers/', 'db/'],
  'app/store.server.ts': ['db/'],
  'app/http/': ['app/domain/', 'app/store.server.ts', 'app/readers/', 'app/exports/'],
  'app/jobs/': ['app/domain/', 'app/readers/', 'app/store.server.ts'],
  'app/routes/': [
    'app/domain/',
    'app/readers/',
    'app/exports/',
    'app/ui/',
    'app/http/',
    'app/store.server.ts',
  ],
  'app/cli/': [
    'app/domain/',
    'app/readers/',
    'app/exports/',
    'app/ui/',
    'app/http/',
    'app/jobs/',
    'app/store.server.ts',
    'seeds/',
  ],
  'app/root.tsx': ['app/domain/', 'app/ui/', 'app/http/'],
  'app/entry.': ['app/domain/', 'app/ui/', 'app/http/'],
}

const roomOf = (path: string) => rooms.find((room) => path.startsWith(room))

/** What is allowed beyond the table: the two commands run the build; http names what a form answers to, draws charts for files, loads the seeds at the start, and starts the jobs. */
function isExcepted({ from, to, typesOnly }: Import): boolean {
  if (/^app\/cli\/\w+\.js$/.test(from) && to.startsWith('build/node/')) return true
  if (from === 'app/server/serve.ts' && to.startsWith('seeds/')) return true
  if (
    [
      'app/server/start-backups.ts',
      'app/server/start-imports.ts',
      'app/server/start-watching.ts',
    ].includes(from) &&
    to.startsWith('app/jobs/')
  )
    return true
  return (
    from.startsWith('app/http/') &&
    to.startsWith('app/ui/') &&
    (typesOnly || to === 'app/charts/svg.server.tsx')
  )
}

/** The imports that the table does not allow; what lies in no room (a test, a script) may not be imported at all. */
function trespasses(sources: Sources): string[] {
  return importsOf(sources).flatMap((one) => {
    const [from, to] = [roomOf(one.from), roomOf(one.to)]
    if (!isPath(one.to) || from === undefined || isExcepted(one)) return []
    return to !== undefined && (from === to || mayImport[from].includes(to))
      ? []
      : [`${one.from} imports ${one.to}`]
  })
}

const isPath = (to: string) => /^(app|db|seeds|tests|build)\//.test(to)

/** The rooms within db, and which of the others each imports; a path is in the first whose beginning it has. */
const mayImportInDb: Record<string, readonly string[]> = {
  'db/core/': [],
  'db/schema/': ['db/sqlite/dialect.ts'],
  'db/statements/': ['db/core/', 'db/schema/'],
  'db/letters/': ['db/core/', 'db/schema/', 'db/statements/'],
  'db/positions/': ['db/core/', 'db/schema/', 'db/statements/'],
  'db/codebook/': ['db/core/', 'db/schema/', 'db/statements/'],
  'db/people/': ['db/core/', 'db/schema/', 'db/statements/'],
  'db/imports/': ['db/core/', 'db/schema/', 'db/statements/'],
  'db/history/': ['db/core/', 'db/schema/', 'db/statements/'],
  'db/jobs/': ['db/core/', 'db/schema/', 'db/statements/'],
  // A package holds a whole dossier, so it is planned against the codebook.
  'db/packages/': ['db/core/', 'db/schema/', 'db/statements/', 'db/codebook/'],
  'db/sqlite/': ['db/core/', 'db/backup/'],
  'db/postgres/': ['db/core/', 'db/schema/', 'db/sqlite/', 'db/backup/'],
  'db/backup/': [
    'db/core/',
    'db/schema/',
    'db/statements/',
    'db/sqlite/',
    'db/postgres/',
    'db/open-db.ts',
  ],
  'db/open-db.ts': ['db/core/', 'db/sqlite/', 'db/postgres/'],
  'db/drizzle': ['db/schema/'],
  'db/migration.js': [],
  'db/index.ts': ['db/'],
}

/** Imports between the rooms of db that their table does not allow: a statement knows no aggregate, and no query its engine. */
function trespassesInDb(sources: Sources): string[] {
  const roomInDb = (path: string) =>
    Object.keys(mayImportInDb).find((room) => path.startsWith(room))
  return importsOf(sources)
    .filter(({ from, to }) => from.startsWith('db/') && to.startsWith('db/'))
    .filter(({ from, to }) => {
      const room = roomInDb(from)
      return (
        room === undefined ||
        (room !== roomInDb(to) && !mayImportInDb[room]!.some((allowed) => to.startsWith(allowed)))
      )
    })
    .map(({ from, to }) => `${from} imports ${to}`)
}

/** Packages in the domain other than those for schemas, calendars and kept results (lru-cache: no clock, no reading). */
function strangePackages(sources: Sources): string[] {
  return importsOf(sources)
    .filter(
      ({ from, to }) =>
        from.startsWith('app/domain/') &&
        !isPath(to) &&
        !['zod', 'date-fns', 'lru-cache'].includes(to),
    )
    .map(({ from, to }) => `${from} imports ${to}`)
}

/** The domain is told the day and never asks: no clock, no chance, no process. */
function clocks(sources: Sources): string[] {
  const asked = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bfetch\(/
  return [...sources]
    .filter(([path, text]) => path.startsWith('app/domain/') && asked.test(text))
    .map(([path]) => path)
}

/** Files whose imports lead back to them, each circle once. */
function circles(sources: Sources): string[] {
  const imports = grouped(importsOf(sources))
  const [done, found] = [new Set<string>(), new Set<string>()]
  const walk = (path: string, trail: string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) return void found.add([...trail.slice(at)].sort().join(' ↔ '))
    if (done.has(path)) return
    for (const { to } of imports.get(path) ?? []) if (sources.has(to)) walk(to, [...trail, path])
    done.add(path)
  }
  for (const path of sources.keys()) walk(path, [])
  return [...found]
}

function grouped(imports: readonly Import[]): Map<string, Import[]> {
  const byFile = new Map<string, Import[]>()
  for (const one of imports) byFile.set(one.from, [...(byFile.get(one.from) ?? []), one])
  return byFile
}

/** Files that only pass on what others hold. */
function barrels(sources: Sources): string[] {
  return [...sources]
    .filter(([path, text]) => {
      const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
      return (
        statements.some((one) => ts.isExportDeclaration(one) && one.moduleSpecifier) &&
        statements.every((one) => ts.isExportDeclaration(one) || ts.isImportDeclaration(one))
      )
    })
    .map(([path]) => path)
}

const open = [
  'sign-in.tsx',
  'sign-out.tsx',
  'first-account.tsx',
  'invitation.tsx',
  'new-password.tsx',
  'sign-in_.provider.tsx',
  'sign-in_.provider_.return.tsx',
].map((name) => `app/routes/${name}`)

/** Loaders and actions that let everybody in: neither they nor the function of http that they hand the request to ask `allowed`. */
function unguarded(sources: Sources): string[] {
  const guards = new Set(
    [...sources]
      .filter(([path]) => path.startsWith('app/http/'))
      .flatMap(([path, text]) =>
        [...exportedFunctions(path, text)]
          .filter(([, body]) => /\ballowed\(request\b/.test(body))
          .map(([name]) => name),
      ),
  )
  return [...sources]
    .filter(([path]) => path.startsWith('app/routes/') && !open.includes(path))
    .flatMap(([path, text]) =>
      [...exportedFunctions(path, text)]
        .filter(
          ([name, body]) =>
            ['loader', 'action'].includes(name) &&
            !/\ballowed\(request\b/.test(body) &&
            ![...guards].some((guard) => body.includes(`${guard}(request`)),
        )
        .map(([name]) => `${path} ${name}`),
    )
}

/** Default exports anywhere but where a tool asks for them. */
function defaults(sources: Sources): string[] {
  return [...sources]
    .filter(
      ([path, text]) =>
        /^export default /m.test(text) &&
        !/^app\/(routes\/|root\.tsx|entry\.)|\.config\.ts$/.test(path),
    )
    .map(([path]) => path)
}

test('each room imports only what the table allows', () => {
  expect(trespasses(product)).toEqual([])
})

test('every source lies in a room, and every import leads to a source', () => {
  expect([...product.keys()].filter((path) => !roomOf(path))).toEqual([])
  expect(
    importsOf(product)
      .filter(
        ({ to }) =>
          isPath(to) && !product.has(to) && !to.startsWith('build/') && !to.startsWith('tests/'),
      )
      .map(({ from, to }) => `${from} imports ${to}`),
  ).toEqual([])
})

test('the domain needs nothing but schemas, calendars and kept results, and asks no clock', () => {
  expect([...strangePackages(product), ...clocks(product)]).toEqual([])
})

test('each room of the store imports only what its table allows', () => {
  expect(trespassesInDb(product)).toEqual([])
  for (const [path, text, to] of [
    ['db/letters/planted.ts', "import { x } from '../sqlite/dialect.ts'", 'db/sqlite/dialect.ts'],
    ['db/statements/planted.ts', "import { x } from '../people/users.ts'", 'db/people/users.ts'],
    ['db/people/planted.ts', "import { x } from '../letters/letters.ts'", 'db/letters/letters.ts'],
    ['db/planted.ts', "import { x } from './core/ids.ts'", 'db/core/ids.ts'],
  ] as const)
    expect(trespassesInDb(planted(path, text))).toEqual([`${path} imports ${to}`])
})

test('no imports run in a circle', () => {
  expect(circles(product)).toEqual([])
})

test('no file only passes on what others hold', () => {
  expect(barrels(product)).toEqual([])
})

test('every loader and action asks whether the user may, but for signing in and out and following a one-time link', () => {
  expect(unguarded(product)).toEqual([])
  expect([...product.keys()].filter((path) => open.includes(path))).toHaveLength(open.length)
})

/** Pages and what they are made with that read letters, or what comes of them, as the store's owner: past the rule who may see a letter. */
function unruled(sources: Sources): string[] {
  return [...sources]
    .filter(
      ([path, text]) =>
        /^app\/(routes|http)\//.test(path) &&
        (/\(await theStore\(\)\)\.(letters|positions|evidence|actors)\b/.test(text) ||
          (/= await theStore\(\)/.test(text) &&
            /\bstore\.(letters|positions|evidence|actors)\b/.test(text)) ||
          /visibleTo\('owner'\)/.test(text)),
    )
    .map(([path]) => path)
}

test('pages and files read letters through who sees them, never as the owner of the store', () => {
  expect(unruled(product)).toEqual([])
  for (const text of [
    'const store = await theStore()\nstore.letters.page()',
    '(await theStore()).positions.count()',
    "x.visibleTo('owner')",
  ])
    expect(unruled(planted('app/routes/planted.tsx', text))).toEqual(['app/routes/planted.tsx'])
})

test('only what Remix and drizzle-kit ask for is a default export', () => {
  expect(defaults(product)).toEqual([])
})

test('the sources were found', () => {
  for (const room of rooms)
    expect(
      [...product.keys()].some((path) => path.startsWith(room)),
      room,
    ).toBe(true)
  expect(importsOf(product).length).toBeGreaterThan(300)
})

/** The product with one file more, or one file other. */
const planted = (path: string, text: string): Sources => new Map([...product, [path, text]])

test.each([
  ['app/domain/planted.ts', "import { letters } from '#db/schema/schema.ts'"],
  ['app/domain/planted.ts', "import type { Frame } from '../ui/frame.tsx'"],
  ['app/domain/deep/planted.ts', "import { theStore } from '../../store.server.ts'"],
  ['app/ui/planted.tsx', "import { theStore } from '#app/store.server.ts'"],
  ['app/ui/planted.tsx', "const later = import('#app/http/rights.ts')"],
  ['app/readers/planted.ts', "export { toCsv } from '#app/exports/csv.ts'"],
  ['db/planted.ts', "import { readTxt } from '#app/readers/txt.ts'"],
  ['app/http/planted.ts', "import { letters } from '#db/schema/schema.ts'"],
  ['app/http/planted.ts', "import { Frame } from '#app/ui/frame.tsx'"],
  ['app/http/planted.ts', "import { seed } from '#seeds/index.ts'"],
  ['app/jobs/planted.ts', "import { log } from '#app/http/log.ts'"],
  ['app/routes/planted.tsx', "import { openStore } from '#db/index.ts'"],
  ['app/cli/planted.ts', "import { loader } from '#app/routes/timeline.tsx'"],
  ['app/routes/planted.tsx', "import { aPosition } from '#tests/support/world.ts'"],
])('a trespass is reported: %s with %s', (path, text) => {
  expect(
    trespasses(planted(path, text)).filter((one) => one.startsWith(`${path} imports`)),
  ).toHaveLength(1)
})

test.each([
  ['app/domain/planted.ts', "import { dayNumber } from './days.ts'"],
  ['app/http/planted.ts', "import type { CodingAnswer } from '#app/ui/tagger/draft.ts'"],
  ['app/routes/planted.tsx', "import { Frame } from '#app/ui/frame.tsx'"],
])('what is allowed is not: %s with %s', (path, text) => {
  expect(
    trespasses(planted(path, text)).filter((one) => one.startsWith(`${path} imports`)),
  ).toEqual([])
})

test('strange packages, clocks, circles, barrels and default exports are reported', () => {
  expect(
    strangePackages(
      planted(
        'app/domain/planted.ts',
        "import { join } from 'node:path'\nimport React from 'react'",
      ),
    ),
  ).toEqual(['app/domain/planted.ts imports node:path', 'app/domain/planted.ts imports react'])
  expect(clocks(planted('app/domain/planted.ts', 'const today = new Date()'))).toContain(
    'app/domain/planted.ts',
  )
  expect(
    circles(
      new Map([
        ['app/domain/a.ts', "import './b.ts'"],
        ['app/domain/b.ts', "import { c } from './c.ts'"],
        ['app/domain/c.ts', "import type { A } from './a.ts'"],
      ]),
    ),
  ).toEqual(['app/domain/a.ts ↔ app/domain/b.ts ↔ app/domain/c.ts'])
  expect(
    barrels(planted('app/domain/index.ts', "export { a } from './a.ts'\nexport * from './b.ts'")),
  ).toEqual(['app/domain/index.ts'])
  expect(defaults(planted('app/ui/planted.tsx', 'export default function Planted() {}'))).toContain(
    'app/ui/planted.tsx',
  )
})

test.each([
  [
    'no question at all',
    'export async function loader({ request }) { return theStore() }',
    ['loader'],
  ],
  ['an arrow without one', "export const action = ({ request }) => redirect('/')", ['action']],
  [
    'a question only in the loader',
    "export async function loader({ request }) { await allowed(request, 'read') }\nexport async function action({ request }) { return null }",
    ['action'],
  ],
  [
    'a question in another function',
    "function ask({ request }) { allowed(request, 'read') }\nexport async function loader({ request }) { return null }",
    ['loader'],
  ],
  [
    'a question',
    "export async function loader({ request }) { await allowed(request, 'read') }",
    [],
  ],
  ['a question in http', "export const loader = ({ request }) => briefingFile(request, 'csv')", []],
])('a route with %s is reported where it lets everybody in', (_what, text, names) => {
  expect(
    unguarded(planted('app/routes/planted.tsx', text)).filter((one) => one.includes('planted')),
  ).toEqual(names.map((name) => `app/routes/planted.tsx ${name}`))
})
