import { beforeAll, expect, test } from 'vitest'
import { dayFromNumber, dayNumber, formatDay } from '#app/domain/days.ts'
import type { Level } from '#app/domain/level.ts'
import { openStore } from '#db/index.ts'
import { dossierPath, signedInPage } from '#tests/support/app.ts'
import { aParty, aPassage, keep } from '#tests/support/letters.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account } = await openedFor('viewer')

const today = dayNumber(new Date().toISOString().slice(0, 10))
const dayBefore = (days: number) => dayFromNumber(today - days)
const said: [name: string, daysAgo: number, level: Level][] = [
  ['Anna Alm', 60, -2],
  ['Berta Berg', 50, -1],
  ['Carl Cron', 40, 1],
]

beforeAll(async () => {
  await using store = await openStore(app.databaseUrl)
  for (const [name, daysAgo, level] of said) {
    const quote = `This is what ${name} says of it.`
    await keep(store, {
      form: { title: name, dated: dayBefore(daysAgo), parties: [aParty({ name })] },
      text: `Dear Sir,\n\n${quote}`,
      positions: [aPassage({ quote, level })],
    })
  }
})

test('two deeds from the overview name who breaks rank, and a third tells how many stood where on a day', async () => {
  await using opened = await signedInPage(browser, app, account)
  const { page, faults } = opened
  await page.goto(dossierPath)
  await page.getByTitle('How many stand where on Encryption').click()
  await page.getByLabel('Group').selectOption('kind')
  const persons = page.getByRole('region', { name: 'Persons', exact: true })
  const carl = persons.getByRole('listitem').filter({ hasText: 'Carl Cron' })
  await carl.waitFor()
  expect(await persons.getByRole('listitem').count()).toBe(1)
  await persons.getByText('As a table').click()
  // The two persons of the example were last heard in 2020, so that they are unknown by now.
  const row = persons.getByRole('row', { name: new RegExp(`^${formatDay(dayBefore(50))} `) })
  expect(await row.getByRole('cell').first().textContent()).toBe(
    '0 of 5 support; 2 oppose, 1 of them strongly; 3 unknown',
  )
  await carl.getByRole('link').click()
  const pane = page.getByRole('complementary', { name: 'Selected evidence' })
  await pane.getByText('This is what Carl Cron says of it.').waitFor()
  expect(faults).toEqual([])
})
