import { expect, test } from 'vitest'
import { findViolations } from '#tests/support/accessibility.ts'
import { cookieOf, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter } from '#tests/support/posting.ts'

const { app, browser, account: ana } = await openedFor('coder', 'Ana Kovač')

const text = `Dear Madam,\n\n${'This paragraph is about something else altogether. '.repeat(120)}\n\nDie Verschlüsselung bleibt; the zebra\u00ADstripes of an e-mail stay.\n\nYours faithfully,\n\nYlva Johansson\n`

test.each([true, false])(
  'a passage that was found opens the letter where it stands, marked, scripts on: %s',
  async (javaScriptEnabled) => {
    const title = `Reply on stripes, ${javaScriptEnabled}`
    const letter = await addLetter(app, await cookieOf(app, ana), {
      title,
      text: `${title}\n\n${text}`,
    })
    await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled })
    const { page } = opened
    await page.goto('/letters')
    await page.getByLabel('Words, names, references').fill('verschluesselung zebrastripes')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.waitForURL(/[?&]q=verschluesselung/)
    const row = page.getByRole('row').filter({ hasText: title })
    // The address changes before the list does.
    await row.locator('mark').first().waitFor()
    expect(await row.locator('mark').allInnerTexts()).toEqual(['Verschlüsselung', 'zebrastripes'])
    await row.locator('.found-passages a').first().click()
    await page.waitForURL(/#hit$/)
    expect([new URL(page.url()).pathname, new URL(page.url()).hash]).toEqual([letter, '#hit'])
    expect(await page.locator('#hit').innerText()).toBe('Verschlüsselung')
    const box = (await page.locator('#hit').boundingBox())!
    expect(box.y).toBeGreaterThan(0)
    expect(box.y).toBeLessThan(page.viewportSize()!.height)
  },
)

test('what cannot be asked is said above the list, and who is called so is named', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await page.goto('/letters?q=-bill')
  expect(await page.getByRole('status').allInnerTexts()).toContain(
    'Only “bill” to leave out: add a word that must stand in the letters.',
  )
  await page.goto('/letters?q=johansson')
  const called = page.getByRole('list', { name: 'Actors who are called so' })
  await called.getByRole('link', { name: 'Ylva Johansson', exact: true }).click()
  await page.waitForURL(/\/actors\/[^/?]+$/)
})

test.each([true, false])(
  'a search is saved under a name, found again in one click, and deleted, scripts on: %s',
  async (javaScriptEnabled) => {
    await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled })
    const { page, faults } = opened
    await page.goto('/letters?q=encrypt&kind=letter')
    await page.getByText('save this one').click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Write what this search is called.').waitFor()
    await page.getByLabel('Save what is shown as').fill('Letters on encryption')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved as “Letters on encryption”.').waitFor()
    await page.goto('/letters')
    await page.getByText('Saved searches (1)').click()
    await page.getByRole('link', { name: 'Letters on encryption', exact: true }).click()
    await page.getByText('Saved searches (1): Letters on encryption').waitFor()
    expect(await page.getByLabel('Words, names, references').inputValue()).toBe('encrypt')
    const list = page.getByRole('list', { name: 'Your saved searches' })
    if (!(await list.isVisible())) await page.getByText('Saved searches (1)').click()
    await list.getByText('Rename or delete').click()
    if (javaScriptEnabled) expect(await findViolations(page)).toEqual([])
    await list.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('The saved search is deleted.').waitFor()
    // A form without a name is answered with 400, which the browser's console says.
    expect(faults.filter((fault) => !fault.includes('400 (Bad Request)'))).toEqual([])
  },
)
