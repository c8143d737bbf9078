import { randomUUID } from 'node:crypto'
import { readdirSync, renameSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import {
  addAccount,
  cookieOf,
  letterPath,
  signedInPage,
  startApp,
  type App,
} from '#tests/support/app.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { yesterday } from '#tests/support/clocks.ts'
import { onStore } from '#tests/support/command.ts'
import { aSmallDisk, canMount } from '#tests/support/disks.ts'
import { faultsIn } from '#tests/support/faults.ts'
import { addLetter, openLetter, positionForm, post } from '#tests/support/posting.ts'

const fileOf = ({ databaseUrl }: App) => databaseUrl.slice('file:'.length)

/** The words of a page, without its tags. */
async function wordsOf(answer: Response): Promise<string> {
  return (await answer.text()).replaceAll('&#x27;', "'").replaceAll('&quot;', '"')
}

test.skipIf(!canMount)(
  'on a full disk nothing is stored, what was typed stays, and with room again it is stored',
  async () => {
    using disk = aSmallDisk()
    await using app = await startApp({ DATABASE_URL: `file:${disk.at('stanceline.db')}` })
    const account = await addAccount(app, 'editor')
    const cookie = await cookieOf(app, account)
    const letter = await addLetter(app, cookie)
    const opened = await openLetter(app, cookie, {
      title: 'A title typed with care',
      basis: 'because of “this”',
      text: `Dear Sir,\n\n${'We support it. '.repeat(20_000)}\n`,
    })
    disk.fill()
    const refused = await post(app, opened.path, cookie, opened.form)
    expect(refused.status).toBe(503)
    expect(await wordsOf(refused)).toMatch(
      /The disk of the store is full, so nothing was stored\..*Keep this page open[^]*A title typed with care[^]*because of “this”/,
    )
    expect(app.rows('select id from letters where id = ?', opened.letterId)).toEqual([])
    const note = 'A note typed with care'
    const position = positionForm(app, { note })
    // SQLite may still have room in its log; what counts is that it answers either way, and says which.
    const answers = [await post(app, letter, cookie, position)]
    while (answers.at(-1)!.status === 302 && answers.length < 400)
      answers.push(await post(app, letter, cookie, positionForm(app, { note })))
    expect(answers.at(-1)!.status).toBe(503)
    expect(await wordsOf(answers.at(-1)!)).toMatch(
      /The disk of the store is full[^]*A note typed with care/,
    )
    expect(app.rows('select id from positions where note = ?', note)).toHaveLength(
      answers.length - 1,
    )
    expect((await fetch(`${app.base}${letter}`, { headers: { cookie } })).status).toBe(200)
    const backup = await onStore(app.databaseUrl, ['backup', disk.at('backup.tar.gz')])
    expect([backup.code, backup.err]).toEqual([
      1,
      expect.stringMatching(
        /^There is not enough room in .*make room or name a file on another disk\.\n$/,
      ),
    ])
    expect(readdirSync(disk.path).filter((name) => name.startsWith('backup'))).toEqual([])
    disk.empty()
    expect((await post(app, opened.path, cookie, opened.form)).status).toBe(302)
    await app.stop()
    expect(await faultsIn(disk.at('stanceline.db'))).toEqual([])
  },
)

test.skipIf(!canMount)(
  'on a full disk every form says so, readiness too, and signing out works',
  async () => {
    using disk = aSmallDisk()
    await using app = await startApp({ DATABASE_URL: `file:${disk.at('stanceline.db')}` })
    const [ana, ben] = [
      await addAccount(app, 'admin', 'Ana'),
      await addAccount(app, 'coder', 'Ben'),
    ]
    const [cookie, left] = [await cookieOf(app, ana), await cookieOf(app, ben)]
    const ready = async () => {
      const answer = await fetch(`${app.base}/readyz`)
      return [answer.status, ((await answer.json()) as { store: string }).store]
    }
    const invited = await post(app, '/people?index', cookie, {
      deed: 'invite',
      email: 'eve@example.org',
      role: 'coder',
    })
    const [, token] = /invitation\?token=([\w-]+)/.exec(await invited.text())!
    expect(await ready()).toEqual([200, 'answers'])
    disk.fill()
    expect(await ready()).toEqual([503, 'its disk is full'])
    const password = 'seven other unrelated words'
    const forms: [string, string, Record<string, string>][] = [
      ['/sign-in', '', { email: ana.email, password: ana.password }],
      ['/invitation', '', { token: token!, name: 'Eve', password }],
      ['/people?index', cookie, { deed: 'invite', email: 'f@example.org', role: 'coder' }],
      ['/account', cookie, { deed: 'new token', name: 'x'.repeat(80), scope: 'read', days: '30' }],
      ['/account', cookie, { deed: 'password', current: ana.password, password }],
      [
        letterPath(app),
        cookie,
        positionForm(app, { exact: 'by using tools to detect grooming behaviour' }),
      ],
    ]
    // SQLite may still have room in its log: what is stored is said to be, until nothing fits any more.
    for (const [path, sender, fields] of forms) {
      let answer = await post(app, path, sender, fields)
      for (let times = 0; answer.status < 400 && times < 400; times += 1)
        answer = await post(app, path, sender, {
          ...fields,
          ...(fields.id && { id: randomUUID() }),
        })
      expect([path, answer.status]).toEqual([path, 503])
      expect(await wordsOf(answer)).toContain('The disk of the store is full')
    }
    const signedOut = await post(app, '/sign-out', left, {})
    expect([signedOut.status, signedOut.headers.get('set-cookie')]).toEqual([
      302,
      expect.stringMatching(/^stanceline=;.*Max-Age=0/),
    ])
    const opensAccount = async (who: string) =>
      (await fetch(`${app.base}/account`, { redirect: 'manual', headers: { cookie: who } })).status
    expect([await opensAccount(left), await opensAccount(cookie)]).toEqual([302, 200])
    disk.empty()
    expect(await ready()).toEqual([200, 'answers'])
    expect(app.rows('select user_id from sessions')).toHaveLength(1)
  },
)

test.skipIf(!canMount)(
  'somebody who codes on a full disk keeps the passage, and saves it once there is room',
  async () => {
    using disk = aSmallDisk()
    await using app = await startApp({ DATABASE_URL: `file:${disk.at('stanceline.db')}` })
    const account = await addAccount(app, 'coder')
    const browser = await launchBrowser()
    onTestFinished(() => browser.close())
    await using opened = await signedInPage(browser, app, account)
    const { page } = opened
    await page.goto(letterPath(app))
    const quote = 'by using tools to detect grooming behaviour'
    await page.getByLabel('Quote').fill(quote)
    await page.getByRole('radio', { name: 'Encryption' }).check({ force: true })
    await page.getByRole('radio', { name: 'Strongly opposes' }).check({ force: true })
    disk.fill()
    // Until nothing at all fits any more, so that this save is the one that is refused.
    const cookie = await cookieOf(app, account).catch(() => null)
    for (
      let left = 400;
      cookie &&
      left > 0 &&
      (
        await post(
          app,
          letterPath(app),
          cookie,
          positionForm(app, { exact: quote, note: 'filler '.repeat(80) }),
        )
      ).status === 302;
      left -= 1
    );
    await page.getByRole('button', { name: 'Save' }).click()
    await page
      .getByRole('alert')
      .filter({ hasText: 'The disk of the store is full, so nothing was stored.' })
      .waitFor()
    expect(await page.getByLabel('Quote').inputValue()).toBe(quote)
    disk.empty()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect.poll(() => page.getByLabel('Quote').inputValue()).toBe('')
    expect(app.rows('select level from positions where exact = ? and note is null', quote)).toEqual(
      [{ level: -2 }],
    )
  },
)

test('where a file may grow no longer, what does not fit is refused and the store stays whole', async () => {
  await using app = await startApp({}, { before: ['sh', '-c', 'ulimit -f 4000; exec "$0" "$@"'] })
  const cookie = await cookieOf(app, await addAccount(app, 'coder'))
  // Signs of three bytes each: what is pasted is kept as a file until its letter is stored.
  const text = `A letter typed with care\n\n${'€€€ €€€€€€€ '.repeat(75_000)}\n`
  const refused = await post(app, '/letters/new', cookie, { text })
  expect([refused.status, await wordsOf(refused)]).toEqual([
    503,
    expect.stringMatching(/so nothing was stored\.[^]*A letter typed with care/),
  ])
  await addLetter(app, cookie)
  expect(app.rows('select id from letters')).toHaveLength(3)
  const { databaseUrl } = app
  expect((await onStore(databaseUrl, ['verify'])).code).toBe(0)
})

test('while the file of the store is gone nothing is acknowledged, and once it is back it is', async () => {
  await using app = await startApp()
  const cookie = await cookieOf(app, await addAccount(app, 'coder'))
  const opened = await openLetter(app, cookie, { title: 'A title typed with care' })
  renameSync(fileOf(app), `${fileOf(app)}.away`)
  const refused = await post(app, opened.path, cookie, opened.form)
  expect([refused.status, await wordsOf(refused)]).toEqual([
    503,
    expect.stringMatching(
      /The file of the store is no longer where it was, so nothing was stored\.[^]*A title typed with care/,
    ),
  ])
  const ready = await fetch(`${app.base}/readyz`)
  expect([ready.status, await ready.json()]).toEqual([
    503,
    expect.objectContaining({ ready: false, store: 'its file is gone' }),
  ])
  renameSync(`${fileOf(app)}.away`, fileOf(app))
  expect((await post(app, opened.path, cookie, opened.form)).status).toBe(302)
  expect(app.rows('select id from letters where id = ?', opened.letterId)).toHaveLength(1)
})

test('after the clock went back, sessions hold, writes are taken, and the log stays in order', async () => {
  await using first = await startApp()
  const account = await addAccount(first, 'coder')
  const cookie = await cookieOf(first, account)
  const letter = await addLetter(first, cookie)
  const before = first.rows<{ id: string }>('select max(id) as id from audit')[0]!.id
  await using second = await startApp({
    DATABASE_URL: first.databaseUrl,
    NODE_OPTIONS: yesterday,
  })
  const answer = await post(second, letter, cookie, positionForm(second))
  expect(answer.status).toBe(302)
  const [entry] = second.rows<{ id: string; at: string }>(
    'select id, at from audit order by rowid desc limit 1',
  )
  expect(entry!.at < new Date(Date.now() - 80_000_000).toISOString()).toBe(true)
  expect(entry!.id > before).toBe(true)
  expect(second.rows('select id from audit order by id')).toEqual(
    second.rows('select id from audit order by rowid'),
  )
})
