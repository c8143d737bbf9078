import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account: vera } = await openedFor('viewer', 'Vera Novak')

/** The first sentence of a page with the line below it, and where its clauses lead. */
async function readLead(page: Page) {
  const links = page.locator('.lead-sentence a, .lead-basis a')
  await links.first().waitFor()
  return {
    words: (await page.locator('.lead-sentence').innerText()).replaceAll('\u00a0', ' '),
    basis: (await page.locator('.lead-basis').innerText()).replaceAll('\u00a0', ' '),
    hrefs: await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')!)),
  }
}

test('the overview begins with a sentence, and each clause leads to the rows that prove it', async () => {
  await using opened = await signedInPage(browser, app, vera)
  const { page } = opened
  await page.goto(dossierPath)
  const lead = await readLead(page)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('European Commission')
  expect(lead.words).toMatch(
    /^As of 21 Dec 2020 \(the newest letter; nothing since\), European Commission is mixed, on condition, on protecting end-to-end encryption without exceptions \(stale, order uncertain\), since 21 Dec 2020; 2 letters by 2 people\.$/,
  )
  expect(lead.basis).toBe('Coded 1 × −1, 1 × 0.')
  for (const href of new Set(lead.hrefs)) {
    await page.goto(href)
    const { hash } = new URL(page.url())
    if (href.startsWith('/letters/'))
      expect(await page.locator(hash).first().innerText()).toBeTruthy()
    else {
      await page.getByRole('heading', { level: 1, name: 'European Commission' }).waitFor()
      expect(await page.locator(`${hash} .quote-card`).count()).toBe(2)
    }
  }
  const [first] = lead.hrefs.filter((href) => href.startsWith('/letters/'))
  await page.goto(first!)
  expect(await page.locator(new URL(page.url()).hash).first().innerText()).toContain(
    'encryption is an important means of protecting confidentiality',
  )
})

test('topic and actor begin with a sentence of their own', async () => {
  await using opened = await signedInPage(browser, app, vera)
  const { page } = opened
  await page.goto(`${dossierPath}/topics`)
  await page.getByRole('link', { name: 'Encryption', exact: true }).first().click()
  await page.waitForURL(/topics\/[^/]+$/)
  expect((await readLead(page)).words).toContain('is mixed, on condition, on protecting')
  await page.locator('.lead-basis a').click()
  await page.getByRole('heading', { level: 1, name: 'European Commission', exact: true }).waitFor()
  expect((await readLead(page)).words).toMatch(/2 letters by 2 people\.$/)
})

test.each([true, false])(
  'a summary begins with the sentence in the language that is chosen, scripts on: %s',
  async (javaScriptEnabled) => {
    await using opened = await signedInPage(browser, app, vera, { javaScriptEnabled })
    const { page } = opened
    await page.goto(`${dossierPath}/briefings`)
    await page.getByLabel('Language of the first sentence').selectOption('German')
    await page
      .locator('p.field')
      .filter({ has: page.getByRole('button', { name: 'Show' }) })
      .last()
      .getByRole('button')
      .click()
    await page.waitForURL(/language=de/)
    // The address is new before the page is.
    await expect
      .poll(async () => (await readLead(page)).words)
      .toMatch(/^Stand 21\. Dez\. 2020 \(neuester Brief; seither keiner\)/)
    await page
      .getByText('This sentence is in German; the rest of the summary is in English.')
      .waitFor()
    const file = page.getByRole('link', { name: 'Markdown' })
    expect(await file.getAttribute('href')).toContain('language=de')
  },
)
