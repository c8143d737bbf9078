import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { openStore } from '#db/index.ts'
import { loadSeedDossier } from '#seeds/index.ts'
import { addAccount, signedInPage, startApp } from '#tests/support/app.ts'
import { aPlace } from '#tests/support/command.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter, letterForm } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('coder', 'Ana Kovač')
const window = { viewport: { width: 1440, height: 900 } }

/** Presses keys one after another and counts them. */
function countKeys(page: Page) {
  const count = { pressed: 0 }
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
    count.pressed += keys.length
  }
  return { count, press }
}

const inText = (page: Page) =>
  page.waitForFunction(() => document.activeElement?.matches('.letter-text'))

/** From “Add a letter” with its file chosen to the letter's page. */
async function addByKeys(page: Page, text: string, press: (...keys: string[]) => Promise<void>) {
  await page.goto('/letters/new')
  await page.locator('input[type=file]').setInputFiles({
    name: 'johansson.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  })
  await page.waitForLoadState('networkidle')
  await press('Control+Enter')
  await page.getByRole('button', { name: /^Keep this letter/ }).waitFor()
  await press('Control+Enter')
  await inText(page)
}

test('a letter is added and three positions are coded in it, to finished, by few keys', async () => {
  await using opened = await signedInPage(browser, app, ana, window)
  const { page } = opened
  const { count, press } = countKeys(page)
  await addByKeys(page, `Brussels, 12 November 2020\n\n${letterForm().text!}`, press)
  for (const [index, keys] of [['1', 'r'], ['w'], ['3', 't']].entries()) {
    await press(...keys, 'Enter')
    await page.getByText(`${index + 1} saved`).waitFor()
    await expect.poll(() => page.locator('[name=exact]').inputValue()).toBe('')
    await inText(page)
  }
  await press('f')
  await page.getByText('You finished this letter.').waitFor()
  expect(count.pressed).toBeLessThanOrEqual(40)
  expect(opened.faults).toEqual([])
})

/** The letter's positions as the seeds have them, in the order in which they stand in it, and the letter's text. */
const letterFile = '001_f2200ba1914715f3.txt'
type SeedDossier = {
  letters: { file: string; positions: { topic: string; level: number; quote: string }[] }[]
}
const seeds = parse(readFileSync('seeds/dossier.yaml', 'utf8')) as SeedDossier
const { positions } = seeds.letters.find(({ file }) => file === letterFile)!
const seedText = readFileSync(join('seeds/letters', letterFile), 'utf8')

test('the three positions of the Johansson letter, to the letter, by at most forty keys from its file', async () => {
  using place = aPlace()
  cpSync('seeds', join(place.folder, 'seeds'), { recursive: true })
  const letters = seeds.letters.filter(({ file }) => file !== letterFile)
  writeFileSync(join(place.folder, 'seeds/dossier.yaml'), stringify({ ...seeds, letters }))
  const address = `file:${place.database}`
  {
    await using store = await openStore(address)
    await loadSeedDossier(store, join(place.folder, 'seeds'))
  }
  await using withoutIt = await startApp({ DATABASE_URL: address })
  const ben = await addAccount(withoutIt, 'coder', 'Ben')
  await using opened = await signedInPage(browser, withoutIt, ben, window)
  const { page } = opened
  const { count, press } = countKeys(page)
  await addByKeys(page, seedText, press)
  const times = (key: string, often: number) => Array.from({ length: often }, () => key)
  const steps = [
    [...times('j', 3), '1', 'w'],
    [...times('j', 2), '3', 't'],
    ['2', 't', 'o', ...times('Shift+ArrowRight', 4)],
  ]
  for (const [index, keys] of steps.entries()) {
    await press(...keys, 'Enter')
    await page.getByText(`${index + 1} saved`).waitFor()
    await inText(page)
  }
  await press('f')
  await page.getByText('You finished this letter.').waitFor()
  expect(count.pressed).toBeLessThanOrEqual(40)
  const stored = withoutIt.rows<{ level: number; exact: string }>(
    'select p.level, p.exact from positions p join letters l on l.id = p.letter_id where l.title like ? order by p.id',
    '%Johansson%',
  )
  // A step by words takes the full stop with the word before it, which one of them leaves out.
  const bare = (quote: string) => quote.replace(/\.$/, '')
  const told = ({ level, quote }: (typeof positions)[number]) => ({ level, exact: bare(quote) })
  expect(stored.map(({ level, exact }) => ({ level, exact: bare(exact) }))).toEqual(
    [positions[0]!, positions[2]!, positions[1]!].map(told),
  )
  expect(opened.faults).toEqual([])
})

test('an undo that is pressed while a position is being stored takes back that one', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Posteo' })
  await using opened = await signedInPage(browser, app, ana, window)
  const { page } = opened
  const { press } = countKeys(page)
  await page.goto(letter)
  await inText(page)
  await press('1', 'r', 'Enter')
  await page.getByText('1 saved').waitFor()
  await expect.poll(() => page.locator('[name=exact]').inputValue()).toBe('')
  await inText(page)
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route(`**${letter}?*`, async (route) => {
    if (route.request().method() === 'POST') await held
    await route.continue()
  })
  await press('w', 'Enter')
  await page.getByRole('button', { name: /^Saving/ }).waitFor()
  await press('u')
  release()
  await page.locator('.undo [role=status]', { hasText: 'is withdrawn' }).waitFor()
  const rows = 'select level, status from positions where letter_id = ? order by created_at'
  expect(app.rows(rows, letter.split('/').at(-1)!)).toEqual([
    { level: 1, status: 'approved' },
    { level: -1, status: 'withdrawn' },
  ])
})

test('a key that somebody chose codes, stands on its button and at ?, and is taken back', async () => {
  await using opened = await signedInPage(browser, app, ana, window)
  const { page } = opened
  const letterPath = `/letters/${app.rows<{ id: string }>('select id from letters limit 1')[0]!.id}`
  const openForm = async () => {
    await page.goto('/account')
    await page.getByText('In a letter', { exact: true }).click()
  }
  const field = page.getByLabel('+1, supports')
  await openForm()
  await field.press('j')
  await page.getByRole('button', { name: 'Keep these keys' }).click()
  // The browser says of each refused form that it was.
  await page.getByText('J is “the next sentence”, in a letter, already. Choose another.').waitFor()
  opened.faults.length = 0
  await field.press('z')
  await page.getByRole('button', { name: 'Keep these keys' }).click()
  await page.getByText('Your keys are kept', { exact: false }).waitFor()
  const supports = page.locator('.scale .option.s')
  await page.goto(letterPath)
  await inText(page)
  await page.keyboard.press('r')
  await page.keyboard.press('z')
  await expect.poll(() => supports.locator('input').isChecked()).toBe(true)
  expect(await supports.locator('kbd').textContent()).toBe('Z')
  await page.keyboard.press('?')
  await page.locator('dialog[open] .help-key', { hasText: /^Z\+1, supports$/ }).waitFor()
  await openForm()
  await page.getByRole('button', { name: 'As they were' }).click()
  await page.getByText('Your keys are as they were.').waitFor()
  await page.goto(letterPath)
  await expect.poll(() => supports.locator('kbd').textContent()).toBe('R')
  expect(opened.faults).toEqual([])
})
