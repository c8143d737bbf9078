import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dossierPath, follow, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account: viewer } = await openedFor('viewer')

async function openStances(query = '') {
  const opened = await signedInPage(browser, app, viewer)
  await opened.page.goto(`${dossierPath}/stances${query}`)
  await opened.page.getByRole('grid', { name: 'Stances over time' }).waitFor()
  return opened
}

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}:`) })

test('a row says where an actor stands, and keys lead from it to the sentence and back', async () => {
  await using opened = await openStances()
  const { page, faults } = opened
  const johansson = row(page, 'Ylva Johansson')
  expect(await johansson.getAttribute('aria-label')).toMatch(
    /^Ylva Johansson: Opposes, one letter, stale, since 29 Oct 2020 or earlier; record opposes; 1 letter$/,
  )
  await page.getByRole('row', { name: /^European Commission:/ }).focus()
  for (let presses = 0; presses < 10; presses += 1) {
    if (await johansson.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('ArrowDown')
  }
  // Until the page is taken over keys do nothing, so the first is pressed until it shows something.
  const tip = page.getByRole('status').filter({ hasText: 'Ylva Johansson' })
  await expect
    .poll(async () => {
      await johansson.press('ArrowLeft')
      return tip.count()
    })
    .toBe(1)
  await tip.getByRole('blockquote').waitFor()
  await page.keyboard.press('Enter')
  const pane = page.getByRole('complementary', { name: 'Selected evidence' })
  await pane.waitFor()
  expect(await pane.innerText()).toContain('Ylva Johansson')
  await page.keyboard.press('Escape')
  await expect.poll(() => pane.count()).toBe(0)
  expect(faults).toEqual([])
})

test('keys move the as-of day from letter to letter, and what is later does not count', async () => {
  await using opened = await openStances()
  const { page } = opened
  const commission = row(page, 'European Commission')
  expect(await commission.getAttribute('aria-label')).toMatch(/^European Commission: Mixed/)
  const readDay = () => page.getByRole('slider', { name: 'As of' }).getAttribute('aria-valuetext')
  // Each key goes on from the day before, and waits for no answer of the server.
  for (let day = await readDay(); day !== '29 Oct 2020'; day = await readDay()) {
    await page.keyboard.press(',')
    await expect.poll(readDay).not.toBe(day)
  }
  await page.waitForURL(/asOf=2020-10-29/)
  await expect
    .poll(() => commission.getAttribute('aria-label'))
    .toMatch(/^European Commission: Opposes/)
  expect(await readDay()).toBe('29 Oct 2020')
})

test('rows are grouped, and a group is folded and opened', async () => {
  await using opened = await openStances('?group=kind')
  const { page } = opened
  const persons = page.getByRole('rowgroup', { name: 'Persons' })
  expect(await persons.getByRole('row').count()).toBe(3)
  await persons.getByRole('link', { name: 'Persons' }).click()
  await expect.poll(() => persons.getByRole('row').count()).toBe(1)
  await persons.getByRole('link', { name: 'Persons' }).click()
  await expect.poll(() => persons.getByRole('row').count()).toBe(3)
})

test('the matrix shows every topic as a bar, and a cell leads to its strip', async () => {
  await using opened = await signedInPage(browser, app, viewer)
  const { page } = opened
  await page.goto(`${dossierPath}/stances?view=matrix`)
  const cells = page.getByRole('row', { name: /^Ylva Johansson/ }).getByRole('cell')
  expect(await cells.count()).toBe(3)
  await cells.first().getByRole('link').click()
  await page.getByRole('grid', { name: 'Stances over time' }).waitFor()
  expect(await page.getByRole('row').count()).toBe(1)
})

test('a quote is given to nobody who does not see it', async () => {
  const [mark] = app.rows<{ query: string; said: string }>(
    `select 'at=' || p.id || '&of=' || e.actor_id || '&topic=' || e.topic_id as query,
      substr(p.exact, 1, 12) as said from positions p join evidence e on e.position_id = p.id`,
  )
  const address = `${app.base}${dossierPath}/stances/quote?${mark!.query}`
  expect(await (await fetch(address)).text()).not.toContain(mark!.said)
  await using opened = await signedInPage(browser, app, viewer)
  const { request } = opened.page
  expect(await (await request.get(address)).text()).toContain(mark!.said)
  expect((await request.get(address.replace(/at=[^&]*/, 'at=no'))).status()).toBe(404)
})

test('at the width of a telephone nothing runs out of the window', async () => {
  await using opened = await signedInPage(browser, app, viewer, {
    viewport: { width: 390, height: 844 },
  })
  const { page } = opened
  for (const query of ['', '?group=kind', '?view=matrix']) {
    await page.goto(`${dossierPath}/stances${query}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), query).toBe(390)
  }
})

