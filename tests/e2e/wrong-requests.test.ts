import { afterAll, expect, test } from 'vitest'
import { addAccount, cookieOf, letterPath, startApp, dossierPath } from '#tests/support/app.ts'
import { standingStill } from '#tests/support/clocks.ts'
import { addPosition, positionForm, post } from '#tests/support/posting.ts'

const app = await startApp({ NODE_OPTIONS: standingStill, SIGN_INS_PER_MINUTE: '1000' })
afterAll(app.stop)
const cookie = await cookieOf(app, await addAccount(app, 'admin', 'Ana'))

const passage = 'by using tools to detect grooming behaviour'
const openForms = ['/sign-in', '/invitation', '/first-account', '/new-password']

function send(path: string, body: BodyInit, headers: Record<string, string> = {}) {
  return fetch(`${app.base}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: app.base, ...headers },
    body,
  })
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }

test('a body that is no form is refused with a sentence by every form, and is no fault of ours', async () => {
  for (const path of [...openForms, letterPath(app), '/account', '/people?index', '/letters/new'])
    for (const [body, type, status] of [
      ['{"a":1}', 'application/json', 415],
      ['a=1', 'text/plain', 415],
      ['--x\r\nContent', 'multipart/form-data; boundary=x', 400],
      ['a=%00', form['content-type'], 400],
      ['', '', 415],
    ] as const) {
      const headers = {
        ...(type && { 'content-type': type }),
        ...(openForms.includes(path) ? {} : { cookie }),
      }
      const answer = await send(path, body, headers)
      expect([path, type, answer.status]).toEqual([path, type, status])
      expect(await answer.text()).toContain('so nothing was stored')
    }
  expect(app.errors()).toBe('')
})

test('a million fields are refused at an open form, and what comes back is none of them', async () => {
  for (const path of openForms) {
    const answer = await send(path, `next=/&${'a=b&'.repeat(1_000_000)}`, form)
    const page = await answer.text()
    expect([answer.status, page.includes('This form has more than 64 kB')]).toEqual([413, true])
    expect(page.length).toBeLessThan(20_000)
  }
  expect(app.errors()).toBe('')
})

test('what comes back of a form is what its page has', async () => {
  const fields = new URLSearchParams({ email: 'typed@example.org', other: 'a stray field' })
  const page = await (await send('/sign-in', fields)).text()
  expect([page.includes('typed@example.org'), page.includes('a stray field')]).toEqual([
    true,
    false,
  ])
})

test('where a form came from is asked once: null within our own site is no fault', async () => {
  const answer = await post(app, letterPath(app), cookie, positionForm(app, { exact: passage }), {
    origin: 'null',
    'sec-fetch-site': 'same-origin',
  })
  expect([answer.status, app.errors()]).toEqual([302, ''])
})

test('addresses of no page, and revisions that no number holds, are refused without a stack', async () => {
  for (const path of [
    '/?_data=root',
    '/letters?_data=x',
    `${dossierPath}/briefings?actor=%00`,
    '/letters/%00',
  ])
    expect((await fetch(`${app.base}${path}`, { headers: { cookie } })).status).toBe(400)
  const letter = letterPath(app)
  const id = await addPosition(app, cookie, letter, { exact: passage })
  for (const revision of ['123456789012', '-1', 'constructor'])
    expect((await post(app, letter, cookie, { deed: 'withdraw', id, revision })).status).toBe(409)
  for (const deed of ['constructor', '__proto__', 'toString'])
    for (const path of [letter, '/account', '/people?index'])
      expect((await post(app, path, cookie, { deed, id })).status).toBe(400)
  expect(app.errors()).toBe('')
})

test('every open form and its data have one rate, and each refusal says for how long', async () => {
  await using limited = await startApp({
    NODE_OPTIONS: standingStill,
    SIGN_INS_PER_MINUTE: '5',
    SEARCHES_PER_MINUTE: '1',
  })
  const viewer = await cookieOf(limited, await addAccount(limited, 'viewer', 'Ana'))
  const headers = { origin: limited.base }
  const statuses = []
  for (const path of openForms)
    statuses.push((await post(limited, path, '', { token: 'x' }, headers)).status)
  // The page of the first account sends on to sign in, once there is one.
  expect(statuses).toEqual([400, 403, 302, 403])
  for (const path of openForms.flatMap((each) => [each, `${each}.data`])) {
    const answer = await post(limited, path, '', { token: 'x' }, headers)
    expect([path, answer.status, answer.headers.has('retry-after')]).toEqual([path, 429, true])
  }
  await fetch(`${limited.base}/letters?q=encryption`, { headers: { cookie: viewer } })
  for (const path of ['/letters', '/letters.data', '/actors', '/actors.data', '/actors.json']) {
    const answer = await fetch(`${limited.base}${path}?q=x`, { headers: { cookie: viewer } })
    expect([path, answer.status, answer.headers.has('retry-after')]).toEqual([path, 429, true])
  }
  expect(limited.errors()).toBe('')
})
