import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccount, cookieOf, startApp, stored, type Account, type App } from '#tests/support/app.ts'
import { newDatabase } from '#tests/support/postgres-database.ts'
import { addLetter, addPosition, positionForm, post } from '#tests/support/posting.ts'

let database: Awaited<ReturnType<typeof newDatabase>>
let [one, other]: App[] = []
let ana: Account

beforeAll(async () => {
  database = await newDatabase()
  // At once on an empty database: one migrates and loads the first dossier, the other waits for it.
  ;[one, other] = await Promise.all([startApp({ DATABASE_URL: database.url, DATABASE_POOL: '3' }), startApp({ DATABASE_URL: database.url, DATABASE_POOL: '3' })])
  ana = await addAccount(one!, 'coder', 'Ana Kovač')
})

afterAll(async () => {
  await one?.stop()
  await other?.stop()
  await database?.[Symbol.asyncDispose]()
})

const page = async (app: App, path: string, cookie: string) => (await fetch(new URL(path, app.base), { headers: { cookie }, redirect: 'manual' })).text()

test('two servers that start at once on an empty database load the first dossier once', () => {
  expect(stored(one!)).toEqual({ letters: 2, positions: 6 })
  expect(one!.rows('select count(*) as dossiers from dossiers')).toEqual([{ dossiers: 1 }])
})

test('who signs in on one is signed in on the other, until they sign out', async () => {
  const cookie = await cookieOf(one!, ana)
  expect(await page(other!, '/', cookie)).toContain('Ana Kovač')
  await post(other!, '/sign-out', cookie, {})
  expect((await fetch(one!.base, { headers: { cookie }, redirect: 'manual' })).status).toBe(302)
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
  const answers = await Promise.all([post(one!, letter, cookie, change('2')), post(other!, letter, cookie, change('-2'))])
  expect(answers.map(({ status }) => status).sort()).toEqual([302, 409])
  expect(one!.rows('select revision from positions where id = ?', id)).toEqual([{ revision: 2 }])
})

test('letters added on both at the same time are all there', async () => {
  const cookie = await cookieOf(one!, ana)
  const before = stored(one!).letters
  await Promise.all(Array.from({ length: 12 }, (_, n) => addLetter([one!, other!][n % 2]!, cookie, { title: `Letter ${n}` })))
  expect(stored(other!).letters).toBe(before + 12)
})

test('no server complained', () => {
  expect([one!.errors(), other!.errors()]).toEqual(['', ''])
})
