import { expect, onTestFinished, test } from 'vitest'
import { addAccount, cookieOf, startApp, visit, type App, dossierPath } from '#tests/support/app.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { post } from '#tests/support/posting.ts'
import { startProvider, type Fault, type Somebody } from '#tests/support/provider.ts'

const ana: Somebody = {
  sub: 'ana-at-example',
  email: 'ana@example.org',
  email_verified: true,
  name: 'Ana Kovač',
}
const cookieIn = (answer: Response, name: string) =>
  answer.headers
    .getSetCookie()
    .find((one) => one.startsWith(`${name}=`))
    ?.split(';')[0] ?? ''
const step = (address: string | URL, cookie = '') =>
  fetch(address, { redirect: 'manual', headers: { cookie } })

async function aWorld(
  settings: Record<string, string> = {},
  provided: { inUserInfo?: boolean } = {},
) {
  const provider = await startProvider(provided)
  const app = await startApp({ ...provider.settings, ...settings })
  return {
    app,
    provider,
    [Symbol.asyncDispose]: async () => {
      await app.stop()
      await provider[Symbol.asyncDispose]()
    },
  }
}

/** Goes to the provider as a browser does; gives what it is sent back to, and the cookie of the way. */
async function goOut(app: App, next = `${dossierPath}/topics`) {
  const out = await step(`${app.base}/sign-in/provider?next=${encodeURIComponent(next)}`)
  const back = await step(out.headers.get('location')!)
  return { back: back.headers.get('location')!, cookie: cookieIn(out, 'stanceline-provider') }
}

/** There and back: the last answer, and the session's cookie where there is one. */
async function signIn(app: App, next?: string) {
  const { back, cookie } = await goOut(app, next)
  const answer = await step(back, cookie)
  return { answer, session: cookieIn(answer, 'stanceline') }
}

test('somebody new signs in with the organisation’s account at one click and comes back to where they were', async () => {
  await using world = await aWorld()
  const { app, provider } = world
  await addAccount(app, 'admin')
  provider.now(ana)
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  await using opened = await visit(browser, app)
  const { page, faults } = opened
  await page.goto(`${dossierPath}/topics`)
  await page.getByRole('link', { name: 'Sign in with Example Staff' }).click()
  await page.getByLabel('Signed in as Ana Kovač').waitFor()
  expect(new URL(page.url()).pathname).toBe(`${dossierPath}/topics`)
  expect(
    app.rows('select email, name, role, password_hash from users where email = ?', ana.email!),
  ).toEqual([{ email: ana.email, name: ana.name, role: 'viewer', password_hash: null }])
  await page.goto('/account')
  expect(
    await page
      .getByText('You sign in with your organisation’s account and have no password here.')
      .count(),
  ).toBe(1)
  expect([faults, app.errors()]).toEqual([[], ''])
})

test('one stays oneself when the address changes, and has one account', async () => {
  await using world = await aWorld()
  const { app, provider } = world
  await addAccount(app, 'admin')
  for (const email of ['ana@example.org', 'ana.kovac@example.org']) {
    provider.now({ ...ana, email })
    expect((await signIn(app)).answer.headers.get('location')).toBe(`${dossierPath}/topics`)
  }
  expect(app.rows('select email from users where role = ?', 'viewer')).toEqual([
    { email: 'ana@example.org' },
  ])
})

test('whoever has an account with the verified address keeps it with its role; an address that is not verified opens nothing', async () => {
  await using world = await aWorld({ OIDC_ROLE: 'none' })
  const { app, provider } = world
  const editor = await addAccount(app, 'editor', 'Ben Okafor')
  provider.now({ sub: 'ben', email: editor.email.toUpperCase(), email_verified: false })
  const refused = await signIn(app)
  expect([refused.answer.status, refused.session]).toEqual([403, ''])
  expect(await refused.answer.text()).toContain('without a verified e-mail address')
  provider.now({ sub: 'ben', email: editor.email.toUpperCase(), email_verified: true })
  expect((await signIn(app)).answer.status).toBe(302)
  expect(
    app.rows('select u.role, i.subject from identities i join users u on u.id = i.user_id'),
  ).toEqual([{ role: 'editor', subject: 'ben' }])
  provider.now({ sub: 'another-ben', email: editor.email, email_verified: true })
  expect((await signIn(app)).answer.status, 'the address was given to somebody else').toBe(403)
})

test('where only the invited come in, an invitation to the address is what it takes', async () => {
  await using world = await aWorld({ OIDC_ROLE: 'none' })
  const { app, provider } = world
  const cookie = await cookieOf(app, await addAccount(app, 'admin'))
  provider.now(ana)
  const stranger = await signIn(app)
  expect([
    stranger.answer.status,
    (await stranger.answer.text()).includes('Nobody has invited ana@example.org.'),
  ]).toEqual([403, true])
  await post(app, '/people?index', cookie, {
    deed: 'invite',
    email: 'Ana@Example.org',
    role: 'coder',
  })
  expect((await signIn(app)).answer.status).toBe(302)
  expect(app.rows('select role from users where email = ?', ana.email!)).toEqual([
    { role: 'coder' },
  ])
})