test('F greys the strips of those who are not pinned, and without scripts a link does', async () => {
  await using opened = await openStances()
  const { page, faults } = opened
  const filterOf = (name: string) =>
    row(page, name)
      .locator('.strip')
      .evaluate((strip) => getComputedStyle(strip).filter)
  expect(await page.getByRole('link', { name: /^Focus on/ }).count()).toBe(0)
  await row(page, 'Ylva Johansson').getByRole('button', { name: 'Pin Ylva Johansson' }).click()
  await page.getByRole('link', { name: 'Focus on the 1 pinned' }).waitFor()
  await page.keyboard.press('f')
  await page.waitForURL(/focus=pinned/)
  await page.getByText('The strips of all others are grey').waitFor()
  expect([await filterOf('Ylva Johansson'), await filterOf('European Commission')]).toEqual([
    'none',
    'grayscale(1)',
  ])
  await page.keyboard.press('f')
  await page.waitForURL((url) => !url.searchParams.has('focus'))
  await expect.poll(() => filterOf('European Commission')).toBe('none')
  await using plain = await signedInPage(browser, app, viewer, { javaScriptEnabled: false })
  await plain.page.goto(`${dossierPath}/stances`)
  await follow(plain.page.getByRole('link', { name: /^Focus on the 1 pinned/ }))
  await follow(plain.page.getByRole('link', { name: /^Show all in colour/ }))
  await row(page, 'Ylva Johansson').getByRole('button', { name: 'Pin Ylva Johansson' }).click()
  await expect.poll(() => page.getByRole('link', { name: /^Focus on/ }).count()).toBe(0)
  expect(faults).toEqual([])
})

test('whoever looks at an actor sees which rows are of the same organisation', async () => {
  await using opened = await openStances()
  const { page } = opened
  const shadowOf = (name: string) =>
    row(page, name).evaluate((element) => getComputedStyle(element).boxShadow)
  expect(await shadowOf('European Commission')).toBe('none')
  await expect
    .poll(async () => {
      await row(page, 'Ylva Johansson').hover()
      return shadowOf('European Commission')
    })
    .not.toBe('none')
  await page.mouse.move(0, 0)
  await expect.poll(() => shadowOf('European Commission')).toBe('none')
})

test('a matrix compares two days by arrows, and goes along as a file', async () => {
  await using opened = await signedInPage(browser, app, viewer)
  const { page, faults } = opened
  await page.goto(`${dossierPath}/stances?view=matrix`)
  const when = page.getByRole('search', { name: 'What is shown' })
  await when.getByText('another day can be compared with it').click()
  // Boratyński's letter counts from 21 December on, Johansson's from 29 October.
  await page.getByLabel('Earlier day').fill('2020-10-30')
  await page.keyboard.press('Enter')
  await page.getByText('Between 30 Oct 2020 and 21 Dec 2020').waitFor()
  const cells = page.getByRole('row', { name: /^Jakub Boratyński/ }).getByRole('cell')
  expect(await cells.first().innerText()).toContain('new')
  // On encryption the Commission was at −1 in Johansson's letter and is at 0 since Boratyński's.
  const commission = page.getByRole('row', { name: /^European Commission/ }).first()
  expect(await commission.getByRole('cell').first().innerText()).toMatch(/^Mixed\s+\+1/)
  expect(
    await commission.getByRole('img', { name: 'then −1, now 0 on the scale −2 to +2' }).count(),
  ).toBe(1)
  const csv = await page.locator('a[href*="stances.csv"]').getAttribute('href')
  const file = await page.request.get(new URL(csv!, page.url()).href)
  expect(await file.text()).toContain('"Encryption, change since 2020-10-30 in levels"')
  await page.getByRole('link', { name: 'One day alone' }).click()
  await expect.poll(() => page.getByText('Between 30 Oct 2020').count()).toBe(0)
  expect(faults).toEqual([])
})
