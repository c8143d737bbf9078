import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openStore } from '#db/index.ts'
import { addAccount, dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account: ana } = await openedFor('editor', 'Ana Kovač')
const ben = await addAccount(app, 'editor', 'Ben Okafor')

const draftPath = (name: string) => {
  const [topic] = app.rows<{ id: string }>(
    'select topic_id as id from topic_versions where name = ?',
    name,
  )
  return `${dossierPath}/topics/${topic!.id}/draft`
}

/** Lets Ben have the draft, as he may after ten minutes. */
async function takeOver(name: string): Promise<void> {
  const store = await openStore(app.databaseUrl)
  const [user] = app.rows<{ id: string }>('select id from users where name = ?', ben.name)
  const [row] = app.rows<{ topic_id: string }>('select topic_id from topic_drafts')
  const draft = (await store.topicDrafts.ofTopic(row!.topic_id))!
  expect(draft.wording.name).toBe(name)
  await store.topicDrafts.keep(draft, { ...draft, userId: user!.id, now: new Date().toISOString() })
  await store.close()
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name'))

test('what is typed of a topic is kept by itself, without losing the place or a letter, and is there again after a reload', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await page.goto(draftPath('Encryption'))
  const proposition = page.getByLabel('Proposition')
  const cues = page.getByLabel('Cue phrases')
  await proposition.fill('Providers should never weaken encryption.')
  // Leaving the field keeps it, while one types on in the next one.
  await cues.focus()
  await page.keyboard.type('encrypt*')
  await page.getByText(/^Draft kept \d+ \w+ \d{4}, \d\d:\d\d, UTC$/).waitFor()
  expect([await focused(page), await cues.inputValue()]).toEqual(['cues', 'encrypt*'])
  await page.keyboard.type(' now')
  // Rest keeps the rest of it, and its forecast is of these words.
  await expect
    .poll(() => app.rows('select wording from topic_drafts'))
    .toEqual([{ wording: expect.stringContaining('encrypt* now') as string }])
  await page.getByRole('heading', { name: '2 positions to re-check' }).waitFor()
  expect(await focused(page)).toBe('cues')
  await page.reload()
  expect([await proposition.inputValue(), await cues.inputValue()]).toEqual([
    ...['Providers should never weaken encryption.', 'encrypt* now'],
  ])
  // What is sent while it is kept stands on what was kept.
  await proposition.fill('Providers should always keep encryption whole.')
  await page.getByRole('radio', { name: /Wording only/ }).check()
  await page.getByRole('button', { name: 'Save as version 2' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/draft'))
  expect(app.rows('select topic_id from topic_drafts')).toEqual([])
})

test('whose draft somebody else took over is told so, and what was typed stays', async () => {
  const path = draftPath('Voluntary detection')
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await page.goto(path)
  const name = page.getByLabel('Name', { exact: true })
  await name.fill('Detection')
  await page.getByLabel('Cue phrases').focus()
  await page.getByText(/^Draft kept/).waitFor()
  await takeOver('Detection')
  await name.fill('Scanning')
  await page.getByLabel('Cue phrases').focus()
  await page.getByText('Ben Okafor holds the draft of this topic').waitFor()
  expect(await name.inputValue()).toBe('Scanning')
  await page.getByRole('button', { name: 'Keep the draft' }).click()
  await page.getByRole('heading', { name: 'Ben Okafor holds the draft' }).waitFor()
  expect(await name.inputValue()).toBe('Scanning')
})
