import { test } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { openChartPage } from '#tests/support/chart-page.ts'
test('shots', async () => {
  await using site = await openChartPage()
  const browser = await launchBrowser()
  try {
    for (const scheme of ['light', 'dark'] as const) for (const [name, width, query] of [['wide', 1040, ''], ['narrow', 390, ''], ['many', 1040, '?many'], ['manynarrow', 390, '?many'], ['compact', 940, '?compact'], ['hosts', 1040, '?hosts']] as const) {
      const page = await browser.newPage({ viewport: { width, height: 700 }, colorScheme: scheme, deviceScaleFactor: 1.5 })
      page.on('console', (m) => console.log(name, m.type(), m.text()))
      page.on('pageerror', (e) => console.log(name, 'ERR', e.message))
      await page.goto(site.url + query)
      
      await page.evaluate(() => { const s = new CSSStyleSheet(); s.replaceSync("body{margin:0;background:var(--card);color:var(--ink);font:14px/1.5 var(--sans)} main{padding:16px} h2{font-size:15px;margin:8px 0} .side-by-side{display:grid;grid-template-columns:repeat(3,1fr);gap:14px}"); document.adoptedStyleSheets = [s] })
      await page.waitForTimeout(900)
      await page.screenshot({ path: `/tmp/shots/${name}-${scheme}.png`, fullPage: true })
      await page.close()
    }
  } finally { await browser.close() }
}, 120000)
