import { chromium } from 'playwright-core'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' })
for (const [name, width, scheme] of [['w', 1440, 'light'], ['n', 390, 'dark']]) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme })
  const page = await context.newPage()
  await page.goto('http://127.0.0.1:4791/sign-in')
  await page.fill('[name=email]', 'ana@example.org')
  await page.fill('[name=password]', 'four unrelated words here')
  await page.click('button[type=submit]')
  await page.waitForURL((url) => !url.pathname.includes('sign-in'))
  const t = Date.now()
  await page.goto('http://127.0.0.1:4791' + (process.argv[2] ?? '/letters?q=encrypt&order=fit'))
  console.log(name, Date.now() - t, await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]))
  await page.screenshot({ path: `/tmp/query-${name}.png`, fullPage: true })
  await context.close()
}
await browser.close()
