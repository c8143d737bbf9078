import { expect, test } from 'vitest'
import { dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addTurnOfRita } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('editor', 'Ana Kovač')

/** The board of these years has her turn. */
await addTurnOfRita(app, cookie)
const board = `${dossierPath}/moves?since=2018-12-31&asOf=2019-12-31`

const verdicts = () =>
  app.rows<{ verdict: string; reason: string | null; ended: number }>(
    'select verdict, reason, ended_at is not null as ended from judgements order by id',
  )

test('a turn is judged by keys alone, which are silent while somebody types', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page, faults } = opened
  await page.goto(board)
  const card = page.locator('.finding').filter({ hasText: 'Rita Rival' })
  await card.getByRole('button', { name: /^Accept/ }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('a')
  await card.getByText('Accepted by Ana Kovač').waitFor()
  await page.keyboard.press('u')
  await card.getByText('Accepted by Ana Kovač').waitFor({ state: 'detached' })
  await page.keyboard.press('d')
  await page.keyboard.type('A daughter of hers wrote it.')
  await card.getByRole('button', { name: /^Dismiss/ }).click()
  await card.getByText('Dismissed by Ana Kovač').waitFor()
  expect(verdicts()).toEqual([
    { verdict: 'accepted', reason: null, ended: 1 },
    { verdict: 'dismissed', reason: 'A daughter of hers wrote it.', ended: 0 },
  ])
  await page.getByRole('link', { name: 'Dismissed 1' }).click()
  await page.waitForURL(/state=dismissed/)
  await card.getByText('A daughter of hers wrote it.').waitFor()
  expect(faults).toEqual([])
})

test('without scripts a dismissal asks for a reason, and is taken back, with plain forms', async () => {
  await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled: false })
  const { page } = opened
  await page.goto(board)
  const card = page.locator('.finding').filter({ hasText: 'Rita Rival' })
  await card.locator('summary').first().click()
  await card.getByRole('button', { name: /^Undo/ }).click()
  await page.getByText('Taken back: it is to be judged again.').waitFor()
  await card.getByLabel(/^Dismiss .* …$/).click()
  await card.getByRole('button', { name: /^Dismiss/ }).click()
  await card.getByText('Write in a sentence why this is no such change.').waitFor()
  await card.getByLabel('Why this is no such change').fill('Somebody else signed.')
  await card.getByRole('button', { name: /^Dismiss/ }).click()
  await card.getByText('Somebody else signed.').first().waitFor()
  expect(verdicts().at(-1)).toEqual({
    ...{ verdict: 'dismissed', reason: 'Somebody else signed.', ended: 0 },
  })
})
