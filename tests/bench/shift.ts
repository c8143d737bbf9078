import type { Browser } from 'playwright-core'
import type { App } from './app-server.ts'

/** How much a page moved while it loaded (cumulative layout shift, no unit) until its chart answers to the pointer. */
export type Shifted = { name: string; width: number; shift: number; live: boolean }
export type Shifts = { shifts: Shifted[]; without: string | null }

const widths = [[1280, 900], [390, 844]] as const

/** Opens the pages in headless Chromium, wide and narrow. Without a browser it says so in `without`. */
export async function shiftsOf(app: App, pages: readonly (readonly [name: string, path: string])[]): Promise<Shifts> {
  let browser: Browser
  try {
    const { launchBrowser } = await import('#tests/support/browser.ts')
    browser = await launchBrowser()
  } catch (error) {
    return { shifts: [], without: (error as Error).message.split('\n')[0]! }
  }
  try {
    const shifts: Shifted[] = []
    for (const [name, path] of pages) for (const [width, height] of widths) shifts.push(await shiftOf(browser, app, { name, path, width, height }))
    return { shifts, without: null }
  } catch (error) {
    return { shifts: [], without: (error as Error).message.split('\n')[0]! }
  } finally {
    await browser.close()
  }
}

async function shiftOf(browser: Browser, app: App, { name, path, width, height }: { name: string; path: string; width: number; height: number }): Promise<Shifted> {
  const context = await browser.newContext({ viewport: { width, height } })
  try {
    const [cookie, ...rest] = app.cookie.split('=')
    await context.addCookies([{ name: cookie!, value: rest.join('='), url: app.url }])
    const page = await context.newPage()
    await page.goto(`${app.url}${path}`, { waitUntil: 'load', timeout: 20_000 })
    // A chart lower down comes alive when it is scrolled to; that must not move anything either.
    await page.locator('.chart-host').first().scrollIntoViewIfNeeded({ timeout: 5000 }).catch(() => {})
    const live = await page.waitForSelector('.chart-live', { timeout: 10_000 }).then(() => true, () => false)
    await page.waitForTimeout(500)
    const shift = await page.evaluate(() => new Promise<number>((done) => {
      let sum = 0
      const add = (entries: PerformanceEntryList) => entries.forEach((entry) => { sum += (entry as PerformanceEntry & { value: number }).value })
      const observer = new PerformanceObserver((list) => add(list.getEntries()))
      observer.observe({ type: 'layout-shift', buffered: true })
      setTimeout(() => { add(observer.takeRecords()); done(sum) }, 200)
    }))
    return { name, width, shift, live }
  } finally {
    await context.close()
  }
}
