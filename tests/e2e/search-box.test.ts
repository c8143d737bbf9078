import { expect, test } from 'vitest'
import { addAccount, dossierPath, dossierSlug, follow, signedInPage } from '#tests/support/app.ts'
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
