import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { findViolations } from '#tests/support/accessibility.ts'
import { addAccount, follow, startApp, visit } from '#tests/support/app.ts'
import { kills, wait } from '#tests/support/faults.ts'
import { letterText } from '#tests/support/importing.ts'
import { openedFor } from '#tests/support/opened.ts'
import { zipOf } from '#tests/support/zip-files.ts'

const { app, browser, account } = await openedFor('coder', 'Ana Kovač')

const file = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})

type RemixWindow = Window & {
  __remixRouter: { revalidate: () => void; state: { revalidation: string } }
}

/** Lets a page load its data again, as it does by itself, and waits until it has done so. */
async function loadDataAnew(page: Page) {
  await page.evaluate(() => (window as unknown as RemixWindow).__remixRouter.revalidate())
  await page.waitForFunction(
    () => (window as unknown as RemixWindow).__remixRouter.state.revalidation === 'idle',
  )
}

test('files are read into a plan, settled, stored with one click, taken back and given back', async () => {
  await using there = await visit(browser, app, { account })
  const { page, faults } = there
  await page.goto('/imports')
  await page.setInputFiles('input[name=files]', [
    file('reply.txt', letterText()),
    file(
      'head.txt',
      letterText({
        author: 'J. Boratyński',
        capacity: 'Head of Unit',
        dated: '3 May 2021',
        body: 'We would keep it as it is.',
      }),
    ),
    file('undated.txt', 'Dear all,\n\nWe support it.\n\nYours,\n\nWanda Whistle\n'),
    file('broken.pdf', '%PDF-1.7 cut off'),
  ])
  await page.getByLabel('Name of this import').fill('Отговори и απαντήσεις')
  await page.getByRole('button', { name: 'Read them' }).click()
  await page.getByRole('heading', { level: 1, name: 'Отговори и απαντήσεις' }).waitFor()
  await page.getByRole('link', { name: 'To settle 2' }).waitFor()

  // Who is meant is asked once, and answered.
  await page.getByRole('radio', { name: /Jakub Boratyński/ }).check()
  await page.getByRole('button', { name: 'Keep these answers' }).click()
  await page.getByRole('link', { name: 'To settle 1' }).waitFor()

  // What was typed stays while the date is still missing, however long the page takes to load its data again, and also
  // where it does so by itself, as while an import is worked at.
  await page.route('**/imports/*.data*', async (route) => {
    if (route.request().method() === 'GET') await setTimeout(300)
    await route.continue()
  })
  await page.getByRole('link', { name: 'Settle Wanda Whistle' }).click()
  await page.getByLabel('Title').fill('Wanda’s letter')
  await page.getByRole('button', { name: 'Keep what stands here' }).click()
  await page.getByText('Before it can be imported, settle what is marked.').waitFor()
  expect(await page.getByLabel('Title').inputValue()).toBe('Wanda’s letter')
  await page.getByLabel('Date', { exact: true }).fill('2021-05')
  await page.getByLabel('Why this date').fill('the month on its envelope')
  await loadDataAnew(page)
  await page.getByRole('button', { name: 'Keep what stands here' }).click()
  await page.getByRole('link', { name: 'Ready 3' }).waitFor()
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await findViolations(page)).toEqual([])
  }

  await page.getByRole('button', { name: 'Import all 3 that are ready' }).click()
  await page.getByRole('link', { name: 'Stored 3', exact: true }).waitFor()
  await page.getByRole('link', { name: 'Stored 3', exact: true }).click()
  await page.getByRole('link', { name: 'Wanda’s letter' }).click()
  await page.getByRole('heading', { level: 1, name: 'Wanda’s letter' }).waitFor()
  expect(app.rows("select name from actors where name like '%Boraty%'")).toHaveLength(1)

  await page.goto('/imports')
  await page.getByRole('link', { name: 'Отговори и απαντήσεις' }).click()
  await page.getByRole('button', { name: 'Take 3 letters back' }).click()
  await page.getByRole('button', { name: 'Give 3 letters back' }).waitFor()
  expect(app.rows('select id from letters where withdrawn_at is null')).toHaveLength(2)
  await page.getByRole('button', { name: 'Give 3 letters back' }).click()
  await page.getByRole('button', { name: 'Take 3 letters back' }).waitFor()
  // A form that is refused answers 400, which the browser notes.
  expect([
    app.rows('select id from letters where withdrawn_at is null').length,
    faults.filter((fault) => !fault.includes('status of 400')),
  ]).toEqual([5, []])
})

