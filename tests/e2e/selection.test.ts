import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account: viewer } = await openedFor('viewer')

const [johansson] = app.rows<{ id: string }>(
  'select id from actors where name = ?',
  'Ylva Johansson',
)

const part = (page: Page, word: string) =>
  page
    .getByRole('search', { name: 'What is shown' })
    .locator('summary, :scope > div')
    .filter({ hasText: new RegExp(`^${word}`) })

const goTo = async (page: Page, name: string, heading: string) => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()
  await page.waitForURL(new RegExp(heading))
}

test.each([true, false])(
  'who, what and when of one page are those of the next ones, with scripts: %s',
  async (javaScriptEnabled) => {
    await using opened = await signedInPage(browser, app, viewer, { javaScriptEnabled })
    const { page, faults } = opened
    await page.goto(`${dossierPath}/stances`)
    await part(page, 'What').click()
    await page.getByRole('search').getByRole('link', { name: 'Voluntary detection' }).click()
    await page.waitForURL(/topic=/)
    await page.goto(`${page.url()}&actor=${johansson!.id}&asOf=2020-11-30`)
    for (const [name, path] of [
      ['Moves', '/moves'],
      ['Briefing', '/briefings'],
      ['Overview', `${dossierPath}\\?`],
      ['Stances', '/stances'],
    ] as const) {
      await goTo(page, name, path)
      expect(await part(page, 'Who').innerText(), name).toMatch(/1 of 7 actors: chosen by name/)
      expect(await part(page, 'What').innerText(), name).toMatch(
        /Voluntary detection, 1 of 3 topics/,
      )
      expect(await part(page, 'When').innerText(), name).toMatch(/30 Nov 2020/)
    }
    // Why a number is so is told as of the same day.
    await goTo(page, 'Overview', `${dossierPath}\\?`)
    const why = page.locator('a[href*="/why/"]').first()
    expect(await why.getAttribute('href')).toMatch(/\?asOf=2020-11-30$/)
    expect(faults).toEqual([])
  },
)
