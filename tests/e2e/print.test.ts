import { expect, test } from 'vitest'
import { dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account } = await openedFor('viewer')

const asOf = 'asOf=2020-12-31'
const topics = app
  .rows<{ id: string }>('select id from topics')
  .map(({ id }) => `topic=${id}`)
  .join('&')

/** How wide what is printed may be, in pixels: a sheet of A4 without its margins. */
const sheets = { upright: 718, lying: 1047 }

test.each([
  ['strips', `stances?${asOf}&group=organisation`, sheets.upright],
  ['strips of three topics', `stances?${asOf}&${topics}`, sheets.lying],
  ['a matrix', `stances?${asOf}&view=matrix`, sheets.lying],
  ['a distribution', `distribution?${asOf}&group=kind`, sheets.upright],
])(
  'of %s nothing is cut on paper, and nothing stands there to be pressed',
  async (_what, path, width) => {
    await using opened = await signedInPage(browser, app, account)
    const { page } = opened
    const before = page.viewportSize()!
    await page.setViewportSize({ width, height: 1000 })
    await page.emulateMedia({ media: 'print' })
    await page.goto(`${dossierPath}/${path}`)
    const cut = await page
      .locator('main :is(td, th, svg, p, h1, h2)')
      .evaluateAll(
        (all, most) =>
          all
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > most + 1)
            .map((one) => one.outerHTML.slice(0, 200)),
        width,
      )
    expect(cut).toEqual([])
    const pressed = page.locator(
      'main :is(.button, .change, .take-away, .as-of-handle, .strip-veil)',
    )
    expect(await pressed.filter({ visible: true }).count()).toBe(0)
    await page.emulateMedia({ media: null })
    await page.setViewportSize(before)
  },
)

test('on paper strips have the date at the as-of line, no pane, and all rows where one asks for them', async () => {
  await using opened = await signedInPage(browser, app, account)
  const { page } = opened
  await page.goto(
    `${dossierPath}/stances?${asOf}&group=organisation&closed=European+Commission&rows=1`,
  )
  await page.getByRole('link', { name: 'All rows, to be printed' }).click()
  await page.locator('.strip-row').nth(6).waitFor()
  const [position] = app.rows<{ id: string }>('select id from positions limit 1')
  await page.goto(`${page.url()}&at=${position!.id}`)
  await page.locator('.stances-pane').waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.stances-pane').isVisible()).toBe(false)
  expect(await page.getByText('As of 31 Dec 2020', { exact: true }).first().isVisible()).toBe(true)
  await page.emulateMedia({ media: null })
})
