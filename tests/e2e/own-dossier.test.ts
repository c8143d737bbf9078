import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { startApp, visit } from '#tests/support/app.ts'
import { launchBrowser } from '#tests/support/browser.ts'

const folder = 'tests/fixtures/media-freedom'
const letters = readdirSync(folder)
  .sort()
  .map((name) => ({
    name,
    mimeType: 'text/plain',
    buffer: readFileSync(join(folder, name)),
  }))

/** What is coded: whose letter of which day, which words of it, and the level that they state. */
const codings = [
  ['3 Feb 2022', 'We ask for a ban without exceptions.', 'Strongly supports'],
  ['12 May 2022', 'Our services need every lawful means, spyware among them', 'Strongly opposes'],
  ['17 Mar 2022', 'courts must be able to allow it', 'Opposes'],
  ['9 Jan 2023', 'Spyware against reporters has no place in a democracy.', 'Strongly supports'],
] as const

/** Codes words of a letter on the only topic, by the form that works without scripts as well. */
async function code(page: Page, [day, words, level]: (typeof codings)[number]): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Letters' })
    .click()
  const row = page.getByRole('row').filter({ hasText: day })
  await row.getByRole('link').first().click()
  await page.getByLabel('Quote').fill(words)
  await page.getByRole('radio', { name: 'Spyware' }).check({ force: true })
  await page.getByRole('radio', { name: level, exact: true }).check({ force: true })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('1 saved').waitFor()
}

test('from an empty store to a chart of a dossier of one’s own, without a command line', async () => {
  await using app = await startApp({}, { empty: true })
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const { page, faults } = await visit(browser, app, { viewport: { width: 1440, height: 900 } })
  await page.goto(app.link)
  await page.getByLabel('Your name').fill('Ana Kovač')
  await page.getByLabel('E-mail address').fill('ana@example.org')
  await page.getByLabel('Password').fill('four unrelated words here')
  await page.getByRole('button', { name: 'Make the account' }).click()

  await page.getByLabel('What do you follow?').fill('European Media Freedom Act')
  await page.getByLabel('Procedure').fill('2022/0277(COD)')
  await page
    .getByLabel('One sentence that one can support or oppose')
    .fill('Spyware on the devices of journalists should be banned.')
  await page.getByLabel('Name of this topic').fill('Spyware')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('heading', { level: 2, name: 'Spyware' }).waitFor()

  await page.goto('/imports')
  await page.setInputFiles('input[name=files]', letters)
  expect(await page.getByLabel('Dossier', { exact: true }).inputValue()).toBe(
    'european-media-freedom-act',
  )
  await page.getByRole('button', { name: 'Read them' }).click()
  await page.getByRole('link', { name: 'Ready 12' }).waitFor()
  await page.getByRole('button', { name: 'Import all 12 that are ready' }).click()
  await page.getByRole('link', { name: 'Stored 12', exact: true }).waitFor()

  for (const coding of codings) await code(page, coding)

  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Overview' })
    .click()
  await page.getByText('12 letters · 1 topic · 4 positions').waitFor()
  await page
    .getByRole('grid', { name: 'Stances over time' })
    .getByRole('row', { name: /^Tomas Lindqvist: Strongly supports/ })
    .waitFor()
  // Lindqvist went from −1 to +2, which is a turn to the other side.
  const row = page.getByRole('table').getByRole('row', { name: /^(Pin )?Tomas Lindqvist/ })
  expect(await row.innerText()).toMatch(/Strongly supports/)
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Stances' })
    .click()
  await page.getByRole('grid', { name: 'Stances over time' }).waitFor()
  expect(await page.getByRole('row', { name: /^Tomas Lindqvist: Strongly supports/ }).count()).toBe(
    1,
  )
  expect(faults).toEqual([])
})
