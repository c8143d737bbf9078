import { expect, test } from 'vitest'
import { signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { letterForm } from '#tests/support/posting.ts'

const { app, browser, account: ana } = await openedFor('coder', 'Ana Kovač')

test('a letter is added and three positions are coded in it, to finished, by few keys', async () => {
  await using opened = await signedInPage(browser, app, ana, {
    viewport: { width: 1440, height: 900 },
  })
  const { page } = opened
  let pressed = 0
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
    pressed += keys.length
  }
  await page.goto('/letters/new')
  await page
    .getByLabel('File')
    .or(page.locator('input[type=file]'))
    .first()
    .setInputFiles({
      name: 'johansson.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(`Brussels, 12 November 2020\n\n${letterForm().text!}`),
    })
  await page.waitForLoadState('networkidle')
  await press('Control+Enter')
  const keep = page.getByRole('button', { name: /^Keep this letter/ })
  await keep.waitFor()
  await press('Control+Enter')
  await page.waitForFunction(() => document.activeElement?.matches('.letter-text'))
  for (const [index, keys] of [['1', 'r'], ['w'], ['3', 't']].entries()) {
    await press(...keys, 'Enter')
    await page.getByText(`${index + 1} saved`).waitFor()
    await page.waitForFunction(() => document.activeElement?.matches('.letter-text'))
  }
  await press('f')
  await page.getByText('You finished this letter.').waitFor()
  expect(pressed).toBeLessThanOrEqual(40)
  expect(opened.faults).toEqual([])
})
