import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBackupMoment } from '#app/jobs/backup-schedule.ts'
import {
  addAccount,
  cookieOf,
  startApp,
  stored,
  type Account,
  type App,
  dossierPath,
} from '#tests/support/app.ts'
import { onStore } from '#tests/support/command.ts'
import { aFolder } from '#tests/support/places.ts'
import { connectServer } from '#db/postgres/server.ts'
import { newDatabase, onServer } from '#tests/support/postgres-database.ts'
import { addLetter, addPosition, positionForm, post } from '#tests/support/posting.ts'

let database: Awaited<ReturnType<typeof newDatabase>>
let [one, other]: App[] = []
let ana: Account

beforeAll(async () => {
  database = await newDatabase()
  // At once on an empty database: one migrates and loads the first dossier, the other waits for it.
  ;[one, other] = await Promise.all([
    startApp({ DATABASE_URL: database.url, DATABASE_POOL: '3' }),
    startApp({ DATABASE_URL: database.url, DATABASE_POOL: '3' }),
  ])
  ana = await addAccount(one!, 'coder', 'Ana Kovač')
})

afterAll(async () => {
  await one?.stop()
  await other?.stop()
  await database?.[Symbol.asyncDispose]()
})

const page = async (app: App, path: string, cookie: string) =>
  (await fetch(new URL(path, app.base), { headers: { cookie }, redirect: 'manual' })).text()

/** Does `work` while nobody else can read the letters, as a program that changes their table would keep them. */
async function whileLettersAreLocked(work: () => Promise<void>): Promise<void> {
  const connection = await connectServer(database.url, 1)
  try {
    await connection.inTransaction('read committed', async (ask) => {
      await ask({ text: 'lock table letters in access exclusive mode', params: [] })
      await work()
    })
  } finally {
    await connection.close()
  }
}

test('two servers that start at once on an empty database load the first dossier once', () => {
  expect(stored(one!)).toEqual({ letters: 2, positions: 6 })
  expect(one!.rows('select count(*) as dossiers from dossiers')).toEqual([{ dossiers: 1 }])
})

test('who signs in on one is signed in on the other, until they sign out', async () => {
  const cookie = await cookieOf(one!, ana)
  expect(await page(other!, '/welcome', cookie)).toContain('Ana Kovač')
  await post(other!, '/sign-out', cookie, {})
  const answer = await fetch(new URL('/welcome', one!.base), {
    headers: { cookie },
    redirect: 'manual',
  })
  expect(answer.headers.get('location')).toMatch(/^\/sign-in/)
})

test('what is stored on one is shown by the other at once', async () => {
  const cookie = await cookieOf(one!, ana)
  const letter = await addLetter(one!, cookie, { title: 'Reply to Threema' })
  expect(await page(other!, letter, cookie)).toContain('Reply to Threema')
  expect(await page(other!, '/letters?words=threema', cookie)).toContain('Reply to Threema')
})

test('of two who save the same revision on two servers one is stored, and the other is told', async () => {
  const cookie = await cookieOf(one!, ana)
  const letter = await addLetter(one!, cookie, { title: 'Reply to Signal' })
  const id = await addPosition(one!, cookie, letter)
  const change = (stance: string) => positionForm(one!, { id, revision: '1', stance })
  const answers = await Promise.all([
    post(one!, letter, cookie, change('2')),
    post(other!, letter, cookie, change('-2')),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([302, 409])
  expect(one!.rows('select revision from positions where id = ?', id)).toEqual([{ revision: 2 }])
})

test('letters added on both at the same time are all there', async () => {
  const cookie = await cookieOf(one!, ana)
  const before = stored(one!).letters
  await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      addLetter([one!, other!][n % 2]!, cookie, { title: `Letter ${n}` }),
    ),
  )
  expect(stored(other!).letters).toBe(before + 12)
})

test('a server whose database is read only shows what the others store to whoever signed in there, and tells who writes', async () => {
  const cookie = await cookieOf(one!, ana)
  const letter = await addLetter(one!, cookie, { title: 'Reply to Proton' })
  await onServer(database.url, "update sessions set last_used_at = '2020-01-01T00:00:00.000Z'")
  await using standby = await startApp({
    DATABASE_URL: `${database.url}?default_transaction_read_only=on`,
  })
  for (const path of [
    '/welcome',
    dossierPath,
    '/letters?words=proton',
    letter,
    `${dossierPath}/stances`,
    `${dossierPath}/briefings`,
    '/account',
  ])
    expect([
      path,
      (await fetch(new URL(path, standby.base), { headers: { cookie }, redirect: 'manual' }))
        .status,
    ]).toEqual([path, 200])
  const answer = await post(standby, letter, cookie, positionForm(one!))
  expect([answer.status, await answer.text()]).toEqual([
    503,
    expect.stringContaining('The database may only be read at the moment, so nothing was stored.'),
  ])
})

test('of two servers that keep backups in one folder one makes each, and when it dies the other goes on', async () => {
  using folder = aFolder()
  const settings = {
    DATABASE_URL: database.url,
    BACKUP_DIR: folder.path,
    BACKUP_EVERY: '1s',
    BACKUP_KEEP: '99',
  }
  const servers = await Promise.all([startApp(settings), startApp(settings)])
  const made = () =>
    readdirSync(folder.path)
      .map(readBackupMoment)
      .filter((at) => at !== null)
      .sort()
  await expect.poll(() => made().length).toBeGreaterThan(3)
  await whileLettersAreLocked(async () => {
    // A claim names its process; the backup waits for the letters, so the server dies while it makes one.
    const findHolder = () =>
      servers.find(({ server }) =>
        one!
          .rows<{ by: string | null }>("select claimed_by as by from jobs where name = 'backup'")[0]
          ?.by?.endsWith(` ${server.pid}`),
      )
    // The one that was seen: a claim that ends in this moment would be found no more.
    let holder: ReturnType<typeof findHolder>
    await expect.poll(() => (holder = findHolder()), { interval: 5 }).toBeDefined()
    holder!.server.kill('SIGKILL')
  })
  const before = made().length
  await expect.poll(() => made().length).toBeGreaterThan(before + 2)
  const apart = made()
    .slice(1)
    .map((at, n) => at - made()[n]!)
  expect(apart.filter((ms) => ms < 1000)).toEqual([])
  expect(servers.map(({ errors }) => errors())).toEqual(['', ''])
  await Promise.all(servers.map(({ stop }) => stop()))
  await using other = await newDatabase()
  const restored = await onStore(other.url, [
    'restore',
    folder.at(
      readdirSync(folder.path)
        .filter((name) => readBackupMoment(name))
        .sort()
        .at(-1)!,
    ),
  ])
  expect([restored.err, restored.out]).toEqual([
    '',
    expect.stringMatching(
      /^The store is the one of \S+Z: \d+ texts, \d+ files and \d+ quotes are as they were stored\.\n$/,
    ),
  ])
})

test('no server complained', () => {
  expect([one!.errors(), other!.errors()]).toEqual(['', ''])
})
