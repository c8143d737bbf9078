import { expect, test } from 'vitest'
import { dossierPath, dossierSlug, follow, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account: vic } = await openedFor('viewer', 'Vic Lenz')
const list = `/actors?dossier=${dossierSlug}`

test('an actor is pinned by keyboard alone, and the page says so without moving', async () => {
  await using opened = await signedInPage(browser, app, vic)
  const { page } = opened
  await page.goto(list)
  const button = page.getByRole('button', { name: 'Pin Ylva Johansson', exact: true })
  expect(await button.getAttribute('aria-pressed')).toBe('false')
  await button.focus()
  await page.keyboard.press('Enter')
  const row = page.getByRole('group', { name: 'Pinned actors' })
  await row.getByRole('link', { name: 'Ylva Johansson' }).waitFor()
  expect(await button.getAttribute('aria-pressed')).toBe('true')
  expect(await button.evaluate((node) => node === document.activeElement)).toBe(true)
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(list)
  await page.goto(dossierPath)
  const chips = page.getByRole('group', { name: 'Pinned actors' })
  expect(await chips.innerText()).toMatch(/^Pinned 1 of 6/)
  await chips.getByRole('button', { name: 'Unpin Ylva Johansson' }).press('Space')
  await chips.getByText('Pinned 0 of 6').waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Pinned 0 of 6')
})

test('without scripts the same buttons pin and unpin, and lead back to the page', async () => {
  await using opened = await signedInPage(browser, app, vic, { javaScriptEnabled: false })
  const { page } = opened
  await page.goto(list)
  await follow(page.getByRole('button', { name: 'Pin Ylva Johansson', exact: true }))
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(list)
  const chips = page.getByRole('group', { name: 'Pinned actors' })
  expect(await chips.innerText()).toMatch(/^Pinned 1 of 6\s+Ylva Johansson/)
  await page.goto(`${dossierPath}/stances`)
  await follow(chips.getByRole('button', { name: 'Unpin Ylva Johansson' }))
  expect(new URL(page.url()).pathname).toBe(`${dossierPath}/stances`)
  expect(await chips.innerText()).toMatch(/^Pinned 0 of 6/)
})
