import { expect, test } from 'vitest'
import { signedInPage, dossierPath } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account: edith } = await openedFor('editor', 'Edith Braun')

test.each([true, false])(
  'a milestone is written, refused, mended and changed on its page, scripts on: %s',
  async (javaScriptEnabled) => {
    const name = `Vote in plenary, ${javaScriptEnabled ? 'spring' : 'autumn'}`
    await using opened = await signedInPage(browser, app, edith, { javaScriptEnabled })
    const { page } = opened
    await page.goto(`${dossierPath}/topics`)
    await page.getByRole('link', { name: 'Milestones' }).click()
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel('Date', { exact: true }).fill('6 July 2021')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('“6 July 2021” is not a date that can be read.').waitFor()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(name)
    await page.getByLabel('Date', { exact: true }).fill('2021-07-06')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText(`“${name}” is added.`).waitFor()

    await page.getByRole('link', { name: `Change ${name}` }).click()
    await page.getByRole('heading', { name: 'Change a milestone' }).waitFor()
    await page.getByLabel('Word on the axis').fill('Plenary')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText(`“${name}” is saved.`).waitFor()
    await page.goto(`${dossierPath}/stances?asOf=2021-12-31`)
    const drawn = page.locator('title', { hasText: `6 Jul 2021: ${name}` })
    await drawn.first().waitFor({ state: 'attached' })
  },
)
