import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { moveStore } from '#db/backup/move.ts'
import { startApp } from './app-server.ts'
import { loadCorpus, widenCorpus, type Breadth } from './corpus.ts'
import { connectServer } from '#db/postgres/server.ts'
import { startFloor } from './floor.ts'
import { measureGrowth, reportGrowth, type Growth, type Sized } from './growth.ts'
import { measured, unmeasured, type Screened } from './measured.ts'
import { report } from './report.ts'
import { screensOf } from './screens.ts'
import { scriptsOf } from './scripts.ts'
import { shiftsOf } from './shift.ts'
import { measureThroughput, reportThroughput } from './throughput.ts'

/** Screens that are not reached within this many milliseconds are left out. */
const screensWithin = 180_000

const usage = `Measures the built app on a made-up corpus, beside the least it could take: the same rows as JSON from a bare server.

Usage: npm run bench -- [--letters 10000] [--seed 1] [--json FILE] [--keep FOLDER] [--only WORDS] [--database URL] [--growth]

--keep leaves the corpus in a folder and measures it again the next time; --only measures the screens whose name holds the words. With --database the app runs on that PostgreSQL database, which must be empty; the floor stays on SQLite. --growth measures nothing but how each screen grows from a tenth of the letters and from one dossier to several with more actors and topics, and the requests a second.`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      letters: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      keep: { type: 'string' },
      only: { type: 'string', default: '' },
      database: { type: 'string' },
      growth: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(usage)
  const [letters, seed] = [
    wholeNumber('letters', values.letters, 20),
    wholeNumber('seed', values.seed, 0),
  ]
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'stanceline-bench-'))
  const closing: (() => unknown)[] = [
    () => values.keep ?? rmSync(folder, { recursive: true, force: true }),
  ]
  const close = async () => {
    for (const each of closing.splice(0).reverse()) await each()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().finally(() => process.exit(1)))
  try {
    const corpus = await loadCorpus(join(folder, 'bench.db'), letters, seed)
    console.log(
      `${letters.toLocaleString('en')} letters with ${(letters * 5).toLocaleString('en')} positions loaded in ${(corpus.loadedIn / 1000).toFixed(1)} s; the store has ${(corpus.bytes / 1e6).toFixed(0)} MB. Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}.`,
    )
    const app = await startApp(await databaseFor(corpus.path, values.database), corpus.account)
    closing.push(app.stop)
    const tenth = await loadCorpus(join(folder, 'tenth.db'), Math.round(letters / 10), seed)
    const small = await startApp(
      await databaseFor(tenth.path, values.database && (await tenthOf(values.database))),
      tenth.account,
    )
    closing.push(small.stop)
    const growth = await measureGrowth({ app: small, loaded: tenth }, { app, loaded: corpus })
    await small.stop()
    const throughput = await measureThroughput(app, corpus)
    const others = await measureBreadth(folder, { app, loaded: corpus }, values.database)
    const scaling = [
      ...reportGrowth([`${letters / 10} letters`, `${letters} letters`], growth),
      ...reportGrowth(['one dossier', describeBreadth(breadth)], others),
      ...reportThroughput(throughput),
    ].join('\n')
    if (values.json)
      writeFileSync(
        values.json,
        `${JSON.stringify({ letters, growth, breadth: others, throughput }, null, 2)}\n`,
      )
    if (values.growth) return console.log(scaling)
    const floor = await startFloor(corpus.path)
    closing.push(floor.stop)
    const screens: Screened[] = []
    const end = performance.now() + screensWithin
    for (const screen of screensOf(corpus).filter(({ name }) => name.includes(values.only))) {
      process.stderr.write(`Measuring ${screen.name} …\n`)
      screens.push(
        performance.now() < end
          ? await measured(screen, app, floor)
          : unmeasured(screen, 'the time for measuring was over'),
      )
    }
    const load = loadavg()[0]!
    const scripts = await scriptsOf(app, `${corpus.dossierPath}/stances`)
    const shifts = await shiftsOf(app, [
      ['overview', corpus.dossierPath],
      ['timeline', `${corpus.dossierPath}/stances`],
    ])
    const found = {
      letters,
      seed,
      positions: letters * 5,
      loadedInMs: Math.round(corpus.loadedIn),
      storeBytes: corpus.bytes,
      load,
      processors: cpus().length,
      screens,
      scripts,
      shifts,
      growth,
      breadth: others,
      throughput,
    }
    console.log(report(found))
    console.log(scaling)
    if (values.json) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`)
  } finally {
    await close()
  }
}

/** What an organisation keeps beside the corpus, where it is measured that its pages take no longer for it. */
const breadth: Breadth = { actors: 2000, topics: 40, dossiers: 5 }

const describeBreadth = ({ actors, topics, dossiers }: Breadth) =>
  `${actors} actors, ${topics} topics, ${dossiers} dossiers`

/** How pages that show the same grow with what else is stored; none on a database of one's own. */
async function measureBreadth(
  folder: string,
  own: Sized,
  database: string | undefined,
): Promise<Growth[]> {
  if (database) return []
  const loaded = await widenCorpus(own.loaded, join(folder, 'wide.db'), breadth)
  const app = await startApp(`file:${loaded.path}`, loaded.account)
  try {
    return await measureGrowth(own, { app, loaded })
  } finally {
    await app.stop()
  }
}

/** The address of the store that the app runs on: the file, or the database that its content was moved to. */
async function databaseFor(path: string, database: string | undefined): Promise<string> {
  if (!database) return `file:${path}`
  const start = performance.now()
  const moved = await moveStore(`file:${path}`, database)
  console.log(
    `Moved ${moved.reduce((sum, { rows }) => sum + rows, 0).toLocaleString('en')} rows to the database in ${((performance.now() - start) / 1000).toFixed(1)} s.`,
  )
  return database
}

/** A schema of its own beside the tables of a database, for a store of a tenth of the letters. */
async function tenthOf(database: string): Promise<string> {
  const connection = await connectServer(database, 1)
  await connection.ask({ text: 'create schema if not exists bench_tenth', params: [] })
  await connection.close()
  return `${database}${database.includes('?') ? '&' : '?'}search_path=bench_tenth`
}

function wholeNumber(name: string, written: string, least: number): number {
  const number = Number(written)
  if (!Number.isInteger(number) || number < least)
    throw new Error(`--${name} is “${written}”. Write a whole number from ${least} on.`)
  return number
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
