import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { startApp, visit } from '#tests/support/app.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { selectWithMouse } from '#tests/support/selecting.ts'
import { unzip } from '#tests/support/unzip.ts'

const passage =
  'by using tools to detect grooming behaviour, companies can detect and report situations of imminent danger to children'

/** The cells of the row that begins with a name, or with the button that pins it, without white space at their ends. */
async function cellsOf(page: Page, name: string): Promise<string[]> {
  const row = page.getByRole('row', { name: new RegExp(`^(Pin )?${name}`) })
  return (await row.getByRole('cell').allInnerTexts()).map((cell) =>
    cell.split('\n').join(' ').replace(/\s+/g, ' ').trim(),
  )
}

test('somebody new makes the first account, marks a passage and takes the stance away as a document', async () => {
  await using app = await startApp({}, { empty: true })
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const { page, faults } = await visit(browser, app, { viewport: { width: 1440, height: 900 } })

  await page.goto(app.link)
  await page.getByLabel('Your name').fill('Ana Kovač')
  await page.getByLabel('E-mail address').fill('ana@example.org')
  await page.getByLabel('Password').fill('four unrelated words here')
  await page.getByRole('button', { name: 'Make the account' }).click()

  await page.getByRole('heading', { level: 1, name: 'Welcome, Ana Kovač.' }).waitFor()
  await page.getByRole('link', { name: 'Look around' }).click()
  await page.getByRole('heading', { level: 1, name: 'European Commission' }).waitFor()
  await page.getByText('2 letters · 3 topics · 6 positions').waitFor()
  expect(await page.getByRole('grid', { name: 'Stances over time' }).getByRole('row').count()).toBe(
    2,
  )
  // Her one letter opposes encryption at −1.
  expect(await cellsOf(page, 'Ylva Johansson')).toEqual([
    expect.stringMatching(/^Ylva Johansson/),
    'Opposes one letter, stale, since 29 Oct 2020 or earlier; record opposes',
    'Strongly supports one letter, stale, since 29 Oct 2020 or earlier; record strongly supports',
    'Strongly supports one letter, stale, since 29 Oct 2020 or earlier; record strongly supports',
    '3 quotes · 1 letter',
  ])

  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Letters' })
    .click()
  await page.getByRole('link', { name: /^Reply to Microsoft/ }).click()
  await page.getByText('3 saved').waitFor()
  await selectWithMouse(page, passage)
  await expect.poll(() => page.getByLabel('Quote').inputValue()).toBe(passage)
  await page.getByRole('radio', { name: 'Encryption' }).check({ force: true })
  await page.getByRole('radio', { name: 'Strongly opposes' }).check({ force: true })
  await page.getByRole('button', { name: 'Save' }).click()

  await page.getByText('4 saved').waitFor()
  const card = page
    .getByRole('region', { name: /^Position \d: Encryption/ })
    .filter({ hasText: passage })
  expect(await card.innerText()).toMatch(/−2\s*Strongly opposes/)
  expect(await card.innerText()).toContain('Ylva Johansson · ¶ 4 · coded by Ana Kovač')
  await expect.poll(() => page.locator('.letter-text mark', { hasText: passage }).count()).toBe(1)
  await expect.poll(() => page.getByLabel('Quote').inputValue()).toBe('')

  await page
    .getByRole('region', { name: 'About this letter' })
    .getByRole('link', { name: 'Ylva Johansson' })
    .click()
  await page.getByRole('heading', { level: 1, name: 'Ylva Johansson' }).waitFor()
  // Rule 3: both levels are of one speaker in one letter, whose word is (−1 − 2) / 2 = −1.5.
  // Rule 6: −1.5 is the bound itself and reads "strongly opposes"; the consensus is 1 + log2(1 − 0.5 / 4) = 0.81.
  const encryption = page.getByRole('region', { name: 'Encryption', exact: true })
  const stanceWord = encryption.locator('.between .stance-word')
  expect((await stanceWord.innerText()).trim()).toBe('Strongly opposes')
  expect(await stanceWord.getByRole('img').getAttribute('aria-label')).toBe(
    'now −1.5 on the scale −2 to +2, record −1.5',
  )
  await encryption.getByText('How the number is made').click()
  expect(
    await encryption
      .getByText('As of 2020-12-21: now −1.5, record −1.5, 1 letter, consensus 0.81.')
      .count(),
  ).toBe(1)
  const overTime = page.getByRole('region', { name: 'Over time' })
  await overTime.getByText('Data table').click()
  const statements = await overTime.locator('.chart-data tbody tr').allInnerTexts()
  // What the letter states at each level is a row of its own.
  expect(
    statements
      .map((row) => row.split('\t'))
      .filter(([topic]) => topic === 'Encryption')
      .sort(),
  ).toEqual([
    ['Encryption', '29 Oct 2020', 'Opposes (−1)', '1', 'Read it'],
    ['Encryption', '29 Oct 2020', 'Strongly opposes (−2)', '1', 'Read it'],
  ])

  await page.getByRole('link', { name: 'Stance summary' }).click()
  await page.getByRole('heading', { level: 1, name: 'Stance summary' }).waitFor()
  const word = await download(page, 'Download Word')
  expect(word.name).toBe('stance-summary-2020-12-21.docx')
  const words = unzip(word.bytes)
    .get('word/document.xml')!
    .toString()
    .replace(/<[^>]+>/g, '')
  expect(words).toContain(passage)
  expect(words).toMatch(/strongly opposes/i)
  expect((await download(page, 'CSV')).bytes.toString()).toContain(passage)
  const markdown = (await download(page, 'Markdown')).bytes.toString()
  expect(markdown).toContain(passage)
  expect(markdown).toContain(
    '**Strongly opposes.** Now −1.5, since 29 Oct 2020 or earlier; newest word 29 Oct 2020. One letter and stale. Record strongly opposes (−1.5) from one letter.',
  )
  expect([faults, app.errors()]).toEqual([[], ''])
})

test('the link of the first account works once', async () => {
  await using app = await startApp({}, { empty: true })
  const post = (email: string) =>
    fetch(new URL('/first-account', app.base), {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: app.base },
      body: new URLSearchParams({
        token: new URL(app.link).searchParams.get('token')!,
        name: 'Ana Kovač',
        email,
        password: 'four unrelated words here',
      }),
    })
  const [first, second] = [await post('ana@example.org'), await post('eve@example.org')]
  expect([first.status, second.status]).toEqual([302, 403])
  expect(await second.text()).toContain('This link is used up or a day old.')
  expect(app.rows('select email, role from users')).toEqual([
    { email: 'ana@example.org', role: 'admin' },
  ])
  const again = await fetch(app.link, { redirect: 'manual' })
  expect([again.status, again.headers.get('location')]).toEqual([302, '/sign-in'])
})

test('a wrong token makes no account', async () => {
  await using app = await startApp({}, { empty: true })
  const answer = await fetch(`${app.base}/first-account?token=${'A'.repeat(32)}`)
  expect(answer.status).toBe(403)
  expect(await answer.text()).toContain('the server prints a new one each time it starts')
  expect(app.rows('select email from users')).toEqual([])
})

/** Follows a link that saves a file, and reads what was saved. */
async function download(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ])
  return { name: saved.suggestedFilename(), bytes: await readFile((await saved.path())!) }
}
