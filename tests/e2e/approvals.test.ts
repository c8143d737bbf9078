import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addAccount, cookieOf, dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter, addPosition } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('editor', 'Ana Kovač')
const ben = await addAccount(app, 'coder', 'Ben Okafor')
const benCookie = await cookieOf(app, ben)

const statusOf = (id: string) =>
  app.rows<{ status: string }>('select status from positions where id = ?', id)[0]!.status

const press = async (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).click()

/** A letter of the example in which Ben coded a passage. */
async function codeByBen(title: string) {
  const letter = await addLetter(app, cookie, { title })
  return { letter, id: await addPosition(app, benCookie, letter) }
}

test('a dossier asks for four eyes, and what one codes is approved and sent back by keys alone', async () => {
  {
    await using plain = await signedInPage(browser, app, ana, { javaScriptEnabled: false })
    await plain.page.goto(`${dossierPath}/settings`)
    await plain.page.getByLabel('Ask for four eyes').check()
    await plain.page.getByRole('button', { name: 'Save', exact: true }).click()
    expect(await plain.page.getByLabel('Ask for four eyes').isChecked()).toBe(true)
  }
  const [one, other] = [await codeByBen('First of Ben'), await codeByBen('Second of Ben')]
  expect([statusOf(one.id), statusOf(other.id)]).toEqual(['draft', 'draft'])
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  page.setDefaultTimeout(15_000)
  await page.goto(dossierPath)
  await page
    .getByText('In this dossier 2 passages wait for approval and are not counted.')
    .waitFor()
  for (const view of [
    'stances',
    'stances?view=overlay',
    'moves',
    'coverage',
    'distribution',
    'quotes',
    'changes',
  ]) {
    await page.goto(`${dossierPath}/${view}`)
    await page.getByText(/^On these topics 2 passages wait for approval/).waitFor()
  }
  await page.goto(`${one.letter}?edit=${one.id}`)
  await page.getByText('Ben Okafor coded this, and it waits for approval.').waitFor()
  await page.goto(dossierPath)
  await page.getByRole('link', { name: 'Passages that wait for your approval' }).click()
  await page.getByRole('link', { name: 'To approve (2)' }).waitFor()
  await page.getByText('move ·').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('y')
  await page.getByText('Approved: it counts from now on.').waitFor()
  await expect.poll(() => statusOf(one.id)).toBe('approved')
  await page.getByRole('link', { name: 'To approve (1)' }).waitFor()
  await page.keyboard.press('u')
  await page.getByText('Taken back: it waits again.').waitFor({ timeout: 20_000 })
  expect(statusOf(one.id)).toBe('draft')
  await page.getByRole('link', { name: 'To approve (2)' }).waitFor()
  await page.getByRole('heading', { name: 'To approve' }).click()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.type('Is it hers?')
  await page.keyboard.press('Enter')
  await page.getByText('Sent back: its coder reads the reason').waitFor()
  await page.getByRole('link', { name: 'To approve (1)' }).waitFor()
  await page.getByRole('heading', { name: 'To approve' }).click()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByText('Waits for approval by somebody else').waitFor()
  expect(new URL(page.url()).hash).toMatch(/^#passage-/)
})

test('what was sent back is offered again, and several are approved at once, without scripts', async () => {
  await using coder = await signedInPage(browser, app, ben, { javaScriptEnabled: false })
  await coder.page.goto('/approvals')
  await coder.page.getByText('Nothing waits for your approval.').waitFor()
  await coder.page.getByRole('link', { name: 'Sent back to you (1)' }).click()
  await coder.page.getByText('Is it hers?').waitFor()
  await press(coder.page, /^Offer .* again$/)
  await coder.page.getByText('Offered again, as it is').waitFor()
  await using plain = await signedInPage(browser, app, ana, { javaScriptEnabled: false })
  const { page } = plain
  await page.goto('/approvals')
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await press(page, 'Approve the chosen ones')
  await page.getByText('2 passages in 2 letters, coded by Ben Okafor, would count').waitFor()
  await press(page, 'Approve 2')
  await page.getByText('2 passages approved. From now on they count.').waitFor()
  expect(app.rows("select id from positions where status = 'draft'")).toEqual([])
})

test('whoever saves is told that it counts once somebody else approved it, and its mark says so too', async () => {
  const letter = await addLetter(app, cookie, { title: 'Third of Ben' })
  await using opened = await signedInPage(browser, app, ben)
  const { page } = opened
  await page.goto(letter)
  await page.waitForFunction(() => document.activeElement?.matches('.letter-text'))
  for (const key of ['1', 'r', 'Enter']) await page.keyboard.press(key)
  await page
    .getByRole('status')
    .filter({ hasText: 'Saved. It counts once somebody else approved it.' })
    .waitFor({ state: 'attached' })
  await page.getByText('1 saved · 1 not counted yet').waitFor()
  expect(await page.locator('mark.coded').first().getAttribute('title')).toBe(
    'Supports (+1), not counted yet',
  )
})
