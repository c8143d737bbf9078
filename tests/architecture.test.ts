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
  'app/charts/',
  'app/readers/',
  'app/exports/',
  'app/auth/',
  'app/features/',
  'app/http/',
  'app/server/',
  'app/jobs/',
  'app/ui/',
  'app/routes/',
  'app/cli/',
  'app/store.server.ts',
  'app/base-path.ts',
  'app/root.tsx',
  'app/entry.',
  'db/',
  'seeds/',
] as const
type Room = (typeof rooms)[number]

const ofPages = [
  'app/domain/',
  'app/charts/',
  'app/auth/',
  'app/features/',
  'app/http/',
  'app/ui/',
  'app/store.server.ts',
] as const

/** Who imports whom. A room may always import itself, and nobody imports routes or cli. */
const mayImport: Record<Room, readonly Room[]> = {
  'app/domain/': [],
  'app/charts/': ['app/domain/'],
  'app/readers/': ['app/domain/'],
  'app/exports/': ['app/domain/'],
  'app/base-path.ts': [],
  'db/': ['app/domain/'],
  'seeds/': ['app/domain/', 'app/readers/', 'db/'],
  'app/store.server.ts': ['db/'],
  'app/ui/': ['app/domain/', 'app/charts/'],
  'app/http/': ['app/domain/', 'app/base-path.ts'],
  'app/auth/': ['app/domain/', 'app/http/', 'app/store.server.ts', 'app/base-path.ts'],
  'app/features/': [
    'app/domain/',
    'app/auth/',
    'app/readers/',
    'app/exports/',
    'app/charts/',
    'app/store.server.ts',
  ],
  'app/jobs/': ['app/domain/', 'app/features/', 'app/readers/', 'app/store.server.ts'],
  'app/server/': [
    'app/domain/',
    'app/auth/',
    'app/features/',
    'app/http/',
    'app/jobs/',
    'app/readers/',
    'app/store.server.ts',
    'app/base-path.ts',
    'seeds/',
  ],
  'app/routes/': ofPages,
  'app/root.tsx': ofPages,
  // What is read ahead is kept where pages look for it, so the program of the pages takes it in.
  'app/entry.': [...ofPages, 'app/jobs/'],
  'app/cli/': [
    'app/domain/',
    'app/features/',
    'app/jobs/',
    'app/exports/',
    'app/readers/',
    'app/store.server.ts',
    'app/base-path.ts',
    'seeds/',
  ],
}

const roomOf = (path: string) => rooms.find((room) => path.startsWith(room))

/** What is allowed beyond the table, each import with its reason. */
const exceptions: Record<string, readonly string[]> = {
  // A store that cannot write is a fault, and faults go to the log.
  'app/features/try-store.ts': ['app/http/log.ts'],
  // It works behind whoever asked, who is not to be told of its faults.
  'app/features/actors/renew-twins.ts': ['app/http/log.ts'],
  // Plain links in charts need the path that the product was built for.
  'app/charts/chart-table.tsx': ['app/ui/base-path.ts'],
  'app/charts/timeline-chart.tsx': ['app/ui/base-path.ts'],
  // The command line makes accounts and one-time links as the pages do.
  'app/cli/user-add.ts': ['app/auth/passwords.ts'],
  'app/cli/user-reset.ts': ['app/auth/one-time-links.ts'],
}

