import { expect, test } from 'vitest'
import { dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter, addPosition } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('editor', 'Ana Kovač')

/** Rita Rival was against it in 2018 and for it in 2019; both letters are coded today. */
for (const [dated, level] of [
  ['2018-05-01', '-1'],
  ['2019-05-01', '1'],
] as const) {
  const letter = await addLetter(app, cookie, {
    ...{ title: `Letter of ${dated}`, dated, 'party.0.name': 'Rita Rival' },
  })
  const [one] = app.rows<{ id: string }>('select id from actors where name = ?', 'Rita Rival')
  await addPosition(app, cookie, letter, { stance: level, holderIds: one!.id })
}
const [rita] = app.rows<{ id: string }>('select id from actors where name = ?', 'Rita Rival')
const ofRita = `actor=${rita!.id}`

test('what changed is one click from the overview, and leads to the move and to the sentence', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page, faults } = opened
  await page.goto(`${dossierPath}?${ofRita}`)
  await page.getByRole('link', { name: 'What changed, the newest known first' }).click()
  await page.getByRole('heading', { level: 1, name: /^2 changes/ }).waitFor()
  const turn = page.locator('.finding').filter({ hasText: 'Turn on 1 May 2019' })
  expect(await turn.innerText()).toMatch(/opposes \(−1\)\s+→\s+to\s+supports \(\+1\)/)
  const today = new Date().toISOString().slice(0, 10)
  expect(await page.locator('.known-day').evaluateAll((all) => all.length)).toBe(1)
  expect(await page.getByRole('heading', { level: 2 }).first().getAttribute('id')).toBe(
    `known-${today}`,
  )
  await turn.getByRole('link', { name: 'Rita Rival' }).click()
  await page.getByRole('heading', { level: 1, name: /^Rita Rival on / }).waitFor()
  expect(new URL(page.url()).hash).toMatch(/^#turn\./)
  await page.goBack()
  await turn.getByRole('figure').last().getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: 'Letter of 2019-05-01' }).waitFor()
  expect(faults).toEqual([])
})

test('without scripts a form says since when, and an empty list says how to see the rest', async () => {
  await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled: false })
  const { page } = opened
  await page.goto(`${dossierPath}/changes?${ofRita}`)
  await page.getByText('Known at any time').click()
  await page.getByRole('textbox', { name: 'Known since' }).fill('2100-01-31')
  await page.locator('form').filter({ hasText: 'Known since' }).getByRole('button').click()
  await page.getByText('Nothing changed since 31 Jan 2100.').waitFor()
  await page.getByRole('link', { name: 'Show all there is' }).click()
  await page.getByText('First word on 1 May 2018').waitFor()
})
