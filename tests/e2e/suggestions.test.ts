import { expect, test } from 'vitest'
import { follow, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter, addPosition, post } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('coder', 'Ana Kovač')

const positionsOf = (letter: string) =>
  app.rows(
    'select level, status, exact, created_by from positions where letter_id = ? order by start_at',
    letter.split('/').at(-1)!,
  )
const refusalsOf = (letter: string) =>
  app.rows(
    'select via from suggestion_refusals where letter_id = ? order by via',
    letter.split('/').at(-1)!,
  )

/** Sentences of five words and more, which are somebody’s own. */
const passages = [
  'We support strong encryption of all private messages.',
  'We would never agree to any further delay of it.',
] as const
const addLetterOf = (title: string) =>
  addLetter(app, cookie, {
    title,
    text: `Dear Sir,\n\n${passages.join(' ')}\n\nYours faithfully,\n\nYlva Johansson\n\n${title}\n`,
  })

const coded = await addLetterOf('Coded before')
for (const [at, exact] of passages.entries())
  await addPosition(app, cookie, coded, { exact, stance: String(at + 1) })

const open = (letter: string, settings: Parameters<typeof signedInPage>[3] = {}) =>
  signedInPage(browser, app, ana, { viewport: { width: 1440, height: 900 }, ...settings })

test('by keys alone a suggestion is changed and accepted, and the next one rejected for good', async () => {
  const letter = await addLetterOf('Coded by keys')
  await using opened = await open(letter)
  const { page } = opened
  await page.goto(letter)
  const cards = page.getByRole('article', { name: /^Suggestion: / })
  await expect.poll(() => cards.count()).toBe(2)
  expect(await cards.first().innerText()).toContain('coded +1 in one letter')
  expect(positionsOf(letter)).toEqual([])
  // The words are underlined in the letter without a change of its elements.
  const marked = () => page.evaluate(() => CSS.highlights.get('suggested')?.size ?? 0)
  await expect.poll(marked).toBe(2)
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab')
    if (await cards.first().evaluate((card) => card === document.activeElement)) break
  }
  await page.keyboard.press('ArrowRight')
  await expect
    .poll(() => cards.first().getAttribute('aria-label'))
    .toMatch(/\+2 Strongly supports$/)
  await page.keyboard.press('y')
  await expect
    .poll(() => positionsOf(letter))
    .toMatchObject([{ level: 2, status: 'approved', exact: passages[0] }])
  await expect.poll(() => cards.count()).toBe(1)
  // The focus went on to the one that is left.
  await expect
    .poll(() => cards.first().evaluate((card) => card === document.activeElement))
    .toBe(true)
  await page.keyboard.press('x')
  await expect.poll(() => refusalsOf(letter)).toEqual([{ via: 'repeat' }])
  await page.getByRole('status').filter({ hasText: 'it does not come back' }).waitFor()
  // The key that undoes takes back what was said last, and not the position before it.
  await page.keyboard.press('u')
  await expect.poll(() => refusalsOf(letter)).toEqual([])
  await expect.poll(() => cards.count()).toBe(1)
  expect(positionsOf(letter)).toMatchObject([{ status: 'approved' }])
  await cards.first().focus()
  await page.keyboard.press('x')
  await expect.poll(() => refusalsOf(letter)).toEqual([{ via: 'repeat' }])
  await page.reload()
  await page.getByText('Nothing is suggested.').waitFor()
  expect(positionsOf(letter)).toHaveLength(1)
  expect(opened.faults).toEqual([])
})

test('Enter puts a suggestion into the form, to be changed and saved there', async () => {
  const letter = await addLetterOf('Opened in the form')
  await using opened = await open(letter)
  const { page } = opened
  await page.goto(letter)
  const card = page.getByRole('article', { name: /^Suggestion: / }).nth(1)
  await card.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByLabel('Quote').inputValue()).toBe(passages[1])
  expect(positionsOf(letter)).toEqual([])
  await page.getByRole('button', { name: /^Save/ }).click()
  await expect.poll(() => positionsOf(letter)).toMatchObject([{ level: 2, exact: passages[1] }])
  expect(opened.faults).toEqual([])
})

