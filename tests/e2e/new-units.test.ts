import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findViolations } from '#tests/support/accessibility.ts'
import { signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account: ana } = await openedFor('coder', 'Ana Kovač')

/** A letter under the head of a unit of the Commission. */
const letterOf = (unit: string, body: string) => ({
  name: `${body.split(' ')[0]!.toLowerCase()}.txt`,
  mimeType: 'text/plain',
  buffer: Buffer.from(
    `European Commission\nDirectorate-General for Migration and Home Affairs\n${unit}\n\nBrussels, 29 October 2020\n\n` +
      `Ms Emma Mikó\nSome Street 1\n1000 Brussels\n\nDear Ms Mikó,\n\n${body}\n\nYours sincerely,\n\nYlva Johansson\nHead of Unit\n`,
  ),
})

async function importFiles(page: Page, name: string, files: ReturnType<typeof letterOf>[]) {
  await page.goto('/imports')
  await page.setInputFiles('input[name=files]', files)
  await page.getByLabel('Name of this import').fill(name)
  await page.getByRole('button', { name: 'Read them' }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

const unitsCalled = (name: string) =>
  app.rows("select id from actors where kind = 'unit' and name like ?", `%${name}%`).length

test('an import asks about a unit that nobody knows, and the next one offers it for another spelling', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await importFiles(page, 'The first unit', [
    letterOf('Unit F.9: Lost Property', 'Keep it as it is, we said.'),
  ])
  const question = page.getByRole('group', {
    name: /“DG HOME”.*within European Commission/,
  })
  await question.waitFor()
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await findViolations(page)).toEqual([])
  }
  expect(unitsCalled('Lost Property')).toBe(0)
  await question.getByRole('radio', { name: /A new unit/ }).check()
  await page.getByRole('button', { name: 'Keep these answers' }).click()
  await page.getByRole('button', { name: /^Import .*ready/ }).click()
  await page.getByRole('link', { name: 'Stored 1', exact: true }).waitFor()
  expect(unitsCalled('Lost Property')).toBe(1)

  await importFiles(page, 'The same unit', [
    letterOf('Unit F9: Lost Properties', 'Another letter says it again, and says more of it.'),
  ])
  const again = page.getByRole('group', {
    name: /Unit F9: Lost Properties.*within European Commission/,
  })
  await again.getByRole('radio', { name: /Unit F\.9: Lost Property/ }).check()
  await page.getByRole('button', { name: 'Keep these answers' }).click()
  await page.getByRole('button', { name: /^Import .*ready/ }).click()
  await page.getByRole('link', { name: 'Stored 1', exact: true }).waitFor()
  expect([unitsCalled('Lost Property'), unitsCalled('Lost Properties')]).toEqual([1, 0])
})
