import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addAccount, cookieOf, follow, signedInPage, visit } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { post } from '#tests/support/posting.ts'

const { app, browser, account: admin, cookie } = await openedFor('admin', 'Ada Nowak')

const password = 'seven other unrelated words'
const idOf = (email: string) =>
  app.rows<{ id: string }>('select id from users where email = ?', email)[0]!.id
const auditOf = (thing: string) =>
  app
    .rows<{ deed: string; via: string }>(
      'select deed, via from audit where thing_id = ? order by id',
      thing,
    )
    .map(({ deed }) => deed)
const signIn = ({ email, password }: { email: string; password: string }) =>
  post(app, '/sign-in', '', { email, password, next: '/' })
const opens = async (session: string) =>
  (await fetch(`${app.base}/letters`, { redirect: 'manual', headers: { cookie: session } }))
    .status === 200

/** The link that the page shows this once. */
const linkOn = (page: Page) => page.getByRole('status').getByRole('textbox').inputValue()

async function invite(email: string, role = 'coder'): Promise<string> {
  const answer = await post(app, '/people?index', cookie, { deed: 'invite', email, role })
  return /value="(http[^"]+\/invitation\?token=[\w-]+)"/.exec(await answer.text())![1]!
}

test('an administrator invites somebody, who chooses a name and a password and is in', async () => {
  await using opened = await signedInPage(browser, app, admin)
  const { page, faults } = opened
  await page.goto('/')
  await page.getByLabel('Signed in as Ada Nowak').click()
  await page.getByRole('link', { name: 'People' }).click()
  await page.getByLabel('E-mail address').fill('ben@example.org')
  await page.getByLabel('Role').selectOption('editor')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await page.getByText('Send this link to ben@example.org.').waitFor()
  const link = await linkOn(page)
  await page
    .getByRole('region', { name: 'Open invitations' })
    .getByText('ben@example.org')
    .waitFor()
  expect(await page.getByRole('region', { name: 'Open invitations' }).innerText()).toMatch(
    /ben@example\.org\s+as editor, until \d+ \w+ \d{4}, by Ada Nowak/,
  )

  await using guest = await visit(browser, app)
  await guest.page.goto(link)
  await guest.page.getByLabel('Your name').fill('Ben Okafor')
  await guest.page.getByLabel('Password').fill(password)
  await guest.page.getByRole('button', { name: 'Join' }).click()
  await guest.page.getByLabel('Signed in as Ben Okafor').waitFor()
  expect(
    app.rows('select email, name, role from users where email = ?', 'ben@example.org'),
  ).toEqual([{ email: 'ben@example.org', name: 'Ben Okafor', role: 'editor' }])
  expect((await guest.page.goto(link))!.status()).toBe(403)

  await page.goto('/people')
  expect(
    await page.getByText('None. Whoever you invite stands here until they join.').count(),
  ).toBe(1)
  expect(await page.getByRole('row', { name: /Ben Okafor/ }).innerText()).toMatch(
    /editor\s+(?:just now|.+ ago)\s+(?:just now|.+ ago)\s+1$/,
  )
  expect([faults, guest.faults.filter((fault) => !fault.includes('403'))]).toEqual([[], []])
})

test('without scripts the link is there to be selected', async () => {
  await using opened = await signedInPage(browser, app, admin, { javaScriptEnabled: false })
  const { page } = opened
  await page.goto('/people')
  await page.getByLabel('E-mail address').fill('cho@example.org')
  await follow(page.getByRole('button', { name: 'Make the link' }))
  expect(await page.getByLabel('Link to the invitation').inputValue()).toMatch(
    /^http:\/\/localhost:\d+\/invitation\?token=[\w-]{32}$/,
  )
  expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(0)
})

