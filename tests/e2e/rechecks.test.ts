import { expect, test } from 'vitest'
import { dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account: ana } = await openedFor('editor', 'Ana Kovač')

const levelsOn = (topicId: string) =>
  app
    .rows<{ level: number }>(
      `select level from positions where topic_id = ? and status = 'approved' order by level`,
      topicId,
    )
    .map(({ level }) => level)

test('a proposition is changed, and what was coded by the old one is confirmed and recoded by keys', async () => {
  const [topic] = app.rows<{ id: string }>(
    'select topic_id as id from topic_versions where name = ?',
    'Encryption',
  )
  expect(levelsOn(topic!.id)).toEqual([-1, 0])
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await page.goto(`${dossierPath}/topics/${topic!.id}/draft`)
  await page.getByLabel('Proposition').fill('Providers should never weaken encryption.')
  await page.getByRole('radio', { name: /The meaning changed/ }).check()
  await page.getByRole('button', { name: 'Keep the draft' }).click()
  await page.getByText('2 positions').first().waitFor()
  await page.getByRole('button', { name: 'Save as version 2' }).click()
  await page.getByRole('heading', { name: 'To re-check on Encryption' }).waitFor()
  await page.getByText('move ·').waitFor()
  const listed = page.getByRole('listitem').filter({ hasText: 'Coded by version 1' })
  expect(await listed.count()).toBe(2)
  await page.keyboard.press('j')
  await page.keyboard.press('c')
  await page.getByText('1 position confirmed.').waitFor({ state: 'attached' })
  await page.getByText('Everything (1)').waitFor()
  // The focus went on to the later letter’s position, which is mixed: supports is the next level up.
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByText('Nothing is to be looked at again.').waitFor()
  expect(levelsOn(topic!.id)).toEqual([-1, 1])
  expect(app.rows('select position_id from rechecks')).toEqual([])
})
