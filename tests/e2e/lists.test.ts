import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account: edith } = await openedFor('editor', 'Edith Braun')

async function bring(page: Page, lines: readonly string[]): Promise<void> {
  await page.goto('/lists?kind=actors')
  await page.getByLabel('File').setInputFiles({
    ...{ name: 'actors.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) },
  })
  await page.getByRole('button', { name: 'See what it would change' }).click()
  await page.waitForURL(/\/lists\/[\w-]+$/)
}

const named = (name: string) => app.rows('select id from actors where name = ?', name).length

test.each([true, false])(
  'a list is looked at, asked about, taken in and taken back, scripts on: %s',
  async (javaScriptEnabled) => {
    const [name, house] = [`Ana ${javaScriptEnabled}`, `Υπουργείο ${javaScriptEnabled}`]
    await using opened = await signedInPage(browser, app, edith, { javaScriptEnabled })
    const { page, faults } = opened
    await bring(page, [
      'Name,Kind,Belongs to,Role',
      `${name},person,${house},Head of Unit`,
      ',person,,Nobody',
    ])
    await page.getByRole('heading', { name: 'Before these rows can come in' }).waitFor()
    await page.getByRole('radio', { name: /unit/i }).first().check()
    await page.getByRole('button', { name: 'Keep the answers' }).click()
    await page.getByRole('button', { name: 'Take in 1 row', exact: true }).waitFor()
    await page
      .getByRole('link', { name: /^Refused/ })
      .first()
      .click()
    await page.getByText('This row has no name.').waitFor()
    expect(named(name)).toBe(0)
    await page.getByRole('button', { name: 'Take in 1 row', exact: true }).click()
    await page.getByRole('heading', { name: 'Taken in' }).waitFor()
    expect([named(name), named(house)]).toEqual([1, 1])
    await page.getByRole('button', { name: 'Take it all back' }).click()
    await page.getByRole('heading', { name: 'Taken back' }).waitFor()
    expect([named(name), named(house)]).toEqual([0, 0])
    expect(faults).toEqual([])
  },
)

test('a form about a list that is refused keeps what was chosen, without scripts too', async () => {
  await using opened = await signedInPage(browser, app, edith, { javaScriptEnabled: false })
  const { page } = opened
  await bring(page, ['Wer,Was', 'Greta Graf,person'])
  const [who, what] = [
    page.getByLabel('Wer', { exact: true }),
    page.getByLabel('Was', { exact: true }),
  ]
  await who.selectOption('name')
  await what.selectOption('name')
  await page.getByRole('button', { name: 'See what it would change' }).click()
  await page.getByText('Two columns are named for “Name”.').waitFor()
  expect([await who.inputValue(), await what.inputValue()]).toEqual(['name', 'name'])
  await what.selectOption('kind')
  await page.getByRole('button', { name: 'See what it would change' }).click()
  await page.getByRole('button', { name: 'Take in 1 row', exact: true }).waitFor()
  // What its rows are was chosen, and the file was not: the choice stays.
  await page.goto('/lists')
  await page.getByLabel('What its rows are').selectOption('topics')
  await page.getByRole('button', { name: 'See what it would change' }).click()
  await page
    .getByText('Choose a file: a table as CSV or XLSX, or a codebook as .qdc or dossier package.')
    .waitFor()
  expect(await page.getByLabel('What its rows are').inputValue()).toBe('topics')
})