test('a folder that is dropped comes in with everything below it, but for what programs leave there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stanceline-dropped-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'replies/2021'), { recursive: true })
  await writeFile(
    join(folder, 'replies/one.txt'),
    letterText({ body: 'From the folder we say this.' }),
  )
  await writeFile(
    join(folder, 'replies/2021/две.txt'),
    letterText({ body: 'From the folder below we say that.' }),
  )
  await writeFile(join(folder, 'replies/.DS_Store'), 'x')
  await using there = await visit(browser, app, { account })
  const { page, context } = there
  await page.goto('/imports')
  const box = (await page.getByText('Drop files or a folder here').boundingBox())!
  const devtools = await context.newCDPSession(page)
  const data = { items: [], files: [join(folder, 'replies')], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: box.x + 5, y: box.y + 5, data })
  await page.getByText('2 files, 0.0 MB').waitFor()
  await page.getByRole('button', { name: 'Read them' }).click()
  await page.getByRole('heading', { level: 1, name: 'replies' }).waitFor()
  await page.getByRole('button', { name: 'Import all 2 that are ready' }).waitFor()
  expect(
    app.rows(
      "select f.name from import_files f join imports i on i.id = f.import_id where i.name = 'replies' order by f.name",
    ),
  ).toEqual([{ name: 'replies/2021/две.txt' }, { name: 'replies/one.txt' }])
})

test('without scripts files come in by the form, and the page says how far it is when it is looked at again', async () => {
  await using there = await visit(browser, app, { account, javaScriptEnabled: false })
  const { page } = there
  await page.goto('/imports')
  await page.setInputFiles('input[name=files]', [
    file('one.txt', letterText({ body: 'Without scripts we say this.' })),
    file('two.txt', letterText({ body: 'And without scripts we say that.' })),
  ])
  await follow(page.getByRole('button', { name: 'Read them' }))
  expect(page.url()).toMatch(/\/imports\/[\w-]{36}$/)
  await expect
    .poll(async () => {
      await page.reload()
      return page.getByRole('button', { name: 'Import all 2 that are ready' }).count()
    })
    .toBe(1)
})

test('an import that is stopped on its way by a power cut goes on by itself, with every letter once', async () => {
  const letters = kills * 5
  const archive = zipOf(
    Array.from({ length: letters }, (_, at) => ({
      name: `folder/${at}.txt`,
      bytes: letterText({
        reference: `Ares(2021)${1000 + at}`,
        author: `Anna Author${'abcdefghijklmnop'[at % 16]}`,
        body: `Letter number ${at} says that chapter ${at * 7} is to be read with chapter ${at * 13 + 5}, whatever ${at * 3} may hold.`,
      }),
    })),
  )
  await using first = await startApp()
  const coder = await addAccount(first, 'coder')
  await using there = await visit(browser, first, { account: coder })
  const { page } = there
  await page.goto('/imports')
  await page.setInputFiles('input[name=files]', [
    { name: 'letters.zip', mimeType: 'application/zip', buffer: archive },
  ])
  await page.getByRole('button', { name: 'Read them' }).click()
  await page
    .getByRole('button', { name: `Import all ${letters.toLocaleString('en')} that are ready` })
    .click()
  const bar = page.getByRole('progressbar', { name: 'How far it is' })
  await bar.waitFor()
  const stored = () => first.rows("select id from import_items where state = 'stored'").length
  while (!stored()) await wait(1)
  first.server.kill('SIGKILL')
  const half = stored()
  expect([half > 0, half < letters]).toEqual([true, true])
  await page.getByText('The server does not answer just now.').waitFor()
  await using second = await startApp({
    DATABASE_URL: first.databaseUrl,
    PORT: new URL(first.base).port,
  })
  // The claim of the one that died holds for ten seconds.
  await page.reload()
  await bar.waitFor()
  await page
    .getByRole('link', { name: `Stored ${letters.toLocaleString('en')}`, exact: true })
    .waitFor()
  expect(
    second.rows(
      'select count(*) as letters, count(distinct t.sha256) as texts from letters l join text_versions t on t.letter_id = l.id where l.import_id is not null',
    ),
  ).toEqual([{ letters, texts: letters }])
  expect(second.rows('select state, count(*) as items from import_items group by state')).toEqual([
    { state: 'stored', items: letters },
  ])
})
