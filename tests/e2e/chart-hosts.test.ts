import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findViolations } from '#tests/support/accessibility.ts'
import { patience } from '#tests/support/app.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { openChartPage } from '#tests/support/chart-page.ts'
import { layoutShift } from '#tests/support/layout-shift.ts'

let browser: Browser
let site: Awaited<ReturnType<typeof openChartPage>>

beforeAll(async () => {
  site = await openChartPage()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await site?.[Symbol.asyncDispose]()
})

/** The page under the app's policy; what the browser complains of is collected in `faults`. */
async function open(query: string, width = 1100) {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  context.setDefaultTimeout(patience)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on(
    'console',
    (said) =>
      said.type() === 'error' &&
      !said.location().url.endsWith('favicon.ico') &&
      faults.push(said.text()),
  )
  await page.goto(`${site.url}${query}`)
  return { page, faults, [Symbol.asyncDispose]: () => context.close() }
}

type Mark = { mark: string; kind: string; x: number; y: number; width: number; height: number }

/** Every dot, bar and line of one host, as boxes measured from the picture's corner. */
function marksOf(page: Page, host: '.still' | '.live'): Promise<Mark[]> {
  return page.locator(host).evaluateAll((pictures) =>
    pictures.flatMap((picture, topic) => {
      const corner = picture.querySelector('svg')!.getBoundingClientRect()
      return [...picture.querySelectorAll<SVGGraphicsElement>('[data-mark]')]
        .map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect()
          return {
            mark: `${topic} ${element.dataset.mark}`,
            kind: element.classList[0]!,
            x: x - corner.x,
            y: y - corner.y,
            width,
            height,
          }
        })
        .sort((a, b) => (a.kind + a.mark < b.kind + b.mark ? -1 : 1))
    }),
  )
}

test.each(['?hosts', '?hosts&width=358', '?hosts&many', '?hosts&many&width=358'])(
  'both hosts place the same marks (%s)',
  async (query) => {
    await using opened = await open(query)
    await opened.page.waitForSelector('.live .chart-dot')
    const [still, live] = [
      await marksOf(opened.page, '.still'),
      await marksOf(opened.page, '.live'),
    ]
    expect(still.length).toBeGreaterThan(10)
    expect(live.map(({ kind, mark }) => `${kind} ${mark}`)).toEqual(
      still.map(({ kind, mark }) => `${kind} ${mark}`),
    )
    still.forEach((mark, index) => {
      for (const measure of ['x', 'y', 'width', 'height'] as const)
        expect(
          Math.abs(live[index]![measure] - mark[measure]),
          `${mark.kind} ${mark.mark}: ${measure}`,
        ).toBeLessThan(0.5)
    })
    expect(opened.faults).toEqual([])
  },
)

test('the words take the room that was reckoned for them', async () => {
  await using opened = await open('?hosts&many')
  await opened.page.evaluate(() => document.fonts.ready)
  const overlaps = await opened.page
    .locator('.still svg')
    .first()
    .evaluate((picture) => {
      const boxes = [...picture.querySelectorAll('text')].map((text) => ({
        text: text.textContent,
        box: text.getBoundingClientRect(),
      }))
      const edge = picture.getBoundingClientRect().right
      const cross = (a: DOMRect, b: DOMRect) =>
        a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom
      return boxes.flatMap(({ text, box }, index) => [
        ...(box.right > edge + 1 ? [`${text} leaves the picture`] : []),
        ...boxes
          .slice(index + 1)
          .filter((other) => cross(box, other.box))
          .map((other) => `${text} / ${other.text}`),
      ])
    })
  expect(overlaps).toEqual([])
})

test('the interactive chart takes over without moving anything, on wide and narrow screens', async () => {
  for (const width of [1100, 390]) {
    await using opened = await open('', width)
    const heightOf = () =>
      opened.page
        .locator('.chart-host')
        .first()
        .evaluate((host) => host.getBoundingClientRect().height)
    await opened.page.waitForSelector('.chart-host svg')
    const before = await heightOf()
    await opened.page.waitForSelector('.chart-live .chart-dot')
    expect(await heightOf()).toBe(before)
    expect(await layoutShift(opened.page)).toBeLessThan(0.01)
    expect(
      await opened.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0)
  }
})

test('Tab leads into a chart once, arrow keys through its dots, Enter and Space choose, Escape hides the tip', async () => {
  await using opened = await open('')
  const { page } = opened
  await page.waitForSelector('.chart-live .chart-dot')
  const focused = () =>
    page.evaluate(
      () =>
        document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    )
  await page.keyboard.press('Tab')
  expect(await focused()).toContain('Ylva Johansson, 29 Oct 2020: opposes')
  await page.keyboard.press('ArrowRight')
  await expect.poll(focused).toContain('Jakub Boratyński')
  expect(await page.locator('.chart-tip').innerText()).toContain('Mixed (0) · conditional')
  expect(
    await page
      .locator('.chart-link:focus-visible .chart-ring')
      .evaluate((ring) => getComputedStyle(ring).strokeWidth),
  ).toBe('2px')
  expect(
    await page
      .locator('.chart-link:focus-visible')
      .evaluate((link) => getComputedStyle(link).outlineStyle),
  ).toBe('none')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.title()).toContain('Boratyński')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Space')
  await expect.poll(() => page.title()).toContain('Johansson')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.chart-tip').count()).toBe(0)
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('Data table')
})

test('where a browser cannot tell what is in view the static chart stays, with its links', async () => {
  await using opened = await open('?unseen')
  await opened.page.waitForSelector('.chart-host svg')
  await opened.page.waitForLoadState('networkidle')
  expect(await opened.page.locator('.chart-live').count()).toBe(0)
  expect(await opened.page.locator('.chart-wide a.chart-link[href]').count()).toBe(6)
  expect(opened.faults).toEqual([])
})

test('every dot of two actors at one place can be clicked', async () => {
  await using opened = await open('')
  const { page } = opened
  await page.waitForSelector('.chart-live .chart-dot')
  for (const name of ['Boratyński', 'Johansson']) {
    await page
      .locator('section', { has: page.getByRole('heading', { name: 'Interim Regulation' }) })
      .locator(`.chart-live a[aria-label*="${name}"]`)
      .click()
    await expect.poll(() => page.title()).toContain(name)
  }
  expect(opened.faults).toEqual([])
})

test('axe finds nothing to fault, static or interactive', async () => {
  for (const query of ['', '?hosts']) {
    await using opened = await open(query)
    await opened.page.waitForSelector('.chart-live .chart-dot')
    const violations = await findViolations(opened.page, { within: '#page' })
    // The charts stand on a bare page here.
    expect(violations.filter((found) => !/^(?:page-has-heading-one|region) /.test(found))).toEqual(
      [],
    )
  }
})