function isExcepted({ from, to }: Import): boolean {
  if (/^app\/cli\/\w+\.js$/.test(from) && to.startsWith('build/node/')) return true
  return exceptions[from]?.includes(to) ?? false
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
  // What letters are found by is made anew after whatever changes it.
  'db/search/': ['db/core/', 'db/schema/', 'db/statements/'],
  'db/letters/': ['db/core/', 'db/schema/', 'db/statements/', 'db/search/'],
  'db/asks/': ['db/core/', 'db/schema/', 'db/statements/', 'db/letters/', 'db/positions/'],
  'db/positions/': ['db/core/', 'db/schema/', 'db/statements/', 'db/search/'],
  // A second coding opens one letter in a store that is closed otherwise, and settles what counts.
  'db/second-coding/': [
    ...['db/core/', 'db/schema/', 'db/statements/', 'db/search/'],
    ...['db/letters/', 'db/positions/', 'db/codebook/', 'db/dossiers/'],
  ],
  'db/codebook/': ['db/core/', 'db/schema/', 'db/statements/', 'db/search/'],
  'db/dossiers/': ['db/core/', 'db/schema/', 'db/statements/', 'db/search/'],
  'db/people/': ['db/core/', 'db/schema/', 'db/statements/'],
  // What letters prove passes to others where an import is taken back.
  'db/imports/': ['db/core/', 'db/schema/', 'db/statements/', 'db/search/', 'db/letters/'],
  // A list is compared with the codebook and changes it.
  'db/lists/': ['db/core/', 'db/schema/', 'db/statements/', 'db/search/', 'db/codebook/'],
  'db/history/': ['db/core/', 'db/schema/', 'db/statements/'],
  'db/jobs/': ['db/core/', 'db/schema/', 'db/statements/'],
  'db/settings/': ['db/core/', 'db/schema/', 'db/statements/'],
  'db/erasures/': ['db/core/', 'db/schema/', 'db/statements/', 'db/search/'],
  // A package holds a whole dossier, so it is planned against the codebook, and nothing erased comes back with it.
  'db/packages/': [
    'db/core/',
    'db/schema/',
    'db/statements/',
    'db/codebook/',
    'db/dossiers/',
    'db/search/',
    'db/erasures/',
  ],
  'db/sqlite/': ['db/core/', 'db/backup/'],
  'db/postgres/': ['db/core/', 'db/schema/', 'db/sqlite/', 'db/backup/'],
  'db/backup/': [
    'db/core/',
    'db/schema/',
    'db/statements/',
    'db/sqlite/',
    'db/postgres/',
    'db/erasures/',
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

/**
 * Packages in the domain other than those for schemas, calendars, kept results (lru-cache: no clock, no reading) and the
 * stems of words (functions of a word).
 */
function strangePackages(sources: Sources): string[] {
  return importsOf(sources)
    .filter(
      ({ from, to }) =>
        from.startsWith('app/domain/') &&
        !isPath(to) &&
        !/^(zod|date-fns(\/locale\/.+)?|lru-cache|@orama\/stemmers\/.+)$/.test(to),
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
  'subscription.tsx',
  'sign-in_.provider.tsx',
  'sign-in_.provider_.return.tsx',
].map((name) => `app/routes/${name}`)

/** What asks for a right: the guard, and the functions of auth and features that ask it themselves. */
function guardsOf(sources: Sources): string[] {
  return [...sources]
    .filter(([path]) => /^app\/(auth|features)\//.test(path))
    .flatMap(([path, text]) => [...exportedFunctions(path, text)])
    .filter(([, body]) => /\brequirePermission\(context\b/.test(body))
    .map(([name]) => name)
}

/** Functions of a route itself that are handed the context and ask first. */
function ownGuardsOf(text: string): string[] {
  return [...text.matchAll(/^(?:async )?function (\w+)\(context\b[^]*?^}/gm)]
    .filter(([body]) => /\brequirePermission\(context\b/.test(body))
    .map(([, name]) => name!)
}

const asksFor = (guard: string) => new RegExp(`\\b${guard}\\(\\{?\\s*context\\b`)

/** Loaders and actions that let everybody in: nothing that they hand their context to asks whether the sender may. */
function unguarded(sources: Sources): string[] {
  const first = guardsOf(sources)
  const further = [...sources]
    .filter(([path]) => path.startsWith('app/features/'))
    .flatMap(([path, text]) => [...exportedFunctions(path, text)])
    .filter(([, body]) => first.some((guard) => asksFor(guard).test(body)))
    .map(([name]) => name)
  // Whoever has the address of a link may see what the public sees, and that of a live table what its owner does.
  const byAddress = ['requireViewLink', 'requireLiveTable']
  const guards = ['requirePermission', ...byAddress, ...first, ...further].map(asksFor)
  const asks = (body: string, own: readonly string[]) =>
    [...guards, ...own.map(asksFor)].some((guard) => guard.test(body))
  return [...sources]
    .filter(([path]) => path.startsWith('app/routes/') && !open.includes(path))
    .flatMap(([path, text]) =>
      [...exportedFunctions(path, text)]
        .filter(
          ([name, body]) => ['loader', 'action'].includes(name) && !asks(body, ownGuardsOf(text)),
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

test('every loader and action asks whether the user may, but for signing in and out and by links that are proof', () => {
  expect(unguarded(product)).toEqual([])
  expect([...product.keys()].filter((path) => open.includes(path))).toHaveLength(open.length)
})

/** Files that fetch the store, or read letters as its owner: past what the sender of a request may see. */
function unruled(sources: Sources): string[] {
  // A token in an address makes its owner the sender.
  const mayFetch =
    /^(app\/(server|jobs|cli)\/|app\/auth\/live-table\.ts|app\/store\.server\.ts|db\/|seeds\/)/
  const readsAll =
    /\badmin\.(letters|positions|evidence|actors|history|packages|visibleTo(?!\(null, ))\b/
  return [...sources]
    .filter(
      ([path, text]) =>
        !mayFetch.test(path) &&
        (/\btheStore\(/.test(text) || /visibleTo\('owner'/.test(text) || readsAll.test(text)),
    )
    .map(([path]) => path)
}

test('pages and features are handed what the sender may see, and never fetch the store', () => {
  expect(unruled(product)).toEqual([])
  for (const path of ['app/routes/planted.tsx', 'app/features/planted.ts', 'app/auth/planted.ts'])
    for (const text of [
      'const store = await theStore()',
      'const { rows } = await admin.letters.page()',
      "const visible = store.visibleTo('owner')",
    ])
      expect(unruled(planted(path, text))).toEqual([path])
})

/** Files that mask, other than the one door of the store. */
function maskingElsewhere(sources: Sources): string[] {
  const door = ['db/core/masked-rows.ts']
  const masking = ['app/domain/masking/', 'app/domain/package/mask-package.ts']
  const isMasking = (path: string) => masking.some((one) => path.startsWith(one))
  return importsOf(sources)
    .filter(({ from, to }) => isMasking(to) && !isMasking(from) && !door.includes(from))
    .map(({ from, to }) => `${from} imports ${to}`)
}

test('contact details are masked at one door of the store', () => {
  expect(maskingElsewhere(product)).toEqual([])
  for (const [path, to] of [
    ['app/features/history/planted.ts', 'app/domain/masking/mask-text.ts'],
    ['app/exports/planted.ts', 'app/domain/package/mask-package.ts'],
    ['db/letters/planted.ts', 'app/domain/masking/mask-text.ts'],
    ['app/domain/history/planted.ts', 'app/domain/masking/mask-text.ts'],
  ] as const)
    expect(maskingElsewhere(planted(path, `import { x } from '#${to}'`))).toEqual([
      `${path} imports ${to}`,
    ])
})

/** Features that build answers or read requests: that is for routes. */
function answersInFeatures(sources: Sources): string[] {
  return [...sources]
    .filter(
      ([path, text]) =>
        path.startsWith('app/features/') &&
        (/from '@remix-run\//.test(text) || /\bnew Response\(|: Request\b/.test(text)),
    )
    .map(([path]) => path)
}

test('features know neither requests nor answers', () => {
  expect(answersInFeatures(product)).toEqual([])
  for (const text of [
    "import { data } from '@remix-run/node'",
    "throw new Response('no')",
    'export function f(request: Request) {}',
  ])
    expect(answersInFeatures(planted('app/features/planted.ts', text))).toEqual([
      'app/features/planted.ts',
    ])
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
  ['app/domain/planted.ts', "import type { TopBar } from '../ui/top-bar.tsx'"],
  ['app/domain/deep/planted.ts', "import { theStore } from '../../store.server.ts'"],
  ['app/charts/planted.tsx', "import { Chip } from '#app/ui/chip.tsx'"],
  ['app/ui/planted.tsx', "import { theStore } from '#app/store.server.ts'"],
  ['app/ui/planted.tsx', "const later = import('#app/auth/guard.ts')"],
  ['app/readers/planted.ts', "export { briefingToCsv } from '#app/exports/csv.ts'"],
  ['db/planted.ts', "import { readFile } from '#app/readers/read-file.ts'"],
  ['app/http/planted.ts', "import { letters } from '#db/schema/schema.ts'"],
  ['app/http/planted.ts', "import { theStore } from '#app/store.server.ts'"],
  ['app/http/planted.ts', "import { requireFound } from '#app/auth/guard.ts'"],
  ['app/auth/planted.ts', "import { saveLetter } from '#app/features/letters/letter-form.ts'"],
  ['app/auth/planted.ts', "import { serve } from '#app/server/serve.ts'"],
  ['app/features/planted.ts', "import { TopBar } from '#app/ui/top-bar.tsx'"],
  ['app/features/planted.ts', "import { logFault } from '#app/http/log.ts'"],
  ['app/features/planted.ts', "import { serve } from '#app/server/serve.ts'"],
  ['app/features/planted.ts', "import { letters } from '#db/schema/schema.ts'"],
  ['app/jobs/planted.ts', "import { logFault } from '#app/http/log.ts'"],
  ['app/server/planted.ts', "import { main } from '#app/cli/main.ts'"],
  ['app/routes/planted.tsx', "import { openStore } from '#db/index.ts'"],
  ['app/routes/planted.tsx', "import { serve } from '#app/server/serve.ts'"],
  ['app/routes/planted.tsx', "import { writePackage } from '#app/exports/package.ts'"],
  ['app/cli/planted.ts', "import { loader } from '#app/routes/timeline.tsx'"],
  ['app/cli/planted.ts', "import { logFault } from '#app/http/log.ts'"],
  ['app/routes/planted.tsx', "import { aPosition } from '#tests/support/world.ts'"],
])('a trespass is reported: %s with %s', (path, text) => {
  expect(
    trespasses(planted(path, text)).filter((one) => one.startsWith(`${path} imports`)),
  ).toHaveLength(1)
})

test.each([
  ['app/domain/planted.ts', "import { formatDay } from './days.ts'"],
  ['app/features/planted.ts', "import { requireFound } from '#app/auth/guard.ts'"],
  ['app/routes/planted.tsx', "import { TopBar } from '#app/ui/top-bar.tsx'"],
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
    'export async function loader({ context }) { return context }',
    ['loader'],
  ],
  ['an arrow without one', "export const action = ({ context }) => redirect('/')", ['action']],
  [
    'a question only in the loader',
    "export async function loader({ context }) { requirePermission(context, 'read') }\nexport async function action({ context }) { return null }",
    ['action'],
  ],
  [
    'a question in another function',
    "function ask({ context }) { requirePermission(context, 'read') }\nexport async function loader({ context }) { return null }",
    ['loader'],
  ],
  [
    'a question',
    "export async function loader({ context }) { requirePermission(context, 'read') }",
    [],
  ],
  ['a question in auth', "export const loader = ({ context }) => requireLetter(context, '1')", []],
])('a route with %s is reported where it lets everybody in', (_what, text, names) => {
  expect(
    unguarded(planted('app/routes/planted.tsx', text)).filter((one) => one.includes('planted')),
  ).toEqual(names.map((name) => `app/routes/planted.tsx ${name}`))
})
