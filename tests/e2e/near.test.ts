import { expect, test } from 'vitest'
import { dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter, addPosition } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('editor', 'Ana Kovač')

/** Rita and Paul are for it and Nora is against it, by letters of one day that no clock makes stale. */
const dated = new Date().toISOString().slice(0, 10)
for (const [name, level] of [
  ['Rita Rival', '2'],
  ['Paul Pleaser', '1'],
  ['Nora Naysayer', '-2'],
] as const) {
  const letter = await addLetter(app, cookie, {
    ...{ title: `Letter of ${name}`, dated, 'party.0.name': name },
  })
  const [actor] = app.rows<{ id: string }>('select id from actors where name = ?', name)
  await addPosition(app, cookie, letter, { stance: level, holderIds: actor!.id })
}
const sentence = 'Rita Rival stands nearest to Paul Pleaser and farthest from Nora Naysayer.'

test('who stands with somebody, who farthest and on what is answered in three deeds from the overview', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page, faults } = opened
  await page.goto(dossierPath)
  await page.getByRole('navigation').getByRole('link', { name: 'Stances' }).first().click()
  await page.getByRole('link', { name: 'Near and far' }).click()
  await page.getByLabel('Near and far of whom').fill('Rita Rival')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: sentence }).waitFor()
  const rows = await page.locator('.near-list li').allInnerTexts()
  expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
    'Paul Pleaser 1 topic in common: same side on 1 0.75 1 level apart Agree on Encryption',
    'Nora Naysayer 1 topic in common: opposite sides on 1 0.00 4 levels apart ' +
      'Differ on Encryption strongly supports (+2) against strongly opposes (−2)',
  ])
  expect(faults).toEqual([])
})

test('without scripts a name is looked up by a plain form, and an unknown one is said', async () => {
  await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled: false })
  const { page } = opened
  await page.goto(`${dossierPath}/near`)
  const field = page.getByLabel('Near and far of whom')
  await field.fill('Nobody Known')
  await page.getByRole('button', { name: 'Show' }).last().click()
  await page.getByText('Nobody is called “Nobody Known”.').waitFor()
  await field.fill('rita rival')
  await page.getByRole('button', { name: 'Show' }).last().click()
  await page.getByRole('heading', { name: sentence }).waitFor()
})
