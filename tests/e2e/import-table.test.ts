import { expect, test } from 'vitest'
import { findViolations } from '#tests/support/accessibility.ts'
import { visit } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account } = await openedFor('coder', 'Ana Kovač')

const file = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})
const topics = ['detection', 'encryption', 'oversight', 'redress']
/** Letters of which the first alone says who wrote it, and of which the second says its day in its name alone. */
const files = (word: string) =>
  topics.map((topic, at) =>
    file(
      at === 1 ? `2021-03-09_${topic}.txt` : `${topic}.txt`,
      `---\ntitle: ${word} on ${topic}\n${at === 1 ? '' : `date: 2021-03-0${at + 1}\n`}` +
        `${at === 0 ? 'author: Privacy Guides\n' : ''}---\n${word}: we say what we think of ${topic}.\n`,
    ),
  )

type Page = Awaited<ReturnType<typeof visit>>['page']

async function openTable(page: Page, word: string) {
  await page.goto('/imports')
  await page.setInputFiles('input[name=files]', files(word))
  await page.getByLabel('Name of this import').fill(word)
  await page.getByRole('button', { name: 'Read them' }).click()
  await page.getByRole('link', { name: 'To settle 3' }).waitFor()
  await page.getByRole('link', { name: 'Settle them in a table' }).click()
  await page.getByRole('heading', { level: 1, name: `Settle ${word}` }).waitFor()
}

const storedDrafts = (word: string) =>
  app
    .rows<{ draft: string; state: string }>(
      `select draft, state from import_items where draft like '%${word} on %' order by place`,
    )
    .map(({ draft, state }) => ({
      state,
      draft: JSON.parse(draft) as {
        fields: { dated: string; parties: { organisation: string; name: string }[] }
      },
    }))

test('an import is settled in its table by keys alone, filled down and taken back', async () => {
  await using there = await visit(browser, app, { account })
  const { page, faults } = there
  await openTable(page, 'Spring')
  const focused = () =>
    page.evaluate(() => {
      const cell = document.activeElement?.closest('td')
      const rows = [...document.querySelectorAll('[data-row]')]
      return cell ? `${rows.indexOf(cell.closest('tr')!)} ${cell.dataset.cell}` : 'nowhere'
    })

  // Down to the second letter and to its day, which the name of its file offers.
  await page.keyboard.press('j')
  await expect.poll(focused).toBe('0 title')
  await page.keyboard.press('j')
  await page.keyboard.press('Tab')
  // What is typed and cannot be a day stays where it was typed, with the sentence; Escape gives back what stood there.
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  await expect.poll(focused).toBe('1 dated')
  await page.keyboard.press('Enter')
  const editor = page.locator('td[data-cell=dated] input[name=value]')
  await editor.waitFor()
  await page.keyboard.type('03/04/2021')
  await page.keyboard.press('Enter')
  await page.locator('td[data-cell=dated] [role=alert]').waitFor()
  expect(await editor.inputValue()).toBe('03/04/2021')
  await page.keyboard.press('Escape')
  await expect.poll(focused).toBe('1 dated')
  await page.keyboard.press('1')
  // On to the next cell in which something is missing: who wrote it.
  await expect.poll(focused).toBe('1 author')
  expect(storedDrafts('Spring')[1]!.draft.fields.dated).toBe('2021-03-09')

  // The author of the first for these four: three change, and one has it.
  await page.keyboard.press('k')
  await expect.poll(focused).toBe('0 author')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText('4 selected').waitFor()
  for (let up = 0; up < 3; up += 1) await page.keyboard.press('k')
  await expect.poll(focused).toBe('0 author')
  await page.keyboard.press('f')
  await page.getByText('4 rows: 3 change, 1 says so already.').waitFor()
  await page.getByRole('button', { name: 'Change 3 rows' }).focus()
  expect(await findViolations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByText('Changed in 3 rows.').waitFor()
  const authors = () =>
    storedDrafts('Spring').map(({ draft }) =>
      draft.fields.parties.map(({ name, organisation }) => name || organisation).join(),
    )
  expect(authors()).toEqual(topics.map(() => 'Privacy Guides'))
  await page.keyboard.press('u')
  await page.getByText('Taken back: 3 letters are as before.').waitFor()
  expect(authors()).toEqual(['Privacy Guides', '', '', ''])
  // A form that is refused answers 400, which the browser notes.
  expect(faults.filter((fault) => !fault.includes('status of 400'))).toEqual([])
})

test('what somebody types into a cell is lost by nothing, and overwrites nothing unseen', async () => {
  await using there = await visit(browser, app, { account })
  const { page } = there
  await openTable(page, 'Summer')
  const cellIn = (on: Page, row: number, cell: string) =>
    on.locator('[data-row]').nth(row).locator(`[data-cell=${cell}]`)
  const dated = cellIn(page, 1, 'dated').locator('input[name=value]')
  await cellIn(page, 1, 'dated').locator('[data-item-cell]').click()
  await dated.fill('2021-03')
  await cellIn(page, 2, 'author').locator('[data-item-cell]').click()
  await cellIn(page, 2, 'author').locator('input[name=value]').fill('Ana Kern')
  await page.keyboard.press('Enter')
  await page.getByText('Kept.').waitFor()
  await cellIn(page, 2, 'author').locator('[data-item-cell]').waitFor()
  expect(await dated.inputValue()).toBe('2021-03')

  // A month is asked why it is believed, which somebody else's day meanwhile does not close.
  await dated.press('Enter')
  const basis = cellIn(page, 1, 'dated').getByLabel('Why this date')
  await basis.waitFor()
  await expect.poll(() => basis.evaluate((field) => field === document.activeElement)).toBe(true)
  const other = await page.context().newPage()
  await other.goto(page.url())
  await cellIn(other, 1, 'dated').locator('[data-item-cell]').click()
  await cellIn(other, 1, 'dated').locator('input[name=value]').fill('2021-03-10')
  await other.keyboard.press('Enter')
  await other.getByText('Kept.').waitFor()
  await basis.fill('its envelope')
  await basis.press('Enter')
  await page.getByText(/Somebody else wrote here: 10 Mar/).waitFor()
  await basis.press('Enter')
  await expect.poll(() => page.getByText('Somebody else wrote here').count()).toBe(1)
  expect(await findViolations(page)).toEqual([])
  const dateStored = () => storedDrafts('Summer')[1]!.draft.fields.dated
  expect(dateStored()).toBe('2021-03-10')
  await page.getByRole('button', { name: 'Keep what I typed' }).click()
  await expect.poll(dateStored).toBe('2021-03')
  await dated.waitFor({ state: 'detached' })
  await page.keyboard.press('u')
  await page.getByText('Taken back: one letter is as before.').waitFor()
  expect(dateStored()).toBe('2021-03-10')

  // Of a list without authors a row goes when it has one, and the cursor is in the next.
  await page.goto(`${page.url()}?open=author`)
  await expect.poll(() => page.locator('[data-row]').count()).toBe(2)
  await cellIn(page, 0, 'author').locator('[data-item-cell]').click()
  await cellIn(page, 0, 'author').locator('input[name=value]').fill('Ben Kern')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('[data-row]').count()).toBe(1)
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('td')?.dataset.cell))
    .toBe('author')
})

