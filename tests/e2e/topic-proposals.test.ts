import { expect, test } from 'vitest'
import { addAccount, dossierPath, follow, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account: cy } = await openedFor('coder', 'Cy Coder')
const eve = await addAccount(app, 'editor', 'Eve Editor')

test('a coder proposes other words of a topic without scripts, and an editor takes them as a draft', async () => {
  const [topic] = app.rows<{ id: string }>(
    'select topic_id as id from topic_versions where name = ?',
    'Encryption',
  )
  const path = `${dossierPath}/topics/${topic!.id}`
  await using coder = await signedInPage(browser, app, cy, { javaScriptEnabled: false })
  await coder.page.goto(path)
  await follow(coder.page.getByRole('link', { name: 'Propose other words' }))
  await coder.page.getByLabel('Cue phrases').fill('encrypt*')
  await coder.page.getByLabel('Why').fill('Nobody finds the passages.')
  await follow(coder.page.getByRole('button', { name: 'Propose it' }))
  const card = coder.page.getByRole('region', { name: 'Proposal: Encryption' })
  expect(await card.innerText()).toContain('Proposed: waits for an editor')
  expect(await card.innerText()).toContain('Nobody finds the passages.')

  await using editor = await signedInPage(browser, app, eve)
  const { page } = editor
  await page.goto('/proposals')
  await page.getByRole('button', { name: 'Take it as a draft' }).click()
  await page.waitForURL(`**${path}/draft`)
  expect(await page.getByLabel('Cue phrases').inputValue()).toContain('encrypt*')
  await coder.page.goto('/proposals')
  await coder.page
    .getByText('Taken into a draft of the topic, which counts once it is saved.')
    .waitFor()
})
