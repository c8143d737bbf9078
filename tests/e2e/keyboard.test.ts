import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter, addPosition, passages } from '#tests/support/posting.ts'
import { selectWithMouse } from '#tests/support/selecting.ts'

const { app, browser, account: ana, cookie } = await openedFor('coder', 'Ana Kovač')

/** A letter of this test alone, opened and ready for keys. */
async function openLetter(letter: string) {
  const opened = await signedInPage(browser, app, ana, { viewport: { width: 1440, height: 900 } })
  await opened.page.goto(letter)
  await opened.page.getByRole('button', { name: /^Keys/ }).waitFor()
  return opened
}

/** Whoever opens a letter is in its text without a key. */
const inText = (page: Page) =>
  page.waitForFunction(() => document.activeElement?.matches('.letter-text'))

/** Presses Tab (or Shift+Tab) until the focus is there. */
async function tabTo(page: Page, there: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press(key)
    if (await there.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error('Tab leads nowhere near it.')
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

const textOf = (page: Page) => page.getByRole('article', { name: /^Text of the letter/ })
const quoteOf = (page: Page) => page.getByLabel('Quote').inputValue()
const conditionOf = (page: Page) => page.locator('[name=condition]').inputValue()
const positionsOf = (letter: string) =>
  app.rows(
    'select p.level, p.conditional, p.condition, p.status, p.exact, t.name as topic from positions p join topic_versions t on t.topic_id = p.topic_id where p.letter_id = ? order by p.start_at',
    letter.split('/').at(-1)!,
  )

test('a conditional position is marked without touching the mouse', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Signal' })
  await using opened = await openLetter(letter)
  const { page } = opened
  await inText(page)
  await press(page, 'ArrowDown')
  await expect.poll(() => quoteOf(page)).toBe(passages[1])
  await press(page, '3', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft')
  await expect
    .poll(() => page.getByRole('radio', { name: 'Interim Regulation' }).isChecked())
    .toBe(true)
  await expect
    .poll(() => page.getByRole('radio', { name: 'Supports', exact: true }).isChecked())
    .toBe(true)
  await press(page, 'c', 'o', ...Array.from({ length: 5 }, () => 'Shift+ArrowRight'))
  await expect.poll(() => conditionOf(page)).toBe('provided that it protects privacy.')
  expect(await quoteOf(page)).toBe(passages[1])
  expect(await page.evaluate(() => CSS.highlights.has('condition'))).toBe(true)
  await press(page, 'Enter')
  await page.getByText('1 saved').waitFor()
  expect(positionsOf(letter)).toEqual([
    {
      level: 1,
      conditional: 1,
      condition: 'provided that it protects privacy.',
      status: 'approved',
      exact: passages[1],
      topic: 'Interim Regulation',
    },
  ])
  await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor({ state: 'attached' })
  expect(opened.faults).toEqual([])
})

test('what is chosen in the text after C is the condition, and the quote stays', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Matrix' })
  await using opened = await openLetter(letter)
  const { page } = opened
  await inText(page)
  await press(page, '1', 'ArrowRight', 'c', 'ArrowDown')
  await expect.poll(() => conditionOf(page)).toBe(passages[1])
  expect(await quoteOf(page)).toBe(passages[0])
  await selectWithMouse(page, 'any delay')
  await expect.poll(() => conditionOf(page)).toBe('any delay')
  expect(await quoteOf(page)).toBe(passages[0])
  await press(page, 'v')
  await selectWithMouse(page, 'strong encryption')
  await expect.poll(() => quoteOf(page)).toBe('strong encryption')
  expect(await conditionOf(page)).toBe('any delay')
})

test.each([
  ['with a condition', { conditional: 'on', condition: 'strong encryption' }, 'any delay'],
  ['without one', {}, ''],
] as const)(
  'the quote of a stored position %s stays while it is edited',
  async (_what, kept, condition) => {
    const letter = await addLetter(app, cookie, { title: 'Reply to Briar' })
    const id = await addPosition(app, cookie, letter, kept)
    await using opened = await openLetter(`${letter}?edit=${id}`)
    const { page } = opened
    await selectWithMouse(page, 'any delay')
    await expect.poll(() => conditionOf(page)).toBe(condition)
    await page.getByText('stays').first().waitFor()
    await page.getByRole('button', { name: /^Save/ }).click()
    await page.getByRole('form', { name: 'New position' }).waitFor()
    expect(positionsOf(letter)).toMatchObject([
      { exact: passages[0], condition: condition || null },
    ])
    await page.goto(`${letter}?edit=${id}`)
    await page.getByRole('button', { name: /^Quote anew/ }).click()
    await selectWithMouse(page, 'any delay')
    await expect.poll(() => quoteOf(page)).toBe('any delay')
  },
)

test('whoever comes from elsewhere sees the passage in the text, marked, in a letter of many paragraphs', async () => {
  const filling = Array.from({ length: 60 }, (_, index) => `Paragraph ${index} says little.`)
  const letter = await addLetter(app, cookie, {
    title: 'A long reply',
    text: [...filling, passages[0], ...filling].join('\n\n'),
  })
  const position = await addPosition(app, cookie, letter)
  await using opened = await openLetter(`${letter}#passage-${position}`)
  const { page } = opened
  const passage = page.locator(`#passage-${position}`)
  const placeOf = () => passage.evaluate((element) => element.getBoundingClientRect().top)
  await expect.poll(placeOf).toBeLessThan(900)
  expect(await placeOf()).toBeGreaterThan(60)
  expect(
    await page.locator('mark:has(:target)').evaluate((mark) => getComputedStyle(mark).outlineStyle),
  ).toBe('solid')
  await page.locator('.position.chosen').waitFor()
  await page.getByRole('link', { name: '1. Encryption' }).click()
  expect(await placeOf()).toBeLessThan(900)
})

test('after saving, the work goes on at the next sentence, with the topic and holder kept', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Threema' })
  await using opened = await openLetter(letter)
  const { page } = opened
  await inText(page)
  await press(page, '1', 'r', 'Enter')
  await page.getByText('1 saved').waitFor()
  await inText(page)
  await expect.poll(() => quoteOf(page)).toBe('')
  expect(await page.getByRole('radio', { name: 'Encryption' }).isChecked()).toBe(true)
  expect(await page.locator('#position-form :checked[name=stance]').count()).toBe(0)
  await press(page, 'q')
  await expect.poll(() => quoteOf(page)).toBe(passages[1])
  await press(page, 'Enter')
  await page.getByText('2 saved').waitFor()
  await inText(page)
  await press(page, 'k', 'j', '3', 's', 'Enter')
  await page.getByText('3 saved').waitFor()
  expect(positionsOf(letter)).toMatchObject([
    { exact: passages[0], level: 1, topic: 'Encryption' },
    { exact: passages[1], level: -2, topic: 'Encryption' },
    { exact: passages[2], level: null, topic: 'Interim Regulation' },
  ])
  await page.reload()
  await inText(page)
  await press(page, 'u')
  await page.getByText('2 saved · 1 withdrawn').waitFor()
  await press(page, 'Control+y')
  await page.getByText('3 saved', { exact: true }).waitFor()
  await press(page, 'f')
  await page.getByText('You finished this letter.').waitFor()
  expect(opened.faults).toEqual([])
})

