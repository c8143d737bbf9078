import { afterAll, expect, test } from 'vitest'
import {
  addAccount,
  cookieOf,
  startApp,
  type Account,
  type App,
  dossierPath,
} from '#tests/support/app.ts'
import { standingStill } from '#tests/support/clocks.ts'

/** What is counted within a minute is counted while no time passes. */
const behindAProxy = { TRUST_PROXY: '1', NODE_OPTIONS: standingStill }

/** Signs in from an address, through the one proxy that the server is told of. */
function signIn(
  app: App,
  { email, password }: Pick<Account, 'email' | 'password'>,
  from: string,
): Promise<Response> {
  return fetch(`${app.base}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: app.base, 'x-forwarded-for': from },
    body: new URLSearchParams({ email, password, next: '/' }),
  })
}

/** Networks that no other test comes from. */
let networks = 0
const someNetworks = () =>
  ['home', 'café', 'tor'].map(() => `192.0.${(networks += 1)}.1`) as [string, string, string]

/** The server of most tests, each with an account and networks of its own. */
const shared = await startApp(behindAProxy)
afterAll(shared.stop)

const guess = (account: Account) => ({ ...account, password: 'a guess of the password' })

test('after five wrong passwords even the right one waits, with a sentence and for how long', async () => {
  const [home, , tor] = someNetworks()
  const ana = await addAccount(shared, 'coder', 'Ana')
  for (let time = 0; time < 5; time += 1)
    expect((await signIn(shared, guess(ana), tor)).status).toBe(401)
  const answer = await signIn(shared, ana, tor)
  expect([answer.status, answer.headers.getSetCookie(), answer.headers.get('retry-after')]).toEqual(
    [429, [], '30'],
  )
  expect(await answer.text()).toMatch(
    /Too many passwords for this address were wrong\. Wait \d+ seconds and try again, or ask an administrator for a link to a new password\./,
  )
  expect((await signIn(shared, ana, home)).status, 'the owner elsewhere is not held up').toBe(302)
  expect(
    (await signIn(shared, { ...ana, email: 'ben@example.org' }, tor)).status,
    'nor is anybody else at that address',
  ).toBe(401)
})

test('guessing at once gains nothing', async () => {
  const [, , tor] = someNetworks()
  const ben = await addAccount(shared, 'coder', 'Ben')
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => signIn(shared, guess(ben), tor)),
  )
  expect(
    [401, 429].map((status) => answers.filter((answer) => answer.status === status).length),
  ).toEqual([5, 15])
})

test('an address without an account is slowed like one with', async () => {
  const [, , tor] = someNetworks()
  const answers = []
  for (let time = 0; time < 6; time += 1)
    answers.push(
      await signIn(
        shared,
        { email: 'nobody@example.org', password: 'a guess of the password' },
        tor,
      ),
    )
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429])
})

test('a crowd of guessers does not keep the owner out of where they sign in', async () => {
  const [home, cafe] = someNetworks()
  await using app = await startApp({ ...behindAProxy, SIGN_INS_PER_MINUTE: '1000' })
  const ana = await addAccount(app, 'coder', 'Ana')
  expect((await signIn(app, ana, home)).status).toBe(302)
  await Promise.all(
    Array.from({ length: 13 }, async (_, one) => {
      for (let time = 0; time < 4; time += 1) await signIn(app, guess(ana), `198.51.100.${one}`)
    }),
  )
  expect([(await signIn(app, ana, cafe)).status, (await signIn(app, ana, home)).status]).toEqual([
    429, 302,
  ])
})

test('guessing the current password of a session that was left open is slowed as well', async () => {
  const [home, , tor] = someNetworks()
  const cem = await addAccount(shared, 'coder', 'Cem')
  const cookie = await cookieOf(shared, cem)
  const change = async (current: string) =>
    (
      await fetch(`${shared.base}/account`, {
        method: 'POST',
        headers: { origin: shared.base, cookie, 'x-forwarded-for': tor },
        body: new URLSearchParams({
          deed: 'password',
          current,
          password: 'seven other unrelated words',
        }),
      })
    ).text()
  for (let time = 0; time < 5; time += 1)
    expect(await change('a guess of the password')).toContain('This is not your current password.')
  expect(await change(cem.password)).toContain('Too many passwords for this address were wrong.')
  expect((await signIn(shared, cem, home)).status).toBe(302)
})

test('a session’s cookie asks for TLS where people come over it', async () => {
  const dora = await addAccount(shared, 'coder', 'Dora')
  const answer = await fetch(`${shared.base}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: shared.base, 'x-forwarded-proto': 'https' },
    body: new URLSearchParams({ email: dora.email, password: dora.password }),
  })
  expect(answer.headers.getSetCookie()[0]).toMatch(/; Secure/)
})

test('without a proxy to trust, an address that a request claims is not believed', async () => {
  await using app = await startApp({ NODE_OPTIONS: standingStill })
  const ana = await addAccount(app, 'coder', 'Ana')
  const answers = []
  for (let time = 0; time < 6; time += 1)
    answers.push(await signIn(app, guess(ana), `198.51.100.${time}`))
  expect(answers.at(-1)!.status).toBe(429)
})

test('sign-ins, searches and exports have a rate, and what goes beyond is told to wait', async () => {
  const [home, cafe] = someNetworks()
  await using app = await startApp({
    ...behindAProxy,
    SIGN_INS_PER_MINUTE: '3',
    SEARCHES_PER_MINUTE: '2',
    EXPORTS_PER_MINUTE: '2',
  })
  const [ana, ben] = [
    await addAccount(app, 'viewer', 'Ana'),
    await addAccount(app, 'viewer', 'Ben'),
  ]
  const [anas, bens] = [await cookieOf(app, ana), await cookieOf(app, ben)]
  const get = (path: string, cookie: string) => fetch(`${app.base}${path}`, { headers: { cookie } })
  for (const [path, other, what] of [
    ['/letters?q=encryption', '/actors?q=johansson', 'searches'],
    [`${dossierPath}/briefings.csv`, `${dossierPath}/briefings.md`, 'exports'],
  ] as const) {
    expect([(await get(path, anas)).status, (await get(other, anas)).status]).toEqual([200, 200])
    const answer = await get(path, anas)
    expect([answer.status, Number(answer.headers.get('retry-after')) > 20]).toEqual([429, true])
    expect(await answer.text()).toMatch(
      new RegExp(
        `These are more than 2 ${what} within a minute\\. Wait \\d+ seconds and try again\\.`,
      ),
    )
    expect((await get(path, bens)).status, 'of one person alone').toBe(200)
  }
  expect((await get('/letters', anas)).status, 'a list is no search').toBe(200)
  expect((await get('/search.json?q=encryption', anas)).status, 'typing has its own').toBe(200)
  const three = [
    await signIn(app, ana, cafe),
    await signIn(app, ana, cafe),
    await signIn(app, ana, cafe),
    await signIn(app, ana, cafe),
    await signIn(app, ana, home),
  ]
  expect(three.map(({ status }) => status)).toEqual([302, 302, 302, 429, 302])
  expect(Number(three[3]!.headers.get('retry-after'))).toBeGreaterThan(10)
  expect(app.errors()).toBe('')
})

test('a number of proxies that is none stops the start with what to write', async () => {
  await expect(startApp({ TRUST_PROXY: 'yes' })).rejects.toThrow(
    'TRUST_PROXY is “yes”. Set it to the number of proxies before the server, such as 1, or to their addresses, such as loopback or 10.0.0.0/8.',
  )
})
