import { expect, test } from 'vitest'
import { dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter, addPosition } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('editor', 'Ana Kovač')

/** Rita tells a person that she is for it, and a council a day later that she is against it. */
for (const [dated, to, stance] of [
  ['2021-03-01', 'Layla ليلى', '2'],
  ['2021-03-02', 'Council of Ministers', '-1'],
] as const) {
  const letter = await addLetter(app, cookie, {
    ...{ title: `Letter to ${to}`, dated, 'party.0.name': 'Rita Rival' },
    partyRows: '2',
    ...{ 'party.1.name': to, 'party.1.role': 'recipient' },
  })
  const [rita] = app.rows<{ id: string }>('select id from actors where name = ?', 'Rita Rival')
  await addPosition(app, cookie, letter, { stance, holderIds: rita!.id })
}
const asOf = 'asOf=2021-06-01'

test('who was told the opposite is said first, and each audience is a row with its newest quote', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page, faults } = opened
  await page.goto(`${dossierPath}/near?${asOf}&of=Rita+Rival`)
  await page.getByRole('link', { name: 'Audience', exact: true }).click()
  await page
    .getByRole('heading', { name: 'Rita Rival told two audiences opposite things on Encryption.' })
    .waitFor()
  expect(await page.locator('.opposites').innerText()).toBe(
    'Encryption To persons: strongly supports, one letter, 1 Mar 2021. ' +
      'To organisations: opposes, one letter, 2 Mar 2021.',
  )
  const rows = page.locator('.audiences tbody tr')
  expect(await rows.locator('th').allInnerTexts()).toEqual(['Persons', 'Organisations'])
  await rows.first().getByRole('link').click()
  await page.getByRole('heading', { name: 'Letter to Layla ليلى' }).waitFor()
  expect(faults).toEqual([])
})

test('without scripts a name is looked up by a plain form, and an unknown one is said', async () => {
  await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled: false })
  const { page } = opened
  await page.goto(`${dossierPath}/audience?${asOf}`)
  const field = page.getByLabel('Audiences of whom')
  await field.fill('Nobody Known')
  await page.getByRole('button', { name: 'Show' }).last().click()
  await page.getByText('Nobody is called “Nobody Known”.').waitFor()
  await field.fill('rita rival')
  await page.getByRole('button', { name: 'Show' }).last().click()
  await page.getByRole('heading', { name: /^Rita Rival told two audiences/ }).waitFor()
})
