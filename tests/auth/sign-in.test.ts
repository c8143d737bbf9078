import { expect, onTestFinished, test, vi } from 'vitest'
import { hashPassword } from '#app/auth/passwords.ts'
import { verifySignIn } from '#app/auth/sign-in.ts'
import { somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const email = 'ana@example.org'
const password = 'four unrelated words here'
const noon = Date.parse('2026-11-12T12:00:00Z')

/** The clock stands still until it is moved on. */
function stopClock() {
  vi.useFakeTimers({ toFake: ['Date'], now: noon })
  onTestFinished(() => void vi.useRealTimers())
}

async function addAna(store: TestStore) {
  const account = { email, name: 'Ana Kovač', role: 'coder' as const }
  return (await store.users.record(
    { ...account, passwordHash: await hashPassword(password) },
    somebody,
  ))!
}

const wrong = {
  ok: false,
  status: 401,
  errors: {
    password:
      'This address and password do not belong together. Check both; an administrator can make you an account.',
  },
}

test('a wrong password, an unknown address and an account without a password are refused alike', async () => {
  await using store = await openTestStore()
  const ana = await addAna(store)
  await addUser(store, 'viewer', 'Ben Okafor')
  const sign = (form: { email: string; password: string }) =>
    verifySignIn(store, form, '203.0.113.7')
  expect(await sign({ email, password: 'guessed' })).toEqual(wrong)
  expect(await sign({ email: 'nobody@example.org', password })).toEqual(wrong)
  expect(await sign({ email: 'ben@example.org', password })).toEqual(wrong)
  expect(await sign({ email: ' ANA@example.org ', password })).toMatchObject({
    ok: true,
    user: { id: ana.id, role: 'coder' },
  })
})

test('after five wrong passwords from one network the right one waits half a minute, and from another none', async () => {
  stopClock()
  await using store = await openTestStore()
  await addAna(store)
  const sign = (typed: string, network = '203.0.113.7') =>
    verifySignIn(store, { email, password: typed }, network)
  for (let tries = 0; tries < 5; tries += 1) expect(await sign('guessed')).toEqual(wrong)
  expect(await sign(password)).toEqual({
    ok: false,
    status: 429,
    retryAfter: 30,
    errors: {
      form:
        'Too many passwords for this address were wrong. Wait 30 seconds and try again, ' +
        'or ask an administrator for a link to a new password.',
    },
  })
  expect(await sign(password, '198.51.100.1')).toMatchObject({ ok: true })
  vi.setSystemTime(noon + 29_999)
  expect(await sign(password)).toMatchObject({ status: 429, retryAfter: 1 })
  vi.setSystemTime(noon + 30_000)
  expect(await sign(password)).toMatchObject({ ok: true })
  expect(await sign('guessed'), 'what failed before is forgiven').toEqual(wrong)
})

test('of many tries at once no more are looked at than one after the other', async () => {
  stopClock()
  await using store = await openTestStore()
  await addAna(store)
  const answers = await Promise.all(
    Array.from({ length: 12 }, () =>
      verifySignIn(store, { email, password: 'guessed' }, '203.0.113.7'),
    ),
  )
  const statuses = answers.map((answer) => (answer.ok ? 200 : answer.status)).sort()
  expect(statuses).toEqual([...Array(5).fill(401), ...Array(7).fill(429)])
})

test('only who knows the password is told that an account is deactivated', async () => {
  await using store = await openTestStore()
  await addUser(store, 'admin', 'Ada Nowak')
  const ana = await addAna(store)
  await store.users.deactivate(ana.id, somebody)
  const sign = (typed: string) => verifySignIn(store, { email, password: typed }, '203.0.113.7')
  expect(await sign('guessed')).toEqual(wrong)
  expect(await sign(password)).toEqual({
    ok: false,
    status: 403,
    errors: { form: 'This account is deactivated. Ask an administrator to reactivate it.' },
  })
})
