import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('coder', 'Ana Kovač')
const telephone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Where words of the letter stand in the window. */
const placeOf = (page: Page, words: string) =>
  page.evaluate((sought) => {
    const walker = document.createTreeWalker(
      document.querySelector('.letter-text')!,
      NodeFilter.SHOW_TEXT,
    )
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(sought)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + sought.length)
      const { x, y, width, height } = range.getClientRects()[0]!
      return { x: x + width / 2, y: y + height / 2, bottom: y + height }
    }
    throw new Error(`“${sought}” does not stand in the letter`)
  }, words)

async function tapWords(page: Page, words: string): Promise<void> {
  await page.evaluate((sought) => {
    const block = [...document.querySelectorAll('.letter-text p')].find((one) =>
      one.textContent!.includes(sought),
    )
    block!.scrollIntoView({ block: 'center' })
  }, words)
  const { x, y } = await placeOf(page, words)
  await page.touchscreen.tap(x, y)
}

const sheetOf = (page: Page) => page.locator('#position-form')
const heightOf = (page: Page) => sheetOf(page).getAttribute('data-sheet')

/** A letter of its own with this text, open on a telephone. */
async function openTold(text: string) {
  const path = await addLetter(app, cookie, { text: `${text}\n\n${(copies += 1)}` })
  const opened = await signedInPage(browser, app, ana, telephone)
  await opened.page.goto(path)
  return opened
}

let copies = 0

const filler = Array.from(
  { length: 12 },
  (_, index) => `Paragraph ${index} tells of meetings that were held and of papers that were sent.`,
)
const told = [
  ...filler,
  'We back encryption. It has to stay strong where courts agree to that. More is to follow.',
  ...filler.map((words) => `Again: ${words}`),
].join('\n\n')

test('a sentence is tapped, made longer, coded on a condition and saved at the place where it was read', async () => {
  await using opened = await openTold(told)
  const { page } = opened
  expect(await heightOf(page)).toBe('closed')
  await tapWords(page, 'back encryption')
  await expect.poll(() => heightOf(page)).toBe('pick')
  const sheet = sheetOf(page)
  await sheet.getByText('1 sentence · 3 words').waitFor()
  await sheet.getByRole('button', { name: 'One sentence more' }).tap()
  await sheet.getByText('2 sentences · 13 words').waitFor()
  const scrolled = await page.evaluate(() => window.scrollY)

  // The topic opens the rest, and what is coded stays in sight above it.
  await sheet.locator('.options.topics .option').first().tap()
  await expect.poll(() => heightOf(page)).toBe('code')
  const top = (await sheet.boundingBox())!.y
  expect((await placeOf(page, 'courts agree')).bottom).toBeLessThan(top)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

  await sheet.getByRole('radio', { name: 'Supports', exact: true }).tap({ force: true })
  await sheet.getByRole('checkbox', { name: /^Conditional/ }).tap()
  await expect.poll(() => heightOf(page)).toBe('condition')
  await tapWords(page, 'courts agree')
  await sheet.getByText('The condition · 10 words').waitFor()
  await sheet.getByRole('button', { name: 'Done' }).tap()
  expect(await page.locator('[name=exact]').inputValue()).toBe(
    'We back encryption. It has to stay strong where courts agree to that.',
  )
  await sheet.getByRole('button', { name: 'Save', exact: true }).tap()
  const foot = page.locator('.phone-foot')
  await foot.getByText('1 passage').waitFor()
  expect(await heightOf(page)).toBe('closed')
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - scrolled)).toBeLessThan(844)
  await foot.getByRole('button', { name: 'Undo' }).tap()
  await foot.getByText('0 passages').waitFor()
  expect(opened.faults).toEqual([])
})

test('targets are as large as fingers, and what is known of the letter is folded above its text', async () => {
  await using opened = await openTold(told)
  const { page } = opened
  const facts = page.getByRole('region', { name: 'About this letter' })
  expect(await facts.locator('dl.facts').isVisible()).toBe(false)
  await facts.getByRole('button', { name: 'About this letter' }).tap()
  expect(await facts.locator('dl.facts').isVisible()).toBe(true)
  await facts.getByRole('button', { name: 'About this letter' }).tap()

  await tapWords(page, 'back encryption')
  await sheetOf(page).locator('.options.topics .option').first().tap()
  await expect.poll(() => heightOf(page)).toBe('code')
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#position-form :is(button, .option, summary)')]
      .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 44)
      .map((target) => target.textContent),
  )
  expect(small).toEqual([])

  // A tap beside the sheet chooses nothing else while it is open; folded, it does.
  const quote = await page.locator('[name=exact]').inputValue()
  const { x, y } = await placeOf(page, 'back encryption')
  await page.touchscreen.tap(x, Math.max(20, y - 120))
  await sheetOf(page).getByRole('button', { name: 'Fold' }).tap()
  expect(await page.locator('[name=exact]').inputValue()).toBe(quote)
  await tapWords(page, 'More is to follow')
  await expect.poll(() => page.locator('[name=exact]').inputValue()).toBe('More is to follow.')
  await sheetOf(page).getByRole('button', { name: 'Cancel' }).first().tap()
  await expect.poll(() => heightOf(page)).toBe('closed')
})
