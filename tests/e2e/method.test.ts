import { expect, test } from 'vitest'
import { dossierPath, follow, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account } = await openedFor('viewer')

test('the slider shows the method as of a day of the letters, as a form without scripts, else by keys', async () => {
  await using plain = await signedInPage(browser, app, account, { javaScriptEnabled: false })
  const { page } = plain
  await page.goto('/method')
  const shown = page.getByRole('region', { name: /^Shown on / })
  // The Commission has both letters, of which the newer one is mixed on encryption.
  await shown.getByText('of 1 letter: 0, so now is “mixed”').waitFor()
  await shown.getByRole('slider').fill('0')
  await follow(shown.getByRole('button', { name: 'Show this day' }))
  expect(new URL(page.url()).searchParams.get('asOf')).toBe('2020-10-29')
  expect(await shown.getByRole('slider').getAttribute('aria-valuetext')).toBe('29 Oct 2020')

  await using opened = await signedInPage(browser, app, account)
  await opened.page.goto(`${dossierPath}/method`)
  const slider = opened.page.getByRole('region', { name: /^Shown on / }).getByRole('slider')
  await slider.press('Home')
  await opened.page.waitForURL(/asOf=2020-10-29/)
  await opened.page.getByRole('heading', { name: 'The rules that these letters need' }).waitFor()
  expect(opened.faults).toEqual([])
})
