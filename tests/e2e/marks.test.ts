import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter, addPosition } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('coder', 'Ana Kovač')

const sentence =
  'We support strong encryption of all that people write to one another, but messages of children ' +
  'should be read before they are sent, and we shall say so in every meeting that we are asked to.'
const inner = 'messages of children should be read before they are sent'
const innermost = 'read before they are sent'

const letter = await addLetter(app, cookie, {
  title: 'One within another',
  text: `Dear Sir,\n\n${sentence}\n\nNothing is coded in this paragraph of the letter.\n\nYours faithfully,\n\nYlva Johansson\n`,
})
const outerId = await addPosition(app, cookie, letter, { exact: sentence, stance: '2' })
const innerId = await addPosition(app, cookie, letter, { exact: inner, stance: '-2' })
const innermostId = await addPosition(app, cookie, letter, { exact: innermost, stance: '-1' })

async function openLetter(address = letter, settings: Parameters<typeof signedInPage>[3] = {}) {
  const opened = await signedInPage(browser, app, ana, {
    viewport: { width: 1440, height: 900 },
    ...settings,
  })
  await opened.page.goto(address)
  return opened
}

const tintOf = (page: Page, words: string) =>
  page
    .locator('[data-start]', { hasText: words })
    .last()
    .evaluate((piece) => {
      const mark = piece.closest('mark')!
      return [mark.className, getComputedStyle(mark).backgroundColor] as const
    })

test('each mark has its own colour and line, and a lane beside the lines that it covers', async () => {
  await using opened = await openLetter()
  const { page } = opened
  const lane = (name: RegExp) => page.getByRole('img', { name })
  await lane(/^Position 1: Encryption, strongly supports \(\+2\)$/i).waitFor()
  await lane(/^Position 2: Encryption, strongly opposes \(−2\)$/i).waitFor()
  await lane(/^Position 3: Encryption, opposes \(−1\)$/i).waitFor()
  const [[, around], [, within]] = [
    await tintOf(page, 'We support strong'),
    await tintOf(page, 'messages of children'),
  ]
  expect(within).not.toBe(around)
  // Lines lie below one another: each is told by where its mark ends.
  const bottoms = await page
    .locator('[data-start]', { hasText: 'read before' })
    .last()
    .evaluate((piece) => {
      const rects: number[] = []
      for (let mark = piece.closest('mark'); mark; mark = mark.parentElement!.closest('mark'))
        rects.push(mark.getClientRects()[0]!.bottom)
      return rects
    })
  expect(bottoms).toHaveLength(3)
  expect(bottoms).toEqual([...new Set(bottoms)].sort((a, b) => a - b))
  // A lane is as tall as the lines of its passage, and no lane stands on another.
  const boxes = await Promise.all(
    [outerId, innerId, innermostId].map((id) =>
      page.locator(`.lane[data-position="${id}"]`).boundingBox(),
    ),
  )
  expect(new Set(boxes.map((box) => Math.round(box!.x))).size).toBe(3)
  expect(boxes[0]!.height).toBeGreaterThan(boxes[1]!.height)
  expect(opened.faults).toEqual([])
})

test('keys and presses step through what lies here, and mark and card lead to each other', async () => {
  await using opened = await openLetter()
  const { page } = opened
  const chosen = () => page.locator('.position.chosen').getAttribute('id', { timeout: 5000 })
  const status = page.getByRole('status').filter({ hasText: / here: / })
  await page.waitForFunction(() => document.activeElement?.matches('.letter-text'))
  await page.keyboard.press('k')
  await page.keyboard.press(']')
  await status.filter({ hasText: '1 of 3 here: opposes (−1)' }).waitFor({ state: 'attached' })
  expect(await chosen()).toBe(`position-${innermostId}`)
  await page.keyboard.press(']')
  await status.filter({ hasText: '2 of 3 here: strongly opposes' }).waitFor({ state: 'attached' })
  expect(await chosen()).toBe(`position-${innerId}`)
  await page.keyboard.press('[')
  await page.keyboard.press('[')
  await status.filter({ hasText: '3 of 3 here: strongly supports' }).waitFor({ state: 'attached' })
  expect(await chosen()).toBe(`position-${outerId}`)
  expect(await page.evaluate(() => CSS.highlights.get('chosen')!.size)).toBe(1)

  const words = page.locator('[data-start]', { hasText: 'messages of children' }).last()
  await words.click()
  await expect.poll(chosen).toBe(`position-${innerId}`)
  expect(await page.evaluate(() => document.activeElement!.id)).toBe(`position-${innerId}`)
  await words.click()
  await expect.poll(chosen).toBe(`position-${outerId}`)
  await words.click()
  await expect.poll(chosen).toBe(`position-${innerId}`)

  await page.locator(`#position-${innermostId}`).hover()
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...CSS.highlights.get('lit')!].map((range) => (range as Range).toString()).join(),
      ),
    )
    .toBe(innermost)
  await page.locator('[data-start]', { hasText: 'We support strong' }).last().hover()
  await page.locator(`#position-${outerId}[data-lit]`).waitFor()
  await page.getByLabel('Quote').focus()
  await page.getByRole('link', { name: '3. Encryption' }).click()
  await expect.poll(chosen).toBe(`position-${innermostId}`)
  expect(opened.faults).toEqual([])
})

