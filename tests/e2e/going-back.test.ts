import { expect, test } from 'vitest'
import { addAccount, dossierPath, follow, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { post } from '#tests/support/posting.ts'

const { app, browser, account, cookie } = await openedFor('editor', 'Ana Kovač')

test.each([true, false])(
  'an actor goes back from its history by key, with scripts or without (%s)',
  async (javaScriptEnabled) => {
    const [actor] = app.rows<{ id: string; revision: number }>(
      "select id, revision from actors where name like '%Johansson'",
    )
    const path = `/actors/${actor!.id}/correction`
    const [first, second] = [
      `Met in May, ${javaScriptEnabled}.`,
      `Met in June, ${javaScriptEnabled}.`,
    ]
    const save = (note: string, revision: number) =>
      post(app, path, cookie, { deed: 'save', note, revision: String(revision) })
    await save(first, actor!.revision)
    await save(second, actor!.revision + 1)
    await using opened = await signedInPage(browser, app, account, { javaScriptEnabled })
    const { page, faults } = opened
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`/actors/${actor!.id}/history`)
    const button = page
      .locator('ol.plain > li')
      .nth(1)
      .getByRole('button', { name: /^Restore/ })
    expect(await page.locator('ol.plain > li').first().getByRole('button').count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await button.focus()
    await page.keyboard.press('Enter')
    await page.getByText('The actor says again what it said in that version.').waitFor()
    await page.getByText('went back to an earlier version: changed the note').first().waitFor()
    expect(app.rows('select note, revision from actors where id = ?', actor!.id)).toEqual([
      { note: first, revision: actor!.revision + 3 },
    ])
    expect(faults).toEqual([])
  },
)

test('a milestone that was taken out stands again from the history; who only reads has no button', async () => {
  const path = `${dossierPath}/milestones`
  await post(app, path, cookie, { deed: 'save', date: '2021-05', name: 'Гласуване в комисия' })
  const [made] = app.rows<{ id: string }>(
    "select id from milestones where name = 'Гласуване в комисия'",
  )
  await post(app, path, cookie, { deed: 'withdraw', id: made!.id, revision: '1' })
  const viewer = await addAccount(app, 'viewer')
  await using reading = await signedInPage(browser, app, viewer)
  await reading.page.goto(`${path}/history`)
  expect(await reading.page.getByRole('button', { name: /^Restore/ }).count()).toBe(0)
  await using opened = await signedInPage(browser, app, account, { javaScriptEnabled: false })
  await opened.page.goto(`${path}/history`)
  await follow(opened.page.getByRole('button', { name: /added the milestone “Гласуване/ }))
  await opened.page.getByText('The milestone says again what it said').waitFor()
  expect(app.rows('select withdrawn_at from milestones where id = ?', made!.id)).toEqual([
    { withdrawn_at: null },
  ])
})