test('a suggestion is put in the place of nothing that is typed, and of no stored position', async () => {
  const letter = await addLetterOf('Opened over another')
  await addPosition(app, cookie, letter, { exact: 'Ylva Johansson', stance: '-1' })
  const [stored] = app.rows<{ id: string }>(
    'select id from positions where letter_id = ?',
    letter.split('/').at(-1)!,
  )
  await using opened = await open(letter)
  const { page } = opened
  const card = page.getByRole('article', { name: /^Suggestion: / }).first()
  const quote = page.getByLabel('Quote', { exact: true })
  const note = page.getByLabel('Note for colleagues')
  await page.goto(letter)
  await page.waitForFunction(() => document.activeElement?.matches('.letter-text'))
  await page.keyboard.press('m')
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'note')
  await page.keyboard.type('Half typed')
  const before = await quote.inputValue()
  await card.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('status').filter({ hasText: 'Something is typed' }).waitFor()
  expect([await quote.inputValue(), await note.inputValue()]).toEqual([...[before, 'Half typed']])
  await page.goto(`${letter}?edit=${stored!.id}`)
  await expect.poll(() => quote.inputValue()).toBe('Ylva Johansson')
  await card.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('status').filter({ hasText: 'A stored position is open' }).waitFor()
  expect(await quote.inputValue()).toBe('Ylva Johansson')
})

test('what was accepted and undone is suggested again', async () => {
  const letter = await addLetterOf('Accepted and undone')
  await using opened = await open(letter)
  const { page } = opened
  await page.goto(letter)
  const cards = page.getByRole('article', { name: /^Suggestion: / })
  await expect.poll(() => cards.count()).toBe(2)
  await cards.first().getByRole('button', { name: 'Accept' }).click()
  await expect.poll(() => positionsOf(letter)).toMatchObject([{ status: 'approved' }])
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(() => positionsOf(letter)).toMatchObject([{ status: 'withdrawn' }])
  await expect.poll(() => cards.count()).toBe(2)
})

test('without scripts each is a form', async () => {
  const letter = await addLetterOf('Coded without scripts')
  await using opened = await open(letter, { javaScriptEnabled: false })
  const { page } = opened
  await page.goto(letter)
  await follow(page.getByRole('link', { name: 'Suggestions for this letter' }))
  const forms = page.locator('form.suggestion-form')
  expect(await forms.count()).toBe(2)
  await forms.first().getByLabel('Level').selectOption({ label: '−1 Opposes' })
  await follow(forms.first().getByRole('button', { name: 'Accept' }))
  expect(positionsOf(letter)).toMatchObject([{ level: -1, exact: passages[0] }])
  expect(await forms.count()).toBe(1)
  await forms.first().getByLabel('Level').selectOption({ label: 'Choose one' })
  await follow(forms.first().getByRole('button', { name: 'Accept' }))
  expect(await page.getByRole('alert').innerText()).toContain('Choose a level')
  await follow(forms.first().getByRole('button', { name: 'Reject' }))
  await page.getByText('Nothing is suggested for this letter.').waitFor()
  expect(refusalsOf(letter)).toEqual([{ via: 'repeat' }])
})

test('a letter is coded while suggestions never come', async () => {
  const letter = await addLetterOf('Never suggested')
  await using opened = await open(letter)
  const { page } = opened
  await page.route('**/suggestions.json', () => undefined)
  await page.goto(letter)
  await page.getByText('Being worked out …').waitFor()
  await page.getByLabel('Quote').fill(passages[1])
  await page.getByRole('radio', { name: 'Interim Regulation' }).check()
  await page.getByRole('radio', { name: 'Supports', exact: true }).check()
  await page.getByRole('button', { name: /^Save/ }).click()
  await expect.poll(() => positionsOf(letter).length).toBe(1)
})

test('a form that names what is not there stores nothing', async () => {
  const letter = await addLetterOf('Forged')
  const answer = await post(app, `${letter}/suggestions`, cookie, {
    ...{ deed: 'reject', exact: 'Nobody wrote this.', topicId: 'T', sources: 'cue' },
  })
  expect([answer.status, refusalsOf(letter)]).toEqual([400, []])
})
