import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  addAccount,
  dossierPath,
  dossierSlug,
  follow,
  letterPath,
  signedInPage,
} from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { openStore } from '#db/index.ts'
import { aPassage, keep } from '#tests/support/letters.ts'

const { app, browser, account: ana } = await openedFor('coder', 'Ana Kovač')

const quotes = {
  greek: 'Η κρυπτογράφηση προστατεύει τους πολίτες.',
  arabic: 'التشفير يحمي المواطنين.',
  bulgarian: 'Шифроването защитава гражданите.',
}
{
  await using store = await openStore(app.databaseUrl)
  await keep(store, {
    form: { title: 'Letter in three scripts' },
    text: `Dear Sir,\n\n${Object.values(quotes).join('\n\n')}\n`,
    positions: Object.values(quotes).map((quote) => aPassage({ quote })),
  })
}

test('without scripts the field above a page leads to what was found, kind by kind, and on to the passage', async () => {
  await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled: false })
  const { page, faults } = opened
  await page.goto(dossierPath)
  await page.getByRole('search').getByRole('searchbox').fill('encrypt')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  expect(new URL(page.url()).search).toBe(`?q=encrypt&dossier=${dossierSlug}`)
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
    'Topics 1',
    'Letters 2',
    'Quotes 2',
  ])
  const found = page.getByRole('region', { name: /^Quotes/ })
  expect(await found.locator('.search-name mark').allInnerTexts()).toEqual([
    'encryption',
    'encrypted',
  ])
  await follow(found.getByRole('link').first())
  expect(new URL(page.url()).hash).toMatch(/^#passage-/)
  expect(await page.locator(new URL(page.url()).hash).innerText()).toContain('encryption')
  expect(faults).toEqual([])
})

test('nothing found is said, with the way out of the dossier', async () => {
  await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled: false })
  const { page } = opened
  await page.goto(`/search?q=nothingofthiskind&dossier=${dossierSlug}`)
  await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
  await follow(page.getByRole('link', { name: 'Search everywhere' }).last())
  expect(new URL(page.url()).search).toBe('?q=nothingofthiskind')
})

test('each command of the page opens for whoever sees it', async () => {
  for (const role of ['viewer', 'admin'] as const) {
    await using opened = await signedInPage(
      browser,
      app,
      await addAccount(app, role, `Cara ${role}`),
      {
        javaScriptEnabled: false,
      },
    )
    const { page } = opened
    await page.goto('/search')
    const links = page.getByRole('region', { name: /^Commands/ }).getByRole('link')
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')!))
    expect(hrefs.length).toBeGreaterThan(20)
    for (const href of hrefs)
      expect([href, (await page.request.get(href)).status()]).toEqual([href, 200])
  }
})

/** The box over a page, with its field and what it offers. */
const boxOn = (page: Page) => {
  const box = page.getByRole('dialog', { name: 'Search everything' })
  return {
    box,
    field: box.getByRole('combobox'),
    status: box.getByRole('status'),
    option: (name: RegExp | string) => box.getByRole('option', { name }),
    active: box.getByRole('option', { selected: true }),
  }
}

test('by keyboard alone a quote is found from any page and opened at its passage', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page, faults } = opened
  await page.goto('/help')
  await page.keyboard.press('Control+k')
  const { box, field, status, active } = boxOn(page)
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.type('encrypt')
  await status.getByText('1 topic, 2 letters and 2 quotes found.').waitFor()
  expect(await active.count()).toBe(0)
  // The topic, both letters, the newer quote.
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowDown')
  expect(await active.innerText()).toContain('encryption is an important means')
  expect(await field.getAttribute('aria-activedescendant')).toBe(await active.getAttribute('id'))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/letters\/[^/]+#passage-/)
  await box.waitFor({ state: 'hidden' })
  const passage = page.locator(new URL(page.url()).hash)
  await expect
    .poll(() =>
      passage.evaluate((element) => {
        const { top } = element.getBoundingClientRect()
        return top >= 0 && top < window.innerHeight
      }),
    )
    .toBe(true)
  expect(await passage.innerText()).toContain('encryption is an important means')
  expect(faults).toEqual([])
})

test('Escape gives the focus back to where it was, and leaves what was being coded as it is', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await page.goto(letterPath(app))
  await page.getByRole('button', { name: /^Keys/ }).waitFor()
  await page.getByRole('article', { name: /^Text of the letter/ }).focus()
  await page.keyboard.press('ArrowDown')
  const quote = page.getByLabel('Quote')
  await expect.poll(() => quote.inputValue()).not.toBe('')
  const before = await quote.inputValue()
  const condition = page.getByLabel('Conditional', { exact: false }).first()
  await condition.focus()
  await page.keyboard.press('Control+k')
  const { box } = boxOn(page)
  await box.waitFor()
  await page.keyboard.type('c1 a')
  await page.keyboard.press('Escape')
  await box.waitFor({ state: 'hidden' })
  expect(await condition.evaluate((element) => element === document.activeElement)).toBe(true)
  expect([await quote.inputValue(), await condition.isChecked()]).toEqual([before, false])
})

