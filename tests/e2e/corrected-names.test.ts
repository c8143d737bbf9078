import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findViolations } from '#tests/support/accessibility.ts'
import { follow, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('editor', 'Ana Kovač')

const partiesOf = (letter: string) =>
  app
    .rows<{ name: string; unit: string | null }>(
      `select a.name, p.unit from parties p join actors a on a.id = p.actor_id
       where p.letter_id = ? order by p.place`,
      letter.split('/').at(-1)!,
    )
    .map(({ name, unit }) => [name, unit])

const actorCount = () => app.rows('select id from actors').length

const fillParty = async (page: Page, row: number, parts: Record<string, string>) => {
  for (const [part, value] of Object.entries(parts))
    await page.locator(`[name="party.${row}.${part}"]`).fill(value)
}

test('correcting a letter asks whom a name means, keeps what was typed and answered, and stores the answer', async () => {
  const letter = await addLetter(app, cookie, { title: 'Of somebody whose name is cut' })
  const before = actorCount()
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await page.goto(`${letter}/correction`)
  await fillParty(page, 1, { name: 'J. Boratyński' })
  await page.getByLabel('Title').fill('')
  await page.getByRole('button', { name: 'Save the correction' }).click()
  await page.getByRole('group', { name: 'Who are these?' }).waitFor()
  await page.getByText('Say who “J. Boratyński” is').waitFor()
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await findViolations(page)).toEqual([])
  }
  await page.getByRole('radio', { name: /Jakub Boratyński/ }).check()
  await page.getByRole('button', { name: 'Save the correction' }).click()
  await page.getByText('Say who “J. Boratyński” is').waitFor({ state: 'detached' })
  expect(await page.getByRole('radio', { name: /Jakub Boratyński/ }).isChecked()).toBe(true)
  await page.getByLabel('Title').fill('Of Jakub Boratyński')
  await page.getByRole('button', { name: 'Save the correction' }).click()
  await page.getByRole('heading', { level: 1, name: 'Of Jakub Boratyński' }).waitFor()
  expect([partiesOf(letter), actorCount()]).toEqual([
    [
      ['Ylva Johansson', null],
      ['Jakub Boratyński', null],
    ],
    before,
  ])
})

test('without scripts it asks about a new unit of a known house, which is new unless said otherwise', async () => {
  const letter = await addLetter(app, cookie, { title: 'Of a unit that nobody knows' })
  const before = actorCount()
  await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled: false })
  const { page } = opened
  await page.goto(`${letter}/correction`)
  const unit = { organisation: 'European Commission', unit: 'Task Force on Silence' }
  await fillParty(page, 0, unit)
  await follow(page.getByRole('button', { name: 'Save the correction' }))
  const question = page.getByRole('group', { name: /“Task Force on Silence”/ })
  expect(await question.innerText()).toContain('within European Commission')
  expect(await question.getByRole('radio', { name: /A new unit/ }).isChecked()).toBe(true)
  expect(await page.locator('[name="party.0.unit"]').inputValue()).toBe('Task Force on Silence')
  expect(actorCount()).toBe(before)
  await follow(page.getByRole('button', { name: 'Save the correction' }))
  expect([partiesOf(letter), actorCount()]).toEqual([
    [['Ylva Johansson', 'Task Force on Silence']],
    before + 1,
  ])
})

test('what is typed into the parties while a refused form is under way stays when its answer comes', async () => {
  const letter = await addLetter(app, cookie, { title: 'Of a slow line' })
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await page.goto(`${letter}/correction`)
  let answer = () => {}
  const mayAnswer = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/correction.data*', async (route) => {
    if (route.request().method() === 'POST') await mayAnswer
    await route.continue()
  })
  await page.getByLabel('Title').fill('')
  await fillParty(page, 1, { name: 'European Parliament' })
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.getByRole('button', { name: 'Save the correction' }).click()
  await sent
  await fillParty(page, 0, { capacity: 'Commissioner' })
  await page.getByRole('button', { name: 'Another party' }).click()
  await fillParty(page, 2, { name: 'Ana Kovač' })
  answer()
  await page.getByText('Give the letter a title').waitFor()
  const typed = (name: string) => page.locator(`[name="party.${name}"]`).inputValue()
  expect([await typed('0.capacity'), await typed('1.name'), await typed('2.name')]).toEqual([
    'Commissioner',
    'European Parliament',
    'Ana Kovač',
  ])
})

test('somebody who is ticked comes back once as a row of its own where the form is refused', async () => {
  const letter = await addLetter(app, cookie, {
    title: 'Of nobody in particular',
    text: 'Brussels, 29 October 2020\n\nDear Ms Lind,\n\nWe say it once more.\n\nYours sincerely,\n\nYlva Johansson\n',
    'party.0.name': 'Olga Other',
  })
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await page.goto(`${letter}/correction`)
  await page.getByRole('checkbox', { name: /From: Ylva Johansson/ }).check()
  await page.getByLabel('Title').fill('')
  await page.getByRole('button', { name: 'Save the correction' }).click()
  await page.locator('[name="party.1.name"][value="Ylva Johansson"]').waitFor()
  expect(await page.locator('[name="party.1.role"]').inputValue()).toBe('author')
  await page.getByLabel('Title').fill('Of two')
  await page.getByRole('button', { name: 'Save the correction' }).click()
  await page.getByRole('heading', { level: 1, name: 'Of two' }).waitFor()
  expect(partiesOf(letter).map(([name]) => name)).toEqual(['Olga Other', 'Ylva Johansson'])
})
