import { expect, test } from 'vitest'
import { findViolations } from '#tests/support/accessibility.ts'
import { signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter, post } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('editor', 'Ana Kovač')

const countEvidence = () => app.rows('select position_id from evidence').length

test.each([true, false])(
  'a corrected text is looked at, kept, and what lost its place is placed again; with scripts: %s',
  async (javaScriptEnabled) => {
    const [coded] = app.rows<{ letter_id: string; exact: string }>(
      "select letter_id, exact from positions where status = 'approved' and length(exact) > 60 order by id limit 1",
    )
    const { letter_id: id, exact } = coded!
    const before = countEvidence()
    await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled })
    const { page } = opened
    await page.goto(`/letters/${id}/text`)
    await page.getByRole('link', { name: 'Correct the text' }).click()
    const corrected = `${exact.slice(0, 30)}§${exact.slice(30)}`
    const text = page.getByLabel('The whole text, corrected')
    await text.fill((await text.inputValue()).replace(exact, corrected))
    await page.getByRole('button', { name: 'Look at the difference' }).click()
    await page.getByText('Write why the text is corrected.').waitFor()
    await page.getByLabel('Why it is corrected').fill('A slip of the scanner')
    await page.getByRole('button', { name: 'Look at the difference' }).click()
    await page.getByText('1 quote lost').waitFor()
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      if (javaScriptEnabled) expect(await findViolations(page)).toEqual([])
    }
    await page.getByRole('button', { name: 'Keep this version' }).click()
    await page.getByRole('heading', { name: 'Lost their place: 1' }).waitFor()
    expect(countEvidence()).toBeLessThan(before)
    await page.goto('/letters')
    await page.getByRole('link', { name: 'Lost their place 1', exact: true }).click()
    await page.getByRole('link', { name: /^Place or withdraw the quote/ }).click()
    await page.getByText('Lost its place: its words stand nowhere').waitFor()
    await page.getByRole('textbox', { name: 'Quote' }).fill(corrected)
    await page.getByRole('button', { name: /^Save/ }).click()
    await expect.poll(countEvidence, { timeout: 15_000 }).toBe(before)
    await expect.poll(() => page.getByText(/lost its place/i).count()).toBe(0)
  },
)

test('a long text is compared in a thread of its own, and others are answered meanwhile', async () => {
  const line = (at: number) => `Paragraph ${at} of ${at * 7} says that we support it in full.`
  const text = Array.from({ length: 4000 }, (_, at) => line(at)).join('\n\n')
  const letter = await addLetter(app, cookie, { title: 'A long one', text })
  const sent = {
    deed: 'preview',
    version: '1',
    reason: 'A slip',
    text: text.replace('full', 'part'),
  }
  let isAnswered = false
  const preview = post(app, `${letter}/text/correction`, cookie, sent).finally(() => {
    isAnswered = true
  })
  let answered = 0
  while (!isAnswered) {
    await fetch(new URL('/health', app.base))
    answered += 1
  }
  expect(await (await preview).text()).toContain('full')
  expect(answered).toBeGreaterThan(5)
})