test('a passage widens and narrows by sentences and by words, at both ends', async () => {
  await using opened = await openLetter(await addLetter(app, cookie, { title: 'Reply to Proton' }))
  const { page } = opened
  await inText(page)
  await press(page, 'ArrowDown', 'ArrowUp', 'Shift+ArrowDown')
  await expect.poll(() => quoteOf(page)).toBe(`${passages[0]} ${passages[1]}`)
  await press(page, 'Shift+ArrowUp')
  await expect.poll(() => quoteOf(page)).toBe(passages[0])
  await press(page, 'Shift+ArrowRight')
  await expect.poll(() => quoteOf(page)).toBe(`${passages[0]} We`)
  await press(page, 'Shift+ArrowLeft', 'Shift+ArrowLeft')
  await expect.poll(() => quoteOf(page)).toBe('We support strong')
  await press(page, 'o', 'Shift+ArrowRight')
  await expect.poll(() => quoteOf(page)).toBe('support strong')
  await press(page, 'ArrowDown', 'ArrowUp')
  await expect.poll(() => quoteOf(page)).toBe(passages[0])
})

test('words of a script without spaces are marked alone, and no sign is cut', async () => {
  const text = '我々は検知の義務化に反対する。👩‍👩‍👧も反対だ。'
  await using opened = await openLetter(
    await addLetter(app, cookie, { title: 'Reply to JCA', language: 'ja', text }),
  )
  const { page } = opened
  await inText(page)
  await press(page, '1', 'o', ...Array.from({ length: 3 }, () => 'Shift+ArrowRight'))
  await press(page, 'o', ...Array.from({ length: 6 }, () => 'Shift+ArrowLeft'))
  await expect.poll(() => quoteOf(page)).toBe('検知の義務化')
})

test('any topic is found by letters of its name, and the form stays within the window', async () => {
  await using opened = await openLetter(
    await addLetter(app, cookie, { title: 'Reply to Mailvelope' }),
  )
  const { page } = opened
  await inText(page)
  await press(page, '0')
  await page.keyboard.type('interim')
  await page.getByText('Enter takes “Interim Regulation”.').waitFor()
  await press(page, 'Enter')
  await inText(page)
  await expect.poll(() => quoteOf(page)).toBe(passages[0])
  expect(await page.getByRole('radio', { name: 'Interim Regulation' }).isChecked()).toBe(true)
  await press(page, 'h')
  await page.keyboard.type('johan')
  await press(page, 'Enter', 'm')
  await page.keyboard.type('A note')
  await press(page, 'Escape')
  await inText(page)
  await press(page, 't')
  const form = page.locator('#position-form')
  expect((await form.boundingBox())!.height).toBeLessThanOrEqual(900)
  const save = await form.getByRole('button', { name: /^Save/ }).boundingBox()
  expect(save!.y + save!.height).toBeLessThanOrEqual(900)
  await press(page, 'Enter')
  await page.getByText('1 saved').waitFor()
  await page.getByText('A note').first().waitFor()
})

