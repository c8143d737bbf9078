import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { signedInPage, dossierPath } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account: edith } = await openedFor('editor', 'Edith Braun')

const topicId = (name: string): string =>
  app.rows<{ id: string }>(
    `select topic_id as id from topic_versions where name = '${name}' order by version limit 1`,
  )[0]!.id

/** On which topic each of the passages on encryption is stored, with its level, the newest letter first. */
const stored = (ids: readonly string[]) =>
  ids.map((id) => {
    const [row] = app.rows<{ name: string; level: number }>(
      `select v.name, p.level from positions p join topic_versions v on v.topic_id = p.topic_id where p.id = '${id}'`,
    )
    return `${row!.name} ${row!.level}`
  })

const passagesOn = (topic: string): string[] =>
  app
    .rows<{ id: string }>(
      `select id from positions where topic_id = '${topicId(topic)}' order by last_day desc`,
    )
    .map(({ id }) => id)

async function beginSplit(page: Page, topic: string, [first, second]: [string, string]) {
  await page.goto(`${dossierPath}/topics/${topicId(topic)}`)
  await page.getByRole('link', { name: 'Split …' }).click()
  const names = page.getByLabel('Name of a new topic')
  await names.first().fill(first)
  await names.last().fill(second)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByText('Nothing changes until it is done. Put each position to its part.').waitFor()
}

test.each([true, false])(
  'a topic is split by its list and put together again, scripts on: %s',
  async (javaScriptEnabled) => {
    await using opened = await signedInPage(browser, app, edith, { javaScriptEnabled })
    const { page } = opened
    const ids = passagesOn('Encryption')
    const parts: [string, string] = javaScriptEnabled ? ['Backdoors', 'Scanning'] : ['Keys', 'Chat']
    await beginSplit(page, 'Encryption', parts)
    const put = async (at: number, part: string) => {
      await page.getByLabel('Tick this position').nth(at).check()
      await page.getByRole('button', { name: part, exact: true }).click()
      await page.getByText(`1 position will go to ${part}.`).waitFor()
      await page.getByText(`1 position to ${part}`).waitFor()
    }
    await put(0, parts[0])
    await put(1, parts[1])
    expect(stored(ids)).toEqual(['Encryption 0', 'Encryption -1'])
    await page.getByRole('button', { name: 'Split Encryption so' }).click()
    await page
      .getByText(`Done: 1 to ${parts[0]}, 1 to ${parts[1]}. Nothing stays on Encryption`)
      .waitFor()
    expect(stored(ids)).toEqual([`${parts[0]} 0`, `${parts[1]} -1`])
    await page.getByRole('button', { name: 'Take the split of Encryption back' }).click()
    await page.getByText('What was still on its part is on Encryption again').waitFor()
    expect(stored(ids)).toEqual(['Encryption 0', 'Encryption -1'])
    await page.goto(`${dossierPath}/topics/${topicId(parts[0])}/history`)
    await page.getByText('closed this topic').waitFor()
  },
)

test('a topic is split by keys alone, each told once it is stored, and put together again', async () => {
  await using opened = await signedInPage(browser, app, edith)
  const { page } = opened
  const ids = passagesOn('Voluntary detection')
  await beginSplit(page, 'Voluntary detection', ['Before harm', 'After harm'])
  const rows = page.locator('[data-position]')
  const parts = () =>
    app
      .rows<{ at: string; part: number }>('select position_id as at, part from split_positions')
      .filter(({ at }) => ids.includes(at))
      .map(({ at, part }) => `${ids.indexOf(at)} ${part}`)
      .sort()
  const press = async (key: string, told: string, now: string[]) => {
    await page.keyboard.press(key)
    await page.getByRole('status').getByText(told).waitFor()
    expect(parts()).toEqual(now)
  }
  await rows.first().focus()
  await press('1', '1 position will go to Before harm.', ['0 1'])
  await press('2', '1 position will go to After harm.', ['0 1', '1 2'])
  await press('u', '1 position will stay on Voluntary detection.', ['0 1'])
  expect(await rows.nth(1).evaluate((row) => row === document.activeElement)).toBe(true)
  await press('1', '1 position will go to Before harm.', ['0 1', '1 1'])
  await page.keyboard.press('ArrowUp')
  await press('0', '1 position will stay on Voluntary detection.', ['1 1'])
  await page.getByText('1 position to Before harm').waitFor()
  await page.getByRole('button', { name: 'Split Voluntary detection so' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('1 position stays on Voluntary detection.').waitFor()
  expect(stored(ids)).toEqual(['Voluntary detection 1', 'Before harm 2'])
  await page.getByRole('button', { name: 'Take the split of Voluntary detection back' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('What was still on its part is on Voluntary detection again').waitFor()
  expect(stored(ids)).toEqual(['Voluntary detection 1', 'Voluntary detection 2'])
})

test('a key that comes too late is told so, and nothing is said to be stored', async () => {
  await using opened = await signedInPage(browser, app, edith)
  const { page } = opened
  await beginSplit(page, 'Interim Regulation', ['Scope', 'Duration'])
  await using other = await signedInPage(browser, app, edith)
  await other.page.goto(`${dossierPath}/topics/${topicId('Interim Regulation')}/split`)
  await other.page.getByRole('button', { name: 'Throw it away' }).click()
  await other.page.getByText('It is thrown away.').waitFor()
  await page.locator('[data-position]').first().focus()
  await page.keyboard.press('1')
  await page.getByText('Somebody worked on this meanwhile, so nothing was done.').waitFor()
  expect(await page.getByText('will go to').count()).toBe(0)
})

test('a topic is merged turned round after a page has shown whose words change, and taken apart again', async () => {
  await using opened = await signedInPage(browser, app, edith)
  const { page } = opened
  const [into, merged] = [topicId('Encryption'), topicId('Voluntary detection')]
  await page.goto(`${dossierPath}/topics/${merged}`)
  await page.getByRole('link', { name: 'Merge into …' }).click()
  await page.getByRole('radio', { name: /^Encryption/ }).check()
  await page.getByRole('checkbox', { name: /^Turned round/ }).check()
  await page.getByRole('button', { name: 'Show what it does' }).click()
  await page.getByRole('heading', { name: 'What it does, turned round' }).waitFor()
  await page.getByText('2 levels of them negated').waitFor()
  await page.getByRole('button', { name: 'Merge Voluntary detection into Encryption' }).click()
  await page.waitForURL(`**/topics/${into}`)
  await page.getByText(/^turned round, by Edith Braun/).waitFor()
  const levels = (topic: string) =>
    app
      .rows<{ level: number }>(
        `select distinct position_id, level from evidence where topic_id = '${topic}'`,
      )
      .map(({ level }) => level)
      .sort((a, b) => a - b)
  expect(levels(into)).toEqual([-2, -1, -1, 0])
  expect(await page.getByRole('article').filter({ hasText: 'turned round' }).count()).toBe(2)
  await page.getByRole('button', { name: 'Undo the merge of Voluntary detection' }).click()
  await page.waitForURL(`**/topics/${into}`)
  await page.getByText(/^turned round, by Edith Braun/).waitFor({ state: 'detached' })
  expect([levels(into), levels(merged)]).toEqual([
    [-1, 0],
    [1, 2],
  ])
})
