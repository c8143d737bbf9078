import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addAccount, dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter, addPosition } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('editor', 'Ana Kovač')

const viewer = await addAccount(app, 'viewer')

/** Names in three scripts, the last of 80 letters. */
const longName = `Ομοσπονδία ${'Ευρωπαίων '.repeat(6)}Καταναλωτών`.slice(0, 80)
const names = ['محمد الأمين', 'Борислав Цветков', longName]
for (const name of names) {
  const letter = await addLetter(app, cookie, { title: `Letter of ${name}`, 'party.0.name': name })
  const [actor] = app.rows<{ id: string }>('select id from actors where name = ?', name)
  await addPosition(app, cookie, letter, { stance: '1', holderIds: actor!.id })
}

const whoOf = (page: Page) =>
  page.getByRole('search', { name: 'What is shown' }).locator(':scope > div').first()
const bar = (page: Page) => page.getByRole('region', { name: 'What is chosen' })

test.each([true, false])(
  'one goes from stances to choosing and back to the same view with who was ticked, with scripts: %s',
  async (javaScriptEnabled) => {
    await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled })
    const { page, faults } = opened
    await page.goto(`${dossierPath}/stances?sort=name&group=kind&asOf=2020-11-30`)
    await page.getByRole('link', { name: 'Change who is shown' }).click()
    await page.getByRole('heading', { name: 'Choose actors', level: 1 }).waitFor()
    await page.getByLabel('Name or alias').fill('цветков')
    await page.keyboard.press('Enter')
    await page.getByText('1 of 1 actor who spoke and bear “цветков”').waitFor()
    await page.getByLabel('Борислав Цветков').check()
    await page.getByLabel('Name or alias').fill('johansson')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByText('1 of 1 actor who spoke and bear “johansson”').waitFor()
    // Who was ticked before is kept in sight.
    expect(await page.getByLabel('Борислав Цветков').isChecked()).toBe(true)
    await page.getByLabel(/^Ylva Johansson/).check()
    await page.getByRole('button', { name: 'Show on stances' }).click()
    await page.waitForURL(/stances\?/)
    const { searchParams } = new URL(page.url())
    expect(searchParams.getAll('actor')).toHaveLength(2)
    expect(['sort', 'group', 'asOf'].map((name) => searchParams.get(name))).toEqual([
      'name',
      'kind',
      '2020-11-30',
    ])
    expect(await whoOf(page).innerText()).toMatch(/2 of 10 actors: chosen by name/)
    expect(faults).toEqual([])
  },
)

test('a name that is typed leads in three deeds from the overview to what its actor says', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await page.goto(dossierPath)
  await page.getByRole('link', { name: 'Change who is shown' }).click()
  await page.getByLabel('Name or alias').fill('محمد الأمين')
  await page.getByRole('button', { name: 'Show on the overview' }).click()
  await page.waitForURL(new RegExp(`${dossierPath}\\?actor=`))
  expect(await whoOf(page).innerText()).toMatch(/1 of 10 actors: chosen by name/)
})

test('a group, a rule, all and none are chosen, and how many these are is said', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await page.goto(`${dossierPath}/who?back=moves`)
  await page.getByLabel(/^Units/).check()
  await page.getByRole('button', { name: 'List groups' }).click()
  await bar(page).getByText('4 of 10 actors chosen').waitFor()
  expect(await page.getByLabel(/^DG CNECT/).isDisabled()).toBe(true)
  await bar(page).getByRole('link', { name: 'These 4 one by one' }).click()
  await expect.poll(() => page.getByLabel(/^DG CNECT/).isEnabled()).toBe(true)
  await page.getByLabel(/^DG CNECT/).uncheck()
  await page.getByLabel('Who spoke since').fill('someday')
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByText('“someday” is no day.').waitFor()
  await bar(page).getByText('3 of 10 actors chosen').waitFor()
  await bar(page).getByRole('link', { name: 'None' }).click()
  await bar(page).getByText('0 of 10 actors chosen').waitFor()
  await bar(page).getByRole('link', { name: 'All 10 who spoke' }).click()
  await bar(page).getByText('10 of 10 actors chosen: all who spoke on it').waitFor()
  await page.getByRole('button', { name: 'Show on moves' }).click()
  await page.waitForURL(/moves\?who=spoke/)
})

