import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { post } from '#tests/support/posting.ts'

const { app, browser, account: edith, cookie } = await openedFor('editor', 'Edith Braun')

/** A person who was entered twice, by another order of names. */
async function enterTwice(given: string, family: string): Promise<void> {
  for (const name of [`${given} ${family}`, `${family}, ${given}`])
    await post(app, '/actors/new', cookie, {
      ...{ deed: 'make anyway', id: randomUUID(), name, kind: 'person' },
    })
}

const cardOf = (page: Page, words: string) => page.locator('.twin', { hasText: words })

/** What was said of pairs and holds, the last first. */
const said = () =>
  app
    .rows<{
      kind: string
    }>('select kind from twin_answers where taken_back_at is null order by answered_at desc')
    .map(({ kind }) => kind)
const merged = () => app.rows('select id from merges').length

test('a queue of duplicates is worked by keys: same, different, later, and the same key takes it back', async () => {
  await enterTwice('Anneke', 'Verhoeven')
  await enterTwice('Rūta', 'Kalniņa')
  await using opened = await signedInPage(browser, app, edith)
  const { page, faults } = opened
  await page.goto('/actors/duplicates')
  const [first, second] = [cardOf(page, 'Verhoeven'), cardOf(page, 'Kalniņa')]
  await first.getByRole('button', { name: 'The other one remains' }).waitFor()
  const before = merged()

  await first.focus()
  await page.keyboard.press('d')
  await first.getByRole('button', { name: 'Take back' }).waitFor()
  expect(said()).toEqual(['different'])
  await first.focus()
  await page.keyboard.press('d')
  await first.getByRole('button', { name: 'Different' }).waitFor()
  expect(said()).toEqual([])

  await first.focus()
  await page.keyboard.press('l')
  await first.getByRole('button', { name: 'Take back' }).waitFor()
  expect(said()).toEqual(['later'])
  await page.keyboard.press('u')
  await first.getByRole('button', { name: 'Later' }).waitFor()
  expect(said()).toEqual([])

  await second.focus()
  const remains = await second.getByRole('radio', { checked: true }).inputValue()
  await page.keyboard.press('t')
  expect(await second.getByRole('radio', { checked: true }).inputValue()).not.toBe(remains)
  await page.keyboard.press('s')
  await second.getByText('counts as').last().waitFor()
  await second.getByRole('button', { name: 'Take back' }).waitFor()
  expect(merged()).toBe(before + 1)
  expect(
    app.rows('select id from actors where id = ? and counts_as_id <> id', remains),
  ).toHaveLength(1)
  await second.focus()
  await page.keyboard.press('s')
  await second.getByRole('button', { name: 'Same' }).waitFor()
  expect(
    app.rows('select id from actors where id = ? and counts_as_id = id', remains),
  ).toHaveLength(1)
  expect(faults.join('\n')).toBe('')
})

test('without scripts the buttons of a pair do the same, and what was said is taken back below', async () => {
  await enterTwice('Pieternel', 'Schouwenaar')
  await using opened = await signedInPage(browser, app, edith, { javaScriptEnabled: false })
  const { page } = opened
  await page.goto('/actors/duplicates')
  await cardOf(page, 'Schouwenaar').getByRole('button', { name: 'Different' }).click()
  await page.getByRole('heading', { name: 'Said before' }).waitFor()
  expect(await cardOf(page, 'Schouwenaar').count()).toBe(0)
  expect(said()).toEqual(['different'])
  await page.getByRole('button', { name: /^Take back what was said of .*Schouwenaar/ }).click()
  await cardOf(page, 'Schouwenaar').waitFor()
  expect(said()).toEqual([])
})