test('a page is opened by its name with the selection of the page one is on, and Enter alone asks for all results', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  const [johansson] = app.rows<{ id: string }>(
    "select id from actors where name = 'Ylva Johansson'",
  )
  await page.goto(`${dossierPath}/stances?actor=${johansson!.id}`)
  await page.keyboard.press('Control+k')
  const { option, active } = boxOn(page)
  await page.keyboard.type('cover')
  expect(await active.innerText()).toBe('Coverage')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`/coverage\\?actor=${johansson!.id}$`))
  await page.keyboard.press('Control+k')
  await page.keyboard.type('privacy')
  await option(/^All results for “privacy” in /).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/search?q=privacy&dossier=${dossierSlug}`)
  await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor()
})

test('somebody who may only read is offered no command of those who code', async () => {
  for (const [role, found] of [
    ['viewer', 'Nothing found.'],
    ['coder', '2 commands found.'],
  ] as const) {
    const account = await addAccount(app, role, `Dana ${role}`)
    await using opened = await signedInPage(browser, app, account)
    const { page } = opened
    await page.goto('/help')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('upload')
    await boxOn(page).status.getByText(found).waitFor()
  }
})

test('an answer that comes late never stands below other words', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  let release = () => {}
  const late = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/search.json?q=johansson*', async (route) => {
    await late
    await route.continue().catch(() => undefined)
  })
  await page.goto('/help')
  await page.keyboard.press('Control+k')
  const { field, status, option } = boxOn(page)
  const asked = page.waitForRequest('**/search.json?q=johansson*')
  await field.fill('johansson')
  await asked
  await field.fill('encrypt')
  await status.getByText('2 quotes').waitFor()
  release()
  await page.evaluate(() => new Promise((done) => setTimeout(done)))
  expect(await option(/^Ylva Johansson/).count()).toBe(0)
  expect(await option(/^Encryption/).count()).toBe(1)
})

test.each(Object.entries(quotes))(
  'a quote in %s is found while one types',
  async (_name, quote) => {
    await using opened = await signedInPage(browser, app, ana)
    const { page } = opened
    await page.goto('/help')
    await page.keyboard.press('Control+k')
    const { field, box } = boxOn(page)
    await field.fill(quote.split(' ')[1]!)
    const found = box.getByRole('group', { name: /^Quotes 1/ }).getByRole('option')
    await found.waitFor()
    expect(await found.locator('.search-name').innerText()).toBe(quote)
  },
)

test('a slash leads to the search of the page where it has one, otherwise into the box', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  const { box } = boxOn(page)
  for (const [path, label] of [
    ['/letters', 'Words, names, references'],
    ['/actors', 'Name or alias'],
    [`${dossierPath}/who`, 'Name or alias'],
  ] as const) {
    await page.goto(path)
    await page.keyboard.press('/')
    const own = page.getByRole('main').getByLabel(label)
    expect([
      await own.evaluate((element) => element === document.activeElement),
      await box.isVisible(),
    ]).toEqual([true, false])
  }
  await page.goto(dossierPath)
  await page.keyboard.press('/')
  await box.waitFor()
})

test('the box fits a telephone, opens by a tap into the field, and says when nothing is found', async () => {
  await using opened = await signedInPage(browser, app, ana, {
    viewport: { width: 390, height: 800 },
  })
  const { page } = opened
  await page.goto('/help')
  await page.getByRole('search').getByRole('searchbox').click()
  const { box, status } = boxOn(page)
  await page.keyboard.type('nothingofthiskind')
  await status.getByText('Nothing found.').waitFor()
  const { x, width } = (await box.boundingBox())!
  expect(x).toBeGreaterThanOrEqual(0)
  expect(x + width).toBeLessThanOrEqual(390)
  expect(await box.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  await box.getByRole('button', { name: 'Close' }).click()
  await box.waitFor({ state: 'hidden' })
})

test('keys of an input method open nothing', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await page.goto('/help')
  const press = (isComposing: boolean) =>
    page.evaluate((composing) => {
      const event = { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true }
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { ...event, isComposing: composing }),
      )
    }, isComposing)
  await press(true)
  const { box } = boxOn(page)
  expect(await box.isVisible()).toBe(false)
  await press(false)
  await box.waitFor()
})

test('signing out is a command', async () => {
  await using opened = await signedInPage(browser, app, await addAccount(app, 'viewer', 'Eva Out'))
  const { page } = opened
  await page.goto('/help')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('sign out')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/sign-in')
})
