import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '#tests/support/browser.ts'
import { startApp, type App } from '../app-server.ts'
import { aligned } from '../table.ts'
import { makeLongLetter, type LongLetter } from './long-letter.ts'
import { spreadOf, watchKeys, watchScrolling, type Spread } from './watched.ts'

const usage = `Measures how long letters with many positions are coded in headless Chromium: how long the server takes for the page, until it answers to keys, from frame to frame while it is scrolled, and from a key to the screen; beside a page that holds nothing but the same text with as many marks.

Usage: npm run bench:coding -- [--pages 200,325] [--positions 2000] [--json FILE]`

/** A typed key is on the screen within so many milliseconds; a frame that takes longer is seen. */
const [mostKey, mostFrame] = [100, 50]

type Measured = {
  pages: number
  signs: number
  server: Spread
  opened: number
  scrolled: Spread
  stepped: Spread
  typed: Spread
  floor: { scrolled: Spread; typed: Spread }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      pages: { type: 'string', default: '200,325' },
      positions: { type: 'string', default: '2000' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(usage)
  const browser = await launchBrowser()
  const found: Measured[] = []
  try {
    for (const pages of values.pages.split(',').map(Number)) {
      process.stderr.write(`Measuring a letter of ${pages} pages …\n`)
      found.push(await measureLetter(browser, pages, Number(values.positions)))
    }
  } finally {
    await browser.close()
  }
  console.log(report(found))
  if (values.json) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`)
}

async function measureLetter(
  browser: Browser,
  pages: number,
  positions: number,
): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'stanceline-bench-'))
  let app: App | null = null
  try {
    const path = join(folder, 'bench.db')
    const letter = await makeLongLetter(path, { pages, positions })
    app = await startApp(`file:${path}`, letter.account)
    const server = await timeServer(app, letter)
    const floor = await measureFloor(browser, letter, positions)
    return {
      pages,
      signs: letter.signs,
      server,
      floor,
      ...(await measureCoding(browser, app, letter)),
    }
  } finally {
    await app?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timeServer({ url, cookie }: App, { letterId }: LongLetter): Promise<Spread> {
  const times = []
  for (let round = 0; round < 6; round += 1) {
    const start = performance.now()
    const answer = await fetch(`${url}/letters/${letterId}`, { headers: { cookie } })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`The letter was answered with ${answer.status}.`)
    times.push(performance.now() - start)
  }
  return spreadOf(times.slice(1))
}

async function measureCoding(browser: Browser, { url, cookie }: App, { letterId }: LongLetter) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const [name, ...value] = cookie.split('=')
    await context.addCookies([{ name: name!, value: value.join('='), url }])
    const page = await context.newPage()
    page.setDefaultTimeout(120_000)
    const start = performance.now()
    await page.goto(`${url}/letters/${letterId}`)
    // The letter has the focus once the keys answer.
    await page.waitForFunction(() => document.activeElement?.localName === 'article')
    const opened = performance.now() - start
    const stepped = await watchKeys(page, 'j', 40)
    const scrolled = await watchScrolling(page, 600)
    await page.reload()
    await page.waitForFunction(() => document.activeElement?.localName === 'article')
    await page.locator('textarea[name=exact]').focus()
    const typed = await watchKeys(page, 'e', 40)
    return { opened, stepped, scrolled, typed }
  } finally {
    await context.close()
  }
}

/** The same text with as many marks, and a field, on a page without anything else. */
async function measureFloor(
  browser: Browser,
  { text }: LongLetter,
  positions: number,
): Promise<Measured['floor']> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    await page.setContent(writeFloor(text, positions))
    const scrolled = await watchScrolling(page, 600)
    await page.locator('textarea').focus()
    return { scrolled, typed: await watchKeys(page, 'e', 40) }
  } finally {
    await page.close()
  }
}

function writeFloor(text: string, positions: number): string {
  const sentences = text.split(/(?<=\.) /)
  const step = Math.max(1, Math.floor(sentences.length / positions))
  const marked = sentences.map((one, at) => (at % step === 0 ? `<mark>${one}</mark>` : one))
  const paragraphs = marked.join(' ').split('\n\n')
  return `<textarea style="position: fixed"></textarea>${paragraphs.map((one) => `<p>${one}</p>`).join('')}`
}

function report(found: readonly Measured[]): string {
  const times = ({ p50, p95, longest }: Spread) =>
    [p50, p95, longest].map((time) => time.toFixed(0)).join(' / ')
  const rows = found.flatMap(({ pages, signs, server, opened, floor, ...coding }) => {
    const of = `${pages} pages, ${(signs / 1e6).toFixed(2)} MB`
    return [
      [`${of}: server`, times(server), ''],
      [`${of}: until it answers to keys`, opened.toFixed(0), ''],
      [`${of}: from frame to frame while scrolled`, times(coding.scrolled), times(floor.scrolled)],
      [`${of}: a step to the next sentence`, times(coding.stepped), ''],
      [`${of}: a typed sign`, times(coding.typed), times(floor.typed)],
    ]
  })
  const slow = found.flatMap(({ pages, stepped, typed, scrolled }) => [
    ...(Math.max(stepped.p95, typed.p95) > mostKey
      ? [`missed: a key on the screen within ${mostKey} ms, ${pages} pages`]
      : []),
    ...(scrolled.p95 > mostFrame ? [`missed: frames under ${mostFrame} ms, ${pages} pages`] : []),
  ])
  return [
    ...aligned([['', 'p50 / p95 / longest, ms', 'the same on a bare page'], ...rows]),
    '',
    ...(slow.length ? slow : ['met: keys and frames']),
    `Load of the machine: ${loadavg()[0]!.toFixed(1)}.`,
  ].join('\n')
}

await main()