test('a withdrawn invitation makes no account, and says so', async () => {
  const link = await invite('dan@example.org')
  const [{ id }] = app.rows<{ id: string }>(
    'select token_hash as id from one_time_links where email = ?',
    'dan@example.org',
  ) as [{ id: string }]
  await post(app, '/people?index', cookie, { deed: 'withdraw', id })
  const answer = await post(app, '/invitation', '', {
    token: new URL(link).searchParams.get('token')!,
    name: 'Dan',
    password,
  })
  expect([
    answer.status,
    app.rows('select id from users where email = ?', 'dan@example.org'),
    auditOf(id),
  ]).toEqual([403, [], ['invited', 'withdrawn']])
  expect(await answer.text()).toContain('This invitation is used up, withdrawn or too old.')
})

test.each([
  [
    'an address that is none',
    { email: 'dan' },
    'Write an e-mail address such as ana@example.org.',
    400,
  ],
  [
    'a role that is none',
    { email: 'dan@example.org', role: 'owner' },
    'Choose viewer, coder, editor or admin.',
    400,
  ],
  [
    'somebody who has an account',
    { email: 'ADA.admin@example.org' },
    'has an account already. Look for it in the list; change its role there.',
    409,
  ],
])('an invitation to %s is refused', async (_what, fields, sentence, status) => {
  const answer = await post(app, '/people?index', cookie, {
    deed: 'invite',
    role: 'coder',
    ...fields,
  })
  expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([status, true])
})

test('who joins cannot choose another address or role, and a short password is refused with the link still open', async () => {
  const token = new URL(await invite('eva@example.org', 'viewer')).searchParams.get('token')!
  expect(
    (await post(app, '/invitation', '', { token, name: 'Eva', password: 'short' })).status,
  ).toBe(400)
  expect(
    (
      await post(app, '/invitation', '', {
        token,
        name: 'Eva',
        password,
        email: 'eve@example.org',
        role: 'admin',
      })
    ).status,
  ).toBe(302)
  expect(app.rows('select email, role from users where name = ?', 'Eva')).toEqual([
    { email: 'eva@example.org', role: 'viewer' },
  ])
})

test('a role holds from the next page on', async () => {
  const fay = await addAccount(app, 'viewer', 'Fay')
  const session = await cookieOf(app, fay)
  const path = `/people/${idOf(fay.email)}`
  expect((await fetch(`${app.base}/letters/new`, { headers: { cookie: session } })).status).toBe(
    403,
  )
  expect((await post(app, path, cookie, { deed: 'role', role: 'coder' })).status).toBe(200)
  expect((await fetch(`${app.base}/letters/new`, { headers: { cookie: session } })).status).toBe(
    200,
  )
  expect(auditOf(idOf(fay.email))).toEqual(['added', 'changed role'])
})

test('the last administrator is neither given another role nor deactivated', async () => {
  const path = `/people/${idOf(admin.email)}`
  for (const fields of [
    { deed: 'role', role: 'editor' },
    { deed: 'deactivate', role: '' },
  ]) {
    const answer = await post(app, path, cookie, fields)
    expect([
      answer.status,
      (await answer.text()).includes('Nobody else is administrator. Make somebody else one first'),
    ]).toEqual([409, true])
  }
  expect(app.rows('select role, deactivated_at from users where email = ?', admin.email)).toEqual([
    { role: 'admin', deactivated_at: null },
  ])
})

test('who is deactivated is out at once, is told so at the next sign-in, and comes back when reactivated', async () => {
  const gil = await addAccount(app, 'coder', 'Gil')
  const session = await cookieOf(app, gil)
  const path = `/people/${idOf(gil.email)}`
  expect((await post(app, path, cookie, { deed: 'deactivate' })).status).toBe(200)
  expect(await opens(session)).toBe(false)
  const refused = await signIn(gil)
  expect([
    refused.status,
    (await refused.text()).includes(
      'This account is deactivated. Ask an administrator to reactivate it.',
    ),
  ]).toEqual([403, true])
  expect(
    (await signIn({ ...gil, password: 'not the password' })).status,
    'who does not know the password learns nothing',
  ).toBe(401)
  await post(app, path, cookie, { deed: 'reactivate' })
  expect((await signIn(gil)).status).toBe(302)
  expect(await opens(session)).toBe(false)
})

