import { expect, test } from 'vitest'
import { signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { pdfOf } from '#tests/support/pdf-files.ts'
import { addLetterFile, addPosition } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('coder', 'Ana Kovač')

const quote = 'We support strong encryption without reservation.'
const page1 = ['Dear Sir,', 'Thank you for your letter of last week.']
const page2 = [quote, 'Yours faithfully, Ylva Johansson']
const letter = await addLetterFile(
  app,
  cookie,
  'reply.pdf',
  pdfOf(
    [page1, page2].map((lines) => ({
      texts: lines.map((words, at) => ({ x: 70, y: 780 - at * 40, words })),
    })),
  ),
)
await addPosition(app, cookie, letter, { exact: quote })

test('a key shows the page on which the cursor stands beside the text, and takes it away again', async () => {
  await using opened = await signedInPage(browser, app, ana, {
    viewport: { width: 1440, height: 900 },
  })
  const { page } = opened
  await page.goto(letter)
  const original = page.getByRole('region', { name: 'The original' })
  await page.getByRole('button', { name: /^Original/ }).waitFor()
  await page.keyboard.press('p')
  // The work begins after the last coded passage, which stands on the second page.
  await original.getByText('Page 2 of 2').waitFor()
  const width = () => original.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)
  await expect.poll(width).toBe(1200)
  // The same picture serves the passage that is chosen on it.
  const drawn = () => original.locator('img').getAttribute('src')
  const before = await drawn()
  await page.keyboard.press('1')
  await original.locator('rect').first().waitFor()
  expect(await drawn()).toBe(before)
  await page.keyboard.press('Escape')
  await original.locator('rect').first().waitFor({ state: 'detached' })
  // To a sentence on the first page, and it comes along.
  await page.keyboard.press('k')
  await page.keyboard.press('k')
  await original.getByText('Page 1 of 2').waitFor()
  await page.keyboard.press('p')
  await original.waitFor({ state: 'detached' })
})

test('a card names page and paragraph, and leads to the page with the words marked, without scripts', async () => {
  await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled: false })
  const { page } = opened
  await page.goto(letter)
  await page.getByRole('link', { name: 'p. 2', exact: true }).click()
  await page.getByText('The words of the quote are marked.').waitFor()
  await page.getByText('Page 2 of 2').waitFor()
  // The quote is the first line, 62 points below the top of a page of 595 by 842.
  const [sheet, mark] = await Promise.all(
    ['.original-page img', '.original-page rect'].map((part) => page.locator(part).boundingBox()),
  )
  const [left, line] = [(mark!.x - sheet!.x) / sheet!.width, (62 / 842) * sheet!.height]
  expect(left).toBeCloseTo(70 / 595, 2)
  expect(mark!.y).toBeLessThan(sheet!.y + line)
  expect(mark!.y + mark!.height).toBeGreaterThan(sheet!.y + line)
  expect(mark!.height).toBeLessThan(sheet!.height / 20)
  await page.getByRole('link', { name: 'Page before' }).click()
  await page.getByText('Page 1 of 2').waitFor()
})
