import { expect, onTestFinished, test, vi } from 'vitest'
import {
  endBrowserSession,
  parseSessionToken,
  readSessionToken,
  startBrowserSession,
} from '#app/auth/sessions.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

function publicUrl(address: string) {
  vi.stubEnv('PUBLIC_URL', address)
  onTestFinished(() => void vi.unstubAllEnvs())
}

const requestWith = (cookie: string) =>
  new Request('http://localhost/letters', { headers: { cookie } })

test('whoever signs in has a cookie for fourteen days that scripts do not read, and the store only its hash', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-12T14:05:00Z') })
  onTestFinished(() => void vi.useRealTimers())
  publicUrl('')
  await using store = await openTestStore()
  const { id } = await addUser(store)
  const request = new Request('http://localhost/sign-in', { headers: { 'user-agent': 'Firefox' } })
  const header = await startBrowserSession(store, request, id)
  expect(header.split('; ').slice(1).sort()).toEqual([
    'HttpOnly',
    'Max-Age=1209600',
    'Path=/',
    'SameSite=Lax',
  ])
  const token = (await readSessionToken(requestWith(header.split(';')[0]!)))!
  expect(await store.sessions.userOf(token)).toMatchObject({ id })
  const rows = await store.rows('select * from sessions')
  expect(rows).toMatchObject([{ expires_at: '2026-11-26T14:05:00.000Z', user_agent: 'Firefox' }])
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('where people come over TLS the cookie is sent over nothing else', async () => {
  publicUrl('https://stanceline.example')
  await using store = await openTestStore()
  const { id } = await addUser(store)
  expect(await startBrowserSession(store, requestWith(''), id)).toContain('; Secure')
})

test('who signs out is out, the browser forgets the cookie, and other sessions stay', async () => {
  await using store = await openTestStore()
  const { id } = await addUser(store)
  const [here, elsewhere] = [
    (await startBrowserSession(store, requestWith(''), id)).split(';')[0]!,
    (await startBrowserSession(store, requestWith(''), id)).split(';')[0]!,
  ]
  const [hereToken, elsewhereToken] = [
    (await parseSessionToken(here))!,
    (await parseSessionToken(elsewhere))!,
  ]
  expect(await endBrowserSession(store, requestWith(here))).toContain('Max-Age=0')
  expect([
    await store.sessions.userOf(hereToken),
    (await store.sessions.userOf(elsewhereToken))?.id,
  ]).toEqual([null, id])
  expect(await endBrowserSession(store, requestWith(''))).toContain('Max-Age=0')
})

test.each([
  [null],
  [''],
  ['other=1'],
  ['stanceline='],
  ['stanceline=x'],
  ['stanceline=InNob3J0Ig=='],
])('the cookie %j is no session', async (cookie) => {
  expect(await parseSessionToken(cookie)).toBeNull()
})