test('at 390 pixels the table is a list of rows with targets that a thumb hits', async () => {
  await using there = await visit(browser, app, { account })
  const { page } = there
  await openTable(page, 'Autumn')
  expect(await findViolations(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await findViolations(page)).toEqual([])
  const heights = await page
    .locator('[data-item-cell]:visible')
    .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().height))
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
    true,
  )
})

test('without scripts a cell leads to the form of its letter, and many rows are filled by a page of their own', async () => {
  await using there = await visit(browser, app, { account, javaScriptEnabled: false })
  const { page } = there
  await page.goto('/imports')
  await page.setInputFiles('input[name=files]', files('Winter'))
  await page.getByRole('button', { name: /Read/ }).click()
  await expect
    .poll(async () => {
      await page.reload()
      return page.getByRole('link', { name: 'To settle 3' }).count()
    })
    .toBe(1)
  await page.getByRole('link', { name: 'Settle them in a table' }).click()
  await page.getByRole('link', { name: 'Date: a date is missing' }).click()
  await page.getByLabel('Date', { exact: true }).fill('2021-03-09')
  expect(await page.locator('select[name="party.0.role"]').inputValue()).toBe('author')
  await page.locator('input[name="party.0.name"]').fill('Ana Kern')
  await page.getByRole('button', { name: 'Keep what stands here' }).click()
  await page.getByRole('button', { name: 'Import all 2 that are ready' }).waitFor()
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('textbox', { name: 'with' }).fill('Open Rights Forum')
  await page.getByRole('button', { name: 'See what changes' }).click()
  await page.getByText('4 rows: 2 change, 2 have one already and are left alone.').waitFor()
  await page.getByRole('button', { name: 'Change 2 rows' }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByText('Taken back: 2 letters are as before.').waitFor()
})
