import { expect, test } from 'vitest'
import {
  addAccount,
  cookieOf,
  letterPath,
  signedInPage,
  tokenOf,
  dossierPath,
} from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { post } from '#tests/support/posting.ts'

const { app, browser, account: admin, cookie } = await openedFor('admin', 'Ada Nowak')

const fetched = (path: string, token: string, more: Record<string, string> = {}) =>
  fetch(`${app.base}${path}`, {
    redirect: 'manual',
    headers: { authorization: `Bearer ${token}`, ...more },
  })
const revocable = (name: string) =>
  app.rows<{ id: string }>('select id from tokens where name = ?', name)[0]!.id

test('a token is made, shown once, used and revoked on one’s account', async () => {
  await using opened = await signedInPage(browser, app, admin)
  const { page, faults } = opened
  await page.goto('/account')
  await page.getByLabel('Name of the program').fill('Morning report')
  await page.getByRole('button', { name: 'Make a token' }).click()
  await page.getByText('This is the token “Morning report”.').waitFor()
  const token = await page.getByLabel('Token', { exact: true }).inputValue()
  const listed = page
    .getByRole('region', { name: 'Tokens for programs' })
    .getByRole('listitem')
    .filter({ hasText: 'Morning report' })
  expect(await listed.innerText()).toMatch(
    /^Morning report read\s+never used · made (?:just now|.+ ago), works until \d+ \w+ \d{4}/,
  )
  const answer = await fetched(`${dossierPath}/briefings.csv`, token)
  expect([
    answer.status,
    answer.headers.get('content-type'),
    answer.headers.getSetCookie(),
  ]).toEqual([200, 'text/csv; charset=utf-8', []])
  await page.goto('/account')
  expect(await listed.innerText()).toMatch(/last used (?:just now|.+ ago)/)
  expect(await page.content()).not.toContain(token)
  await page.getByRole('button', { name: 'Revoke the token Morning report' }).click()
  await page.getByText('The token is revoked.').waitFor()
  await expect.poll(() => listed.count()).toBe(0)
  expect((await fetched(`${dossierPath}/briefings.csv`, token)).status).toBe(401)
  expect(faults).toEqual([])
})

test('a token opens every download', async () => {
  const token = await tokenOf(app, cookie, 'read', 'every download')
  for (const path of [
    `${dossierPath}/briefings.csv`,
    `${dossierPath}/briefings.md`,
    `${dossierPath}/briefings.docx`,
    `${letterPath(app)}/original`,
  ]) {
    const answer = await fetched(path, token)
    expect([
      path,
      answer.status,
      answer.headers.get('content-disposition')?.startsWith('attachment; '),
    ]).toEqual([path, 200, true])
  }
})

test.each([
  ['forged', () => `stanceline_${'A'.repeat(43)}`],
  ['malformed', () => 'stanceline_short'],
  ['of another kind', () => 'ghp_0123456789'],
  ['the token of a session', () => decodeURIComponent(cookie.split('=')[1]!)],
  [
    'the hash that the store holds',
    () => app.rows<{ hash: string }>('select token_hash as hash from tokens')[0]!.hash,
  ],
  ['empty', () => ''],
])(
  'a token that is %s gets 401 and a sentence, whoever is signed in beside it',
  async (_what, token) => {
    for (const more of [{}, { cookie }]) {
      const answer = await fetched(
        `${dossierPath}/briefings.csv`,
        token(),
        more as Record<string, string>,
      )
      expect([answer.status, answer.headers.get('www-authenticate'), await answer.text()]).toEqual([
        401,
        'Bearer realm="Stanceline", error="invalid_token"',
        'This token is not one of ours, or it is revoked or over. Make a new one under “Your account” and send it as “Authorization: Bearer stanceline_…”.',
      ])
    }
  },
)

test('a token may no more than its owner may by now', async () => {
  const vic = await addAccount(app, 'admin', 'Vic')
  const token = await tokenOf(app, await cookieOf(app, vic), 'write', 'of Vic')
  expect((await fetched(`${dossierPath}/briefings.csv`, token)).status).toBe(200)
  const [{ id }] = app.rows<{ id: string }>('select id from users where email = ?', vic.email) as [
    { id: string },
  ]
  await post(app, `/people/${id}`, cookie, { deed: 'deactivate' })
  expect((await fetched(`${dossierPath}/briefings.csv`, token)).status).toBe(401)
})

test('a token makes no session, sees no page and manages nobody', async () => {
  const token = await tokenOf(app, cookie, 'write', 'for everything')
  for (const path of ['/', '/letters', '/people', '/account', '/people.data', '/_root.data']) {
    const answer = await fetched(path, token)
    const said = await answer.text()
    expect([path, answer.headers.getSetCookie(), /Johansson|example\.org/.test(said)]).toEqual([
      path,
      [],
      false,
    ])
    if (!path.endsWith('.data'))
      expect([path, answer.status, said.includes('A token opens downloads only')]).toEqual([
        path,
        403,
        true,
      ])
  }
  const answer = await post(
    app,
    '/people?index',
    '',
    { deed: 'invite', email: 'eve@example.org', role: 'admin' },
    { authorization: `Bearer ${token}` },
  )
  expect([
    answer.status,
    app.rows('select email from one_time_links where email = ?', 'eve@example.org'),
  ]).toEqual([403, []])
})

test.each([
  ['no name', { name: ' ' }, 'Name the program that will use it'],
  ['another scope', { scope: 'admin' }, 'Choose whether it may read, or write as well.'],
  ['a time of its own', { days: '100000' }, 'Choose for how long it works.'],
])('a token with %s is not made', async (_what, changes, sentence) => {
  const before = app.rows('select id from tokens').length
  const answer = await post(app, '/account', cookie, {
    deed: 'new token',
    name: 'x',
    scope: 'read',
    days: '30',
    ...changes,
  })
  expect([
    answer.status,
    (await answer.text()).includes(sentence),
    app.rows('select id from tokens').length,
  ]).toEqual([400, true, before])
})

test('nobody revokes another person’s token but an administrator', async () => {
  const [uma, wes] = [
    await addAccount(app, 'viewer', 'Uma'),
    await addAccount(app, 'viewer', 'Wes'),
  ]
  const token = await tokenOf(app, await cookieOf(app, uma), 'read', 'of Uma')
  const id = revocable('of Uma')
  const refused = await post(app, '/account', await cookieOf(app, wes), {
    deed: 'revoke token',
    id,
  })
  expect([
    refused.status,
    (await refused.text()).includes('This belongs to somebody else. Nothing was stored.'),
    (await fetched(`${dossierPath}/briefings.csv`, token)).status,
  ]).toEqual([403, true, 200])
  const [{ user }] = app.rows<{ user: string }>(
    'select user_id as user from tokens where id = ?',
    id,
  ) as [{ user: string }]
  expect((await post(app, `/people/${user}`, cookie, { deed: 'revoke token', id })).status).toBe(
    200,
  )
  expect((await fetched(`${dossierPath}/briefings.csv`, token)).status).toBe(401)
  expect(app.rows('select deed from audit where thing_id = ? order by id', id)).toEqual([
    { deed: 'added' },
    { deed: 'revoked' },
  ])
})