test('Escape cancels and leaves nothing, in the form or in the store', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Wire' })
  await using opened = await openLetter(letter)
  const { page } = opened
  await inText(page)
  await press(page, '1', 'ArrowLeft', 'c')
  await page.locator('[name=condition]').focus()
  await page.keyboard.type('unless')
  await press(page, 'Escape')
  await inText(page)
  expect(await conditionOf(page)).toBe('unless')
  await press(page, 'Escape')
  await expect.poll(() => quoteOf(page)).toBe('')
  expect(
    await page
      .locator('#position-form')
      .evaluate((form: HTMLFormElement) =>
        ['topicId', 'stance', 'conditional', 'condition', 'start', 'revision'].map(
          (name) => new FormData(form).get(name) || null,
        ),
      ),
  ).toEqual([null, null, null, null, null, null])
  await inText(page)
  await page.reload()
  expect([await quoteOf(page), positionsOf(letter)]).toEqual(['', []])
})

test('a question mark shows the keys, and Escape closes them without cancelling the passage', async () => {
  await using opened = await openLetter(
    await addLetter(app, cookie, { title: 'Reply to Wikimedia' }),
  )
  const { page } = opened
  await inText(page)
  await press(page, 'j', 'Shift+Slash')
  const help = page.getByRole('dialog', { name: 'Help with this page' })
  await help.getByText('in the text: the next sentence').waitFor()
  await press(page, '2', 'Escape')
  await help.waitFor({ state: 'hidden' })
  await expect.poll(() => quoteOf(page)).toBe(passages[1])
  expect(await page.locator('[name=topicId]:checked').count()).toBe(0)
})

test('letters typed into a field are words, not shortcuts', async () => {
  await using opened = await openLetter(
    await addLetter(app, cookie, { title: 'Reply to Nextcloud' }),
  )
  const { page } = opened
  await page.getByText('Another holder, note, reported').click()
  await page.getByLabel('Note for colleagues').focus()
  await page.keyboard.type('1 can / a? 3')
  expect(await page.getByLabel('Note for colleagues').inputValue()).toBe('1 can / a? 3')
  expect(
    await page.locator('[name=topicId]:checked, [name=conditional]:checked, dialog[open]').count(),
  ).toBe(0)
})

test('a position is edited, withdrawn and restored by keyboard', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Tutanota' })
  await addPosition(app, cookie, letter)
  await using opened = await openLetter(letter)
  const { page } = opened
  await tabTo(page, page.getByRole('link', { name: 'Edit position 1' }))
  await press(page, 'Enter')
  const form = page.getByRole('form', { name: 'Change a position' })
  await form.waitFor()
  await expect.poll(() => quoteOf(page)).toBe(passages[0])
  // The focus goes into the form that was asked for.
  await page.waitForFunction(() => document.activeElement?.closest('#position-form'))
  await press(page, 'ArrowRight')
  await tabTo(page, form.getByRole('button', { name: /^Save/ }))
  await press(page, 'Enter')
  await page.getByRole('form', { name: 'New position' }).waitFor()
  expect(positionsOf(letter)).toMatchObject([{ level: 2, status: 'approved' }])
  await tabTo(page, page.getByRole('button', { name: 'Withdraw position 1' }))
  await press(page, 'Enter')
  await page.getByText('0 saved · 1 withdrawn').waitFor()
  await expect.poll(() => page.locator('.letter-text mark').count()).toBe(0)
  await tabTo(page, page.getByRole('button', { name: 'Restore position 1' }))
  await press(page, 'Enter')
  await page.getByText('1 saved', { exact: true }).waitFor()
  expect(positionsOf(letter)).toMatchObject([{ level: 2, status: 'approved' }])
  expect(opened.faults).toEqual([])
})

test('Escape leaves an edited position as it was', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Element' })
  const id = await addPosition(app, cookie, letter)
  await using opened = await openLetter(`${letter}?edit=${id}`)
  const { page } = opened
  await tabTo(page, textOf(page))
  await press(page, 'ArrowLeft', 'ArrowLeft', 'Escape')
  await page.getByRole('form', { name: 'New position' }).waitFor()
  await expect.poll(() => new URL(page.url()).search).toBe('')
  expect(positionsOf(letter)).toMatchObject([{ level: 1 }])
})
