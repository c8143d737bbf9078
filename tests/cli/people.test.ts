import { expect, test } from 'vitest'
import { startApp } from '#tests/support/app.ts'
import { aPlace } from '#tests/support/command.ts'

const password = 'four unrelated words here'

/** A store with Ana, an administrator, and Ben, who is a coder. */
async function withTwo() {
  const place = aPlace()
  for (const [email, name, role] of [
    ['ana@example.org', 'Ana Kovač', 'admin'],
    ['ben.okafor@example.org', 'Ben Okafor', 'coder'],
  ] as const)
    await place.run(
      ['user', 'add', '--email', email, '--name', name, '--role', role],
      `${password}\n`,
    )
  return place
}

test('everybody is listed, whoever is deactivated last', async () => {
  using place = await withTwo()
  place.sql(
    "update users set last_seen_at = '2020-03-01T10:00:00.000Z' where role = 'coder'; update users set deactivated_at = '2026-01-01T00:00:00.000Z' where role = 'admin'",
  )
  expect(await place.run(['user', 'list'])).toEqual({
    code: 0,
    err: '',
    out: 'ben.okafor@example.org  Ben Okafor  coder   last seen 1 Mar 2020\nana@example.org         Ana Kovač   admin   deactivated\n',
  })
})

test('the list is JSON on request, without passwords', async () => {
  using place = await withTwo()
  const { code, out } = await place.run(['user', 'list', '--json'])
  expect([code, JSON.parse(out)]).toMatchObject([
    0,
    [
      { email: 'ana@example.org', role: 'admin', last_seen_at: null, sessions: 0 },
      { email: 'ben.okafor@example.org' },
    ],
  ])
  expect(out).not.toMatch(/argon|password/)
})

test('an empty list says how somebody gets an account', async () => {
  using place = aPlace()
  expect((await place.run(['user', 'list'])).out).toBe(
    'Nobody has an account yet. Add one with “user add”, or open the link that the server prints when it starts.\n',
  )
})

test('the link that is printed sets a new password once', async () => {
  await using app = await startApp()
  using place = aPlace()
  const run = (args: string[], input = '') =>
    place.run(args, input, { DATABASE_URL: app.databaseUrl, PUBLIC_URL: `${app.base}/` })
  await run(
    ['user', 'add', '--email', 'ana@example.org', '--name', 'Ana Kovač', '--role', 'admin'],
    `${password}\n`,
  )
  const { code, out } = await run(['user', 'reset', 'ANA@example.org'])
  const [said, link] = out.trim().split('\n') as [string, string]
  expect([code, said, link]).toEqual([
    0,
    'Send this link to Ana Kovač. It works once and for a day:',
    expect.stringMatching(new RegExp(`^${app.base}/new-password\\?token=[\\w-]{32}$`)),
  ])
  const set = () =>
    fetch(`${app.base}/new-password`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: app.base },
      body: new URLSearchParams({
        token: new URL(link).searchParams.get('token')!,
        password: 'another four unrelated words',
      }),
    })
  expect([(await set()).status, (await set()).status]).toEqual([302, 403])
  expect(app.rows('select deed, via from audit where thing = ? order by id', 'user')).toEqual([
    { deed: 'added', via: 'command line' },
    { deed: 'offered a new password', via: 'command line' },
    { deed: 'changed password', via: 'screen' },
  ])
})

test.each([
  ['nobody named', [], 'Say whose password: stanceline user reset ana@example.org.\n'],
  [
    'somebody unknown',
    ['eve@example.org'],
    'Nobody has an account for eve@example.org. “user list” shows everybody.\n',
  ],
])('with %s no link is made', async (_what, words, sentence) => {
  using place = await withTwo()
  expect(await place.run(['user', 'reset', ...words])).toEqual({ code: 1, out: '', err: sentence })
})

test('whoever is deactivated gets no link', async () => {
  using place = await withTwo()
  place.sql("update users set deactivated_at = '2026-01-01T00:00:00.000Z' where role = 'coder'")
  expect((await place.run(['user', 'reset', 'ben.okafor@example.org'])).err).toBe(
    'Ben Okafor is deactivated. An administrator reactivates the account under People.\n',
  )
})
