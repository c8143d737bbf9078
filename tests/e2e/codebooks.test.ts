import { expect, test } from 'vitest'
import { findViolations } from '#tests/support/accessibility.ts'
import { dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account: edith, cookie } = await openedFor('editor', 'Edith Braun')

const topicNamed = (name: string) =>
  app.rows<{ id: string; proposition: string }>(
    `select v.topic_id as id, v.proposition from topic_versions v where v.name = ?
     order by v.version desc limit 1`,
    name,
  )[0]!

const countRechecks = (topicId: string) =>
  app.rows(
    `select r.position_id from rechecks r join positions p on p.id = r.position_id
     where p.topic_id = ?`,
    topicId,
  ).length

/** The codebook as it goes out, with other words for one proposition. */
async function codebookWith(before: string, after: string): Promise<Buffer> {
  const answer = await fetch(new URL(`${dossierPath}/topics.qdc`, app.base), {
    headers: { cookie },
  })
  const xml = await answer.text()
  expect(xml).toContain(before)
  return Buffer.from(xml.replace(before, after))
}

test.each([true, false])(
  'a codebook whose topic differs here is shown word by word, asked about and stored, scripts on: %s',
  async (javaScriptEnabled) => {
    const { id, proposition } = topicNamed('Encryption')
    const words = javaScriptEnabled ? 'kept everywhere' : 'kept in every chat'
    const buffer = await codebookWith(proposition, `Secrets should be ${words}.`)
    await using opened = await signedInPage(browser, app, edith, { javaScriptEnabled })
    const { page } = opened
    await page.goto('/lists?kind=topics')
    await page.getByLabel('File').setInputFiles({
      ...{ name: 'codebook.qdc', mimeType: 'application/xml', buffer },
    })
    await page.getByRole('button', { name: 'See what it would change' }).click()
    await page.getByRole('button', { name: 'Take in 1 row', exact: true }).waitFor()
    const row = page.locator('.list-rows > li').filter({ hasText: 'Encryption' })
    expect((await row.locator('ins').allInnerTexts()).join(' ')).toContain(words.split(' ').at(-1)!)
    expect(await row.locator('del').count()).toBeGreaterThan(0)
    const before = countRechecks(id)
    const forecast = await row
      .locator('summary, p')
      .filter({ hasText: 'to re-check' })
      .last()
      .innerText()
    const choice = row.getByRole('combobox', { name: /^What is done with row \d+, Encryption$/ })
    expect(await choice.inputValue()).toBe('meaning')
    for (const width of javaScriptEnabled ? [1280, 390] : []) {
      await page.setViewportSize({ width, height: 900 })
      expect(await findViolations(page)).toEqual([])
    }

    // As wording alone nothing is put on the list; asked again, the meaning is what changed.
    await choice.selectOption('wording')
    await page.getByRole('button', { name: 'Keep what is chosen below' }).click()
    await row.getByText('Were it a change of meaning').waitFor()
    await choice.selectOption('meaning')
    await page.getByRole('button', { name: 'Keep what is chosen below' }).click()
    await row.getByText('As a change of meaning').waitFor()
    expect(topicNamed('Encryption').proposition).toBe(proposition)

    await page.getByRole('button', { name: 'Take in 1 row', exact: true }).click()
    await page.getByRole('heading', { name: 'Taken in' }).waitFor()
    expect(topicNamed('Encryption').proposition).toBe(`Secrets should be ${words}.`)
    const listed = countRechecks(id) - before
    expect(forecast).toContain(
      listed
        ? `${listed} position${listed === 1 ? '' : 's'} to re-check`
        : 'no position to re-check',
    )
    if (javaScriptEnabled) expect(listed).toBeGreaterThan(0)
  },
)
