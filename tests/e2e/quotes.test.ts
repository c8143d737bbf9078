import { beforeAll, expect, test } from 'vitest'
import { openStore } from '#db/index.ts'
import { dossierPath, follow, signedInPage } from '#tests/support/app.ts'
import { repeat, standardWords } from '#tests/support/paragraphs.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account } = await openedFor('viewer')

beforeAll(async () => {
  await using store = await openStore(app.databaseUrl)
  const interim = standardWords.replace('proposed', 'interim')
  await repeat(store, '2019-05-03')
  await repeat(store, '2020-01-07', interim, { by: 'Jakub Boratyński' })
  await repeat(store, '2020-10-02', interim)
})

test('a standard paragraph is one row that opens to its uses, counts once, or is listed by use, without scripts', async () => {
  await using opened = await signedInPage(browser, app, account, { javaScriptEnabled: false })
  const { page, faults } = opened
  const quotes = page.getByRole('region', { name: 'Quotes' })
  const heading = () => page.getByRole('heading', { level: 1 }).innerText()
  // Six of the two letters, and three that repeat one another.
  await page.goto(`${dossierPath}/quotes`)
  expect([await heading(), await quotes.getByRole('article').count()]).toEqual(['9 quotes', 7])
  await quotes.getByText('Used in 3 letters, first 3 May 2019, last 2 Oct 2020').click()
  const uses = quotes.getByRole('group').getByRole('listitem')
  expect(await uses.count()).toBe(3)
  expect(await uses.nth(1).locator('del, ins').allTextContents()).toEqual([
    '(taken away: proposed)',
    '(added: interim)',
  ])
  expect(await uses.nth(2).innerText()).toContain('The same words as in the one before.')

  await follow(page.getByRole('link', { name: 'Counted once' }))
  expect([await heading(), await page.getByRole('link', { name: 'All levels 7' }).count()]).toEqual(
    ['7 quotes', 1],
  )
  await follow(page.getByRole('link', { name: 'Each by itself' }))
  expect([await heading(), await quotes.getByRole('article').count()]).toEqual(['9 quotes', 9])

  await page.goBack()
  await quotes.getByText('Used in 3 letters').click()
  await follow(quotes.getByRole('link', { name: 'List each use by itself' }))
  expect([await heading(), await quotes.getByRole('article').count()]).toEqual(['3 of 9 quotes', 3])
  await follow(page.getByRole('link', { name: 'Show all quotes' }))
  expect(await heading()).toBe('9 quotes')
  expect(faults).toEqual([])
})