test.each([true, false])(
  'of a pasted list it is seen who is known, and these are chosen, with scripts: %s',
  async (javaScriptEnabled) => {
    await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled })
    const { page, faults } = opened
    await page.goto(`${dossierPath}/who`)
    await page.getByLabel(/^Names or aliases/).fill(`${longName}\nNobody Whatever\nborislav`)
    await page.getByRole('button', { name: 'See which are known' }).click()
    await page.getByText('1 of 3 names known, ticked here. 2 not known.').waitFor()
    await page
      .getByRole('listitem')
      .filter({ hasText: /^Nobody Whatever$/ })
      .waitFor()
    await page.getByRole('button', { name: 'Show on stances' }).click()
    await page.waitForURL(/stances\?actor=/)
    expect(await whoOf(page).innerText()).toMatch(/1 of 10 actors: chosen by name/)
    expect(faults).toEqual([])
  },
)

test.each([true, false])(
  'what is chosen is saved under a name, which others open, and renamed and deleted, with scripts: %s',
  async (javaScriptEnabled) => {
    await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled })
    const { page, faults } = opened
    await page.goto(`${dossierPath}/who?back=moves&take=kind:person`)
    await page.getByText('Save as a selection').click()
    await page.getByRole('button', { name: 'Save and show' }).click()
    await page.getByText('Write what this selection is called.').waitFor()
    expect(await page.getByLabel(/^Persons/).isChecked()).toBe(true)
    await page
      .getByLabel(/^European Commission/)
      .first()
      .check()
    await page.getByLabel('Name of the selection').fill('المراقبون')
    await page.getByRole('button', { name: 'Save and show' }).click()
    await page.waitForURL(/moves\?who=saved%3A/)
    const address = page.url()
    expect(await whoOf(page).innerText()).toMatch(/6 of 10 actors: the saved selection “المراقبون”/)
    await using seen = await signedInPage(browser, app, viewer)
    await seen.page.goto(address)
    expect(await whoOf(seen.page).innerText()).toMatch(/6 of 10 actors: the saved selection/)
    await seen.page.goto(`${dossierPath}/who`)
    const row = (on: Page, name: string) => on.getByRole('listitem').filter({ hasText: name })
    await row(seen.page, 'المراقبون').getByText('by Ana Kovač').waitFor()
    expect(await row(seen.page, 'المراقبون').getByText('Rename or delete').count()).toBe(0)
    expect(await seen.page.getByText('Save as a selection').count()).toBe(0)
    await page.goto(`${dossierPath}/who`)
    await page.getByText('Rename or delete').click()
    await page.getByLabel('Name', { exact: true }).fill('Watchers')
    await page.getByRole('button', { name: 'Rename' }).click()
    await page.getByText('It is called “Watchers” now.').waitFor()
    if (!javaScriptEnabled) await page.getByText('Rename or delete').click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('Deleted “Watchers”.').waitFor()
    await seen.page.goto(address)
    await seen.page.getByText(/There is no saved selection “[2-9a-z]{10}” \(any more\)/).waitFor()
    expect(faults).toEqual([])
  },
)

test('at the width of a telephone nothing runs out of the window', async () => {
  await using opened = await signedInPage(browser, app, ana, {
    viewport: { width: 390, height: 844 },
  })
  const { page } = opened
  for (const path of [
    'who',
    'who?group=organisation&q=a&take=kind:unit',
    'stances?who=kind:person',
  ]) {
    await page.goto(`${dossierPath}/${path}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(390)
  }
})
