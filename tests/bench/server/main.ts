import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startApp, type App } from '../app-server.ts'
import { loadCorpus, type Loaded } from '../corpus.ts'
import { listFloods, type Load, type Statuses } from './floods.ts'
import { printHealth, watchArgument, watchHealth, type Health } from './health-watch.ts'
import { watchMemory } from './memory-watch.ts'

const usage = `Measures how the built app holds: /healthz every 20 ms and the most memory while it is sent too much, and while it writes the Word file of the six organisations with most positions.

Usage: npm run bench:server -- [--letters 10000] [--seed 1] [--json FILE] [--keep FOLDER] [--document FILE]

--keep leaves the corpus in a folder and measures it again the next time; --document keeps the Word file. Where LibreOffice is installed it is asked to make a PDF of it.`

/** How long nothing but /healthz is asked first, in milliseconds: what everything else is compared with. */
const restMs = 5_000

/** What the product aims at: milliseconds of 99 of 100 answers, and bytes. */
const [mostMs, mostMemory] = [50, 600_000_000]

type Measured = {
  name: string
  took: number
  health: Health
  memory: number | null
  answered: Statuses
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      letters: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      keep: { type: 'string' },
      document: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(usage)
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'stanceline-bench-'))
  let app: App | null = null
  try {
    const corpus = await loadCorpus(
      join(folder, 'bench.db'),
      Number(values.letters),
      Number(values.seed),
    )
    app = await startApp(`file:${corpus.path}`, corpus.account)
    const document = values.document ?? join(folder, 'six-organisations.docx')
    const loads = [rest, ...listFloods(), writeDocument(corpus, document)]
    const found: Measured[] = []
    for (const load of loads) {
      process.stderr.write(`Measuring ${load.name} …\n`)
      found.push(await measureLoad(load, app))
    }
    report(found)
    console.log(describePdf(document))
    if (values.json)
      writeFileSync(values.json, `${JSON.stringify({ load: loadavg()[0], found }, null, 2)}\n`)
  } finally {
    await app?.stop()
    if (!values.keep) rmSync(folder, { recursive: true, force: true })
  }
}

const rest: Load = {
  name: 'nothing else',
  run: () => new Promise((done) => setTimeout(done, restMs, {})),
}

function writeDocument({ organisations, dossierPath }: Loaded, path: string): Load {
  const query = organisations
    .slice(0, 6)
    .map((id) => `actor=${id}`)
    .join('&')
  return {
    name: 'Word file of the 6 biggest organisations',
    run: async ({ url, cookie }) => {
      const answer = await fetch(`${url}${dossierPath}/briefings.docx?${query}`, {
        headers: { cookie },
      })
      const bytes = Buffer.from(await answer.arrayBuffer())
      writeFileSync(path, bytes)
      return {
        [String(answer.status)]: 1,
        passages: Number(answer.headers.get('stanceline-rows')),
        kB: Math.round(bytes.length / 1000),
      }
    },
  }
}

async function measureLoad({ name, run }: Load, app: App): Promise<Measured> {
  const [health, memory] = [watchHealth(app.url), watchMemory(app.pid)]
  // The watcher takes a moment to start, which is no part of what is measured.
  await new Promise((started) => setTimeout(started, 500))
  const start = performance.now()
  const answered = await run(app)
  const took = performance.now() - start
  return { name, took, health: await health.stop(), memory: memory.stop(), answered }
}

function report(found: readonly Measured[]): void {
  const alone = found[0]!.health.p99
  for (const { name, took, health, memory, answered } of found) {
    const megabytes = memory === null ? 'unknown' : `${Math.round(memory / 1e6)} MB`
    console.log(
      `${name}: ${(took / 1000).toFixed(1)} s; /healthz p50 ${health.p50.toFixed(1)}, ` +
        `p99 ${health.p99.toFixed(1)} ms (${(health.p99 / alone).toFixed(1)} × alone), ` +
        `longest ${health.longest.toFixed(0)} ms of ${health.asked}; memory at most ${megabytes}; ` +
        Object.entries(answered)
          .map(([what, count]) => `${what}: ${count.toLocaleString('en')}`)
          .join(', '),
    )
  }
  const failed = found.filter(
    ({ health, memory }) => health.p99 >= mostMs || (memory ?? 0) >= mostMemory,
  )
  console.log(
    failed.length
      ? `Beyond ${mostMs} ms or ${mostMemory / 1e6} MB: ${failed.map(({ name }) => name).join('; ')}.`
      : `All within ${mostMs} ms and ${mostMemory / 1e6} MB.`,
  )
  process.exitCode = failed.length ? 1 : 0
}

/** Whether LibreOffice opens the document and makes a PDF of it. */
function describePdf(path: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'stanceline-pdf-'))
  try {
    const start = performance.now()
    const { error, status } = spawnSync(
      'soffice',
      ['--headless', '--convert-to', 'pdf', '--outdir', folder, path],
      { stdio: 'ignore', timeout: 600_000, env: { ...process.env, HOME: folder } },
    )
    if (error && 'code' in error && error.code === 'ENOENT')
      return 'LibreOffice is not installed, so no PDF was made.'
    const seconds = ((performance.now() - start) / 1000).toFixed(0)
    return status === 0
      ? `LibreOffice made a PDF of it in ${seconds} s.`
      : `LibreOffice made no PDF of it within ${seconds} s.`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const [argument, address] = process.argv.slice(2)
const work = argument === watchArgument ? printHealth(address!) : main()
work.catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
