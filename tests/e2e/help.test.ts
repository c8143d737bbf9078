import { expect, test } from 'vitest'
import { dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account: ana } = await openedFor('coder', 'Ana Ruiz')

test('a question mark tells what a page is for, its keys and the words on it; Escape closes it', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await page.goto(dossierPath)
  await page.keyboard.press('Shift+Slash')
  const help = page.getByRole('dialog', { name: 'Help with this page' })
  await help.getByRole('heading', { name: 'Overview' }).waitFor()
  await help.getByText('There is one letter ever').waitFor()
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: 'Help with this page' }).click()
  await help.getByRole('link', { name: 'All pages and words' }).click()
  await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor()
  await help.waitFor({ state: 'hidden' })
})

test('pointing at a word of the method shows what it means, within the window, until one points elsewhere', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto(dossierPath)
  const word = page.locator('[data-definition=one-letter]').first()
  await word.hover()
  const tip = page.getByRole('tooltip')
  await tip.getByText('There is one letter ever').waitFor()
  const box = (await tip.boundingBox())!
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(390)
  await page.keyboard.press('Escape')
  await tip.waitFor({ state: 'hidden' })
})

test('without scripts the question mark leads to the help of all pages', async () => {
  await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled: false })
  const { page } = opened
  await page.goto(dossierPath)
  await page.getByRole('link', { name: 'Help with this page' }).click()
  await page.getByText('in the text: the next sentence').waitFor()
  await page.goto('/help#stale')
  await page.getByText('The newest level is more than 730 days old, which is two years.').waitFor()
})