test('whoever is deactivated is kept out, and nobody becomes the first', async () => {
  await using world = await aWorld()
  const { app, provider } = world
  provider.now(ana)
  expect((await signIn(app)).answer.status).toBe(403)
  expect(app.rows('select id from users')).toEqual([])
  const cookie = await cookieOf(app, await addAccount(app, 'admin'))
  expect((await signIn(app)).answer.status).toBe(302)
  const [{ id }] = app.rows<{ id: string }>('select id from users where email = ?', ana.email!) as [
    { id: string },
  ]
  await post(app, `/people/${id}`, cookie, { deed: 'deactivate' })
  const { answer, session } = await signIn(app)
  expect([
    answer.status,
    session,
    (await answer.text()).includes('This account is deactivated.'),
  ]).toEqual([403, '', true])
})

test('claims that stand only where the provider tells of its people are read there', async () => {
  await using world = await aWorld({}, { inUserInfo: true })
  const { app, provider } = world
  await addAccount(app, 'admin')
  provider.now(ana)
  expect((await signIn(app)).answer.status).toBe(302)
  expect(app.rows('select name from users where email = ?', ana.email!)).toEqual([
    { name: ana.name },
  ])
})

test('only an answer that fits what was asked signs in', async () => {
  await using world = await aWorld()
  const { app, provider } = world
  await addAccount(app, 'admin')
  const faults: [string, Fault][] = [
    ['another nonce', { claims: { nonce: 'another' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another issuer', { claims: { iss: 'https://evil.example' } }],
    ['another audience', { claims: { aud: 'another-client' } }],
    ['a token that is over', { claims: { exp: Math.floor(Date.now() / 1000) - 3600 } }],
    ['another key', { otherKey: true }],
    ['a refusal', { refuse: 'access_denied' }],
  ]
  for (const [what, fault] of faults) {
    provider.now(ana, fault)
    const { answer, session } = await signIn(app)
    expect([what, answer.status, session]).toEqual([what, 403, ''])
    expect(await answer.text()).toContain('could not be confirmed, so you are not signed in')
  }
  provider.now(ana)
  const { back, cookie } = await goOut(app)
  const changed = (name: string, value: string) => {
    const address = new URL(back)
    address.searchParams.set(name, value)
    return address
  }
  expect((await step(changed('state', 'another'), cookie)).status, 'another state').toBe(403)
  expect((await step(back)).status, 'another browser').toBe(400)
  const other = await goOut(app)
  expect((await step(back, other.cookie)).status, 'the answer to another question').toBe(403)
  const mixed = new URL(other.back)
  mixed.searchParams.set('code', new URL(back).searchParams.get('code')!)
  expect(
    (await step(mixed, other.cookie)).status,
    'a code that another browser asked for (PKCE)',
  ).toBe(403)
  const once = await goOut(app)
  expect(
    [(await step(once.back, once.cookie)).status, (await step(once.back, once.cookie)).status],
    'a code works once',
  ).toEqual([302, 403])
  expect(app.rows('select email from users where role = ?', 'viewer')).toEqual([
    { email: ana.email },
  ])
  expect(app.errors()).not.toMatch(/ana@example\.org|Kovač|a secret of the client/)
})

test('one comes back to a page of ours, whatever the address says', async () => {
  await using world = await aWorld()
  const { app, provider } = world
  await addAccount(app, 'admin')
  provider.now(ana)
  for (const next of [
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
  ])
    expect((await signIn(app, next)).answer.headers.get('location')).toBe('/')
})

test('a provider that does not answer is said, and signing in with a password goes on', async () => {
  await using app = await startApp({
    OIDC_ISSUER: 'http://127.0.0.1:9',
    OIDC_CLIENT_ID: 'stanceline',
    OIDC_NAME: 'Example Staff',
  })
  const account = await addAccount(app, 'viewer')
  const answer = await step(`${app.base}/sign-in/provider`)
  expect([
    answer.status,
    (await answer.text()).includes('Example Staff cannot be reached at the moment.'),
  ]).toEqual([502, true])
  expect(await cookieOf(app, account)).toContain('stanceline=')
})

test('settings that cannot be used stop the start with what to write', async () => {
  await expect(
    startApp({ OIDC_ISSUER: 'https://accounts.example.org', OIDC_CLIENT_ID: '' }),
  ).rejects.toThrow('Set it to the id under which the provider knows this Stanceline.')
})
