import { chromium } from 'playwright-core'
const base = process.argv[2]
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] })
const context = await browser.newContext({ baseURL: base, viewport: { width: 1440, height: 900 } })
const page = await context.newPage()
page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log('!!', page.url(), m.text())); page.on('pageerror', (e) => console.log('!!', page.url(), String(e)))
await page.goto('/sign-in'); await page.fill('[name=email]', 'bench@example.org'); await page.fill('[name=password]', 'four unrelated words here'); await page.click('form button[type=submit]'); await page.waitForURL((u) => !u.pathname.includes('sign-in'))
console.log(page.url())
let n = 0
for (const q of JSON.parse(process.argv[3])) { n++
  for (const [w, scheme] of [[1440, 'light'], [390, 'dark']]) {
    await page.setViewportSize({ width: w, height: 900 }); await page.emulateMedia({ colorScheme: scheme })
    const r = await page.goto(q); await page.waitForLoadState('networkidle')
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    console.log(q, '->', page.url(), w, r.status(), wide > 0 ? '!! wide ' + wide : '')
    if (process.argv[4] === 'open') await page.locator('details.switch summary').click()
    await page.screenshot({ path: `/work/h/shots/D${n}-${w}.png`, fullPage: false })
  }
}
await browser.close()