test('an address with a position opens with its passage marked', async () => {
  await using opened = await openLetter(`${letter}#passage-${innerId}`)
  const { page } = opened
  await page.locator(`#position-${innerId}.chosen`).waitFor()
  expect(
    await page.evaluate(() =>
      [...CSS.highlights.get('chosen')!].map((range) => (range as Range).toString()),
    ),
  ).toHaveLength(1)
})

test('on a telephone three lanes have room, and what lies beyond is counted', async () => {
  const busy = await addLetter(app, cookie, { title: 'Five over the same words' })
  for (const stance of ['2', '1', '0', '-1', '-2']) await addPosition(app, cookie, busy, { stance })
  await using opened = await openLetter(busy, { viewport: { width: 390, height: 844 } })
  const { page } = opened
  await page.locator('.lane-0').waitFor()
  expect(await page.locator('.lane').filter({ visible: true }).count()).toBe(3)
  expect(await page.locator('.lanes-more').filter({ visible: true }).innerText()).toBe('+2')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await page.setViewportSize({ width: 1440, height: 900 })
  expect(await page.locator('.lane').filter({ visible: true }).count()).toBe(4)
  expect(await page.locator('.lanes-more').filter({ visible: true }).innerText()).toBe('+1')
})

test('without scripts tints, lines and numbers tell all', async () => {
  await using opened = await openLetter(letter, { javaScriptEnabled: false })
  const { page } = opened
  expect((await tintOf(page, 'messages of children'))[0]).toBe('coded so')
  expect(await page.locator('mark .ref').allInnerTexts()).toEqual(['3', '2', '1'])
  await page.getByRole('link', { name: 'Position 2: strongly opposes (−2)' }).waitFor()
})

test('words are found in the letter by keys, over marks too, whatever their case', async () => {
  await using opened = await openLetter()
  const { page } = opened
  await page.waitForFunction(() => document.activeElement?.matches('.letter-text'))
  await page.keyboard.press('/')
  const field = page.getByRole('searchbox', { name: 'Find in this letter' })
  await expect.poll(() => field.evaluate((own) => own === document.activeElement)).toBe(true)
  const status = page.getByRole('search', { name: 'Find in this letter' }).getByRole('status')
  await page.keyboard.type('IN EVERY')
  await expect.poll(() => status.innerText()).toBe('1 of 1')
  await field.fill('paragraph')
  await expect.poll(() => status.innerText()).toBe('1 of 1')
  await field.fill('SAY so')
  await expect.poll(() => status.innerText()).toBe('1 of 1')
  const found = (name: string) =>
    page.evaluate(
      (name) => [...CSS.highlights.get(name)!].map((range) => (range as Range).toString()),
      name,
    )
  expect(await found('find')).toEqual(['say so'])
  await field.fill('that')
  await expect.poll(() => status.innerText()).toBe('1 of 2')
  expect(await found('find')).toEqual(['that', 'that'])
  await page.keyboard.press('Enter')
  await expect.poll(() => status.innerText()).toBe('2 of 2')
  await page.keyboard.press('Enter')
  await expect.poll(() => status.innerText()).toBe('1 of 2')
  await page.keyboard.press('Shift+Enter')
  await expect.poll(() => status.innerText()).toBe('2 of 2')
  expect(await found('found')).toEqual(['that'])
  await field.fill('elephant')
  await expect.poll(() => status.innerText()).toBe('not in this letter')
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.activeElement?.matches('.letter-text'))
  expect(await page.evaluate(() => CSS.highlights.has('find'))).toBe(false)
  expect(await field.inputValue()).toBe('')
  expect(
    app.rows('select id from positions where letter_id = ?', letter.split('/').at(-1)!),
  ).toHaveLength(3)
  expect(opened.faults).toEqual([])
})