test('a forgotten password is replaced by a link that works once', async () => {
  const hal = await addAccount(app, 'coder', 'Hal')
  const session = await cookieOf(app, hal)
  await using opened = await signedInPage(browser, app, admin)
  await opened.page.goto(`/people/${idOf(hal.email)}`)
  await opened.page.getByRole('button', { name: 'Link to a new password' }).click()
  await opened.page.getByText('Send this link to Hal.').waitFor()
  const link = await linkOn(opened.page)
  await using guest = await visit(browser, app, { javaScriptEnabled: false })
  await guest.page.goto(link)
  await guest.page.getByLabel('New password').fill(password)
  await follow(guest.page.getByRole('button', { name: 'Set the password' }))
  expect(await guest.page.getByLabel('Signed in as Hal').count()).toBe(1)
  expect([
    await opens(session),
    (await signIn(hal)).status,
    (await signIn({ ...hal, password })).status,
  ]).toEqual([false, 401, 302])
  expect(
    (
      await post(app, '/new-password', '', {
        token: new URL(link).searchParams.get('token')!,
        password: 'yet another password',
      })
    ).status,
  ).toBe(403)
  expect((await signIn({ ...hal, password })).status).toBe(302)
})

test('one’s own password is changed with the current one, and the other sessions end', async () => {
  const ivy = await addAccount(app, 'viewer', 'Ivy')
  const elsewhere = await cookieOf(app, ivy)
  await using opened = await signedInPage(browser, app, ivy)
  const { page } = opened
  await page.goto('/account')
  await page.getByLabel('Current password').fill('not my password')
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('This is not your current password.').waitFor()
  await page.getByLabel('Current password').fill(ivy.password)
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Change password' }).click()
  await page
    .getByText('Your password is changed. You are signed out everywhere but here.')
    .waitFor()
  await expect.poll(() => page.getByLabel('Current password').inputValue()).toBe('')
  await page.goto('/letters')
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Letters')
  expect([
    await opens(elsewhere),
    (await signIn(ivy)).status,
    (await signIn({ ...ivy, password })).status,
  ]).toEqual([false, 401, 302])
})

test('one’s sessions are listed by device, with this one marked, and ended one by one or all others', async () => {
  const jo = await addAccount(app, 'viewer', 'Jo')
  const from = async (agent: string) =>
    (
      await fetch(`${app.base}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: app.base, 'user-agent': agent },
        body: new URLSearchParams({ email: jo.email, password: jo.password }),
      })
    ).headers
      .getSetCookie()[0]!
      .split(';')[0]!
  const firefox = await from(
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  )
  const phone = await from(
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  )
  await using opened = await signedInPage(browser, app, jo)
  const { page } = opened
  await page.goto('/account')
  const listed = page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem')
  expect(
    (await listed.allInnerTexts()).map((words) => words.split('\n')[0]!.trim()).sort(),
  ).toEqual(
    [
      'Firefox on Linux',
      'Safari on iPhone',
      expect.stringMatching(/^Unknown device this session|this session/),
    ].sort(),
  )
  await page.getByRole('button', { name: /^End the session Safari on iPhone/ }).click()
  await page.getByText('The session is ended.').waitFor()
  expect([await opens(phone), await opens(firefox)]).toEqual([false, true])
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await page.getByText('You are signed out everywhere but here.').waitFor()
  await expect.poll(() => listed.count()).toBe(1)
  expect(await opens(firefox)).toBe(false)
})

test('nobody ends another person’s session, whatever the form says', async () => {
  const [kim, lea] = [
    await addAccount(app, 'viewer', 'Kim'),
    await addAccount(app, 'viewer', 'Lea'),
  ]
  const [kims, leas] = [await cookieOf(app, kim), await cookieOf(app, lea)]
  const [{ id }] = app.rows<{ id: string }>(
    'select token_hash as id from sessions where user_id = ?',
    idOf(lea.email),
  ) as [{ id: string }]
  await post(app, '/account', kims, { deed: 'end session', id })
  expect(await opens(leas)).toBe(true)
  await post(app, `/people/${idOf(lea.email)}`, cookie, { deed: 'end session', id })
  expect(await opens(leas)).toBe(false)
})
