import type { Browser } from 'playwright-core'
import type { App } from './app-server.ts'

/** How much a page moved while it loaded (cumulative layout shift, no unit) until its chart answers to the pointer. */
type Shifted = { name: string; width: number; shift: number; moved: string[]; live: boolean }
export type Shifts = { shifts: Shifted[]; without: string | null }

const widths = [
  [1280, 900],
  [390, 844],
] as const

/** Opens the pages in headless Chromium, wide and narrow. Without a browser it says so in `without`. */
export async function shiftsOf(
  app: App,
  pages: readonly (readonly [name: string, path: string])[],
): Promise<Shifts> {
  let browser: Browser
  try {
    const { launchBrowser } = await import('#tests/support/browser.ts')
    browser = await launchBrowser()
  } catch (error) {
    return { shifts: [], without: (error as Error).message.split('\n')[0]! }
  }
  try {
    const shifts: Shifted[] = []
    for (const [name, path] of pages)
      for (const [width, height] of widths)
        shifts.push(await shiftOf(browser, app, { name, path, width, height }))
    return { shifts, without: null }
  } catch (error) {
    return { shifts: [], without: (error as Error).message.split('\n')[0]! }
  } finally {
    await browser.close()
  }
}

async function shiftOf(
  browser: Browser,
  app: App,
  { name, path, width, height }: { name: string; path: string; width: number; height: number },
): Promise<Shifted> {
  const context = await browser.newContext({ viewport: { width, height } })
  try {
    const [cookie, ...rest] = app.cookie.split('=')
    await context.addCookies([{ name: cookie!, value: rest.join('='), url: app.url }])
    const page = await context.newPage()
    await page.goto(`${app.url}${path}`, { waitUntil: 'load', timeout: 20_000 })
    // A chart lower down comes alive when it is scrolled to; that must not move anything either.
    await page
      .locator('.chart-host')
      .first()
      .scrollIntoViewIfNeeded({ timeout: 5000 })
      .catch(() => {})
    const hasChart = (await page.locator('.chart-host').count()) > 0
    const live =
      !hasChart ||
      (await page.waitForSelector('.chart-live', { timeout: 10_000 }).then(
        () => true,
        () => false,
      ))
    await page.waitForTimeout(500)
    return { name, width, live, ...(await page.evaluate(seenShifts)) }
  } finally {
    await context.close()
  }
}

type Entry = PerformanceEntry & { value: number; sources: readonly { node: Node | null }[] }

/** Runs in the page: the sum of its shifts so far, and the elements that moved (at most five). */
function seenShifts(): Promise<{ shift: number; moved: string[] }> {
  return new Promise((done) => {
    const seen: Entry[] = []
    const observer = new PerformanceObserver((list) => seen.push(...(list.getEntries() as Entry[])))
    observer.observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => {
      seen.push(...(observer.takeRecords() as Entry[]))
      const moved = seen.flatMap(({ sources }) =>
        sources.map(({ node }) =>
          node instanceof Element
            ? [node.localName, ...node.classList].join('.')
            : (node?.parentElement?.localName ?? 'something gone'),
        ),
      )
      done({
        shift: seen.reduce((sum, { value }) => sum + value, 0),
        moved: [...new Set(moved)].slice(0, 5),
      })
    }, 200)
  })
}
