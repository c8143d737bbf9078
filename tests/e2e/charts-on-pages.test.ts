import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { letterPath, signedInPage, dossierPath } from '#tests/support/app.ts'
import { layoutShift } from '#tests/support/layout-shift.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account: viewer } = await openedFor('viewer')

const quote = 'instrumental in rescuing children from ongoing abuse in the EU and globally'
const evidence = (page: Page) => page.getByRole('complementary', { name: 'Selected evidence' })
const detection = (page: Page) =>
  page.getByRole('region', { name: 'Voluntary detection', exact: true })

async function timeline(width = 1440) {
  const opened = await signedInPage(browser, app, viewer, { viewport: { width, height: 900 } })
  await opened.page.goto(`${dossierPath}/stances?view=overlay`)
  await detection(opened.page).locator('.chart-live .chart-dot').first().waitFor()
  return opened
}

test('a click on a dot shows its quote, and its address shows the same again', async () => {
  await using opened = await timeline()
  const { page, faults } = opened
  await detection(page)
    .getByRole('link', { name: /^Jakub Boratyński/ })
    .first()
    .click()
  await evidence(page).getByText(quote).waitFor()
  expect(await evidence(page).innerText()).toMatch(/on behalf of Ursula von der Leyen/)
  await page.waitForURL(/[?&]at=./)
  const address = page.url()
  await using fresh = await signedInPage(browser, app, viewer)
  await fresh.page.goto(address)
  expect(await evidence(fresh.page).getByRole('blockquote').innerText()).toBe(quote)
  await detection(fresh.page).locator('.chart-live .chart-dot').first().waitFor()
  expect(
    await detection(fresh.page).locator('a[aria-current=true]:visible').getAttribute('aria-label'),
  ).toMatch(/^Jakub Boratyński/)
  await evidence(fresh.page).getByRole('link', { name: 'Open letter' }).click()
  await fresh.page
    .getByRole('heading', {
      level: 1,
      name: 'Reply on detection in end-to-end encrypted communications',
    })
    .waitFor()
  await fresh.page.waitForURL(({ pathname }) => pathname === letterPath(app, 'Reply on detection'))
  expect(faults.concat(fresh.faults)).toEqual([])
})

test('a dot is reached and chosen by keyboard, and keeps the focus', async () => {
  await using opened = await timeline()
  const { page } = opened
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (
      await detection(page).evaluate(
        (part) =>
          Boolean(document.activeElement?.closest('.chart-live')) &&
          part.contains(document.activeElement),
      )
    )
      break
  }
  const named = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  for (
    let presses = 0;
    presses < 6 && !(await named()).startsWith('Jakub Boratyński');
    presses += 1
  )
    await page.keyboard.press('ArrowRight')
  expect(await named()).toMatch(/^Jakub Boratyński/)
  await page.keyboard.press('Enter')
  await evidence(page).getByText(quote).waitFor()
  await expect.poll(named).toMatch(/^Jakub Boratyński/)
})

test('earlier and later lead through the quotes of one actor, back leads back', async () => {
  await using opened = await timeline()
  const { page } = opened
  const first = await evidence(page).getByRole('blockquote').innerText()
  await detection(page)
    .getByRole('link', { name: /^Ylva Johansson, 29 Oct 2020/ })
    .first()
    .click()
  await evidence(page).getByText('voluntary measures to detect').waitFor()
  await page.goBack()
  await expect.poll(() => evidence(page).getByRole('blockquote').innerText()).toBe(first)
})

test('where the interactive chart cannot be loaded the still one is drawn anew with what leads elsewhere', async () => {
  await using opened = await signedInPage(browser, app, viewer)
  const { page } = opened
  await page.route(/interactive-chart/, (route) => route.abort())
  await page.goto(`${dossierPath}/stances?view=overlay`)
  const countMarks = () =>
    Promise.all(
      ['.chart-wide a', '.chart-wide path', '.chart-narrow path', '.chart-data tr'].map((mark) =>
        page.locator(mark).count(),
      ),
    )
  const before = await countMarks()
  expect(before.every((count) => count > 5)).toBe(true)
  await page
    .getByRole('search', { name: 'What is shown' })
    .locator('form:has([name=topic])')
    .evaluate((form: HTMLFormElement) => form.requestSubmit())
  await page.waitForURL(/stances\?.*topic=/)
  const firstDot = page.locator('.chart-wide a').first()
  await expect.poll(() => firstDot.getAttribute('href')).toMatch(/stances\?.*topic=.*&at=/)
  expect(await countMarks()).toEqual(before)
})

test.each([
  dossierPath,
  `${dossierPath}/stances?view=overlay`,
  `${dossierPath}/briefings`,
  'the profile',
  'the topic',
])(
  'nothing moves while the charts of %s become interactive and the type comes late',
  async (screen) => {
    const [johansson] = app.rows<{ id: string }>(
      'select id from actors where name = ?',
      'Ylva Johansson',
    )
    const [topic] = app.rows<{ id: string }>(
      'select topic_id as id from dossier_topics order by place limit 1',
    )
    const path =
      screen === 'the profile'
        ? `/actors/${johansson!.id}`
        : screen === 'the topic'
          ? `${dossierPath}/topics/${topic!.id}`
          : screen
    for (const width of [1440, 390]) {
      await using opened = await signedInPage(browser, app, viewer, {
        viewport: { width, height: 900 },
      })
      const { page } = opened
      // The type comes only when the charts are there.
      let release = () => {}
      const drawn = new Promise<void>((resolve) => (release = resolve))
      await page.route(/\.woff2$/, (route) => drawn.then(() => route.continue()))
      await page.goto(path, { waitUntil: 'domcontentloaded' })
      const [place, mark] = screen.includes('overlay')
        ? ['.chart-host', '.chart-live .chart-dot']
        : ['.strip-place[data-topic]', '.strip-place[data-topic] svg']
      await page.locator(place).first().scrollIntoViewIfNeeded()
      await page.locator(mark).first().waitFor()
      release()
      await page.waitForLoadState('load')
      await page.evaluate(() => document.fonts.ready)
      const shift = await layoutShift(page)
      expect([width, Math.round(shift * 1000) / 1000]).toEqual([width, 0])
      expect(opened.faults).toEqual([])
    }
  },
)
