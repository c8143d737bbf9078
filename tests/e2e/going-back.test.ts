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

test.each([true, false])(
  'a team and the order of topics go back from the history of their dossier, with scripts or without (%s)',
  async (javaScriptEnabled) => {
    const name = javaScriptEnabled ? 'Vic Lenz' : 'Зоя Петрова'
    await addAccount(app, 'viewer', name)
    const teammate = app.rows<{ id: string }>('select id from users where name = ?', name)[0]!.id
    const about = `${dossierPath}/settings`
    const readDossier = () =>
      app.rows<{ id: string; revision: number }>(
        'select id, revision from dossiers where slug = ?',
        dossierPath.split('/').at(-1)!,
      )[0]!
    const letBe = (role: string) =>
      post(app, about, cookie, {
        ...{ deed: 'save teammate', teammate, role },
        revision: String(readDossier().revision),
      })
    await letBe('coder')
    await letBe('')
    const order = () =>
      app
        .rows<{ id: string }>(
          'select topic_id as id from dossier_topics where dossier_id = ? order by place',
          readDossier().id,
        )
        .map(({ id }) => id)
    const before = order()
    const fields = { deed: 'up', id: before.at(-1)!, order: before.join(' ') }
    await post(app, `${dossierPath}/topics?index`, cookie, fields)
    expect(order()).not.toEqual(before)
    await using opened = await signedInPage(browser, app, account, { javaScriptEnabled })
    const { page, faults } = opened
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${dossierPath}/history`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    const press = async (said: string, entry: RegExp) => {
      const button = page.getByRole('button', { name: entry }).last()
      await (javaScriptEnabled ? button.click() : follow(button))
      await page.getByText(said).waitFor()
    }
    await press(`${name} is coder here again.`, new RegExp(`let ${name} be coder`))
    expect(
      app.rows('select role from teammates where user_id = ? and role = ?', teammate, 'coder'),
    ).toHaveLength(1)
    await press('The topics stand in that order again.', /^Restore what was before: .*the topics/)
    expect(order()).toEqual(before)
    expect(faults).toEqual([])
  },
)
