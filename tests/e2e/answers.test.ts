import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { letterPath, signedInPage, dossierPath } from '#tests/support/app.ts'
import { forAYear, unprotected } from '#tests/support/headers.ts'
import { openedFor } from '#tests/support/opened.ts'
import { looking } from '#tests/support/places.ts'
import { addLetter, addLetterFile, addPosition } from '#tests/support/posting.ts'

const { app, browser, account: admin, cookie } = await openedFor('admin')

const ask = (path: string, headers: Record<string, string> = { cookie }) =>
  fetch(`${app.base}${path}`, { redirect: 'manual', headers })

/** The words of a page's main part, as far as they can be read off its source. */
async function mainOf(answer: Response): Promise<string> {
  return (/<main[^]*<\/main>/.exec(await answer.text())?.[0] ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, '’')
    .replace(/\s+/g, ' ')
    .trim()
}

test('what is not there is answered with 404 and a sentence', async () => {
  const nothing = '00000000-0000-7000-8000-000000000000'
  const paths = {
    letter: `/letters/${nothing}`,
    'letter ': '/letters/nonsense',
    actor: `/actors/${nothing}`,
    topic: `${dossierPath}/topics/${nothing}`,
    ' letter': `/letters/${nothing}/correction`,
    '  letter': `/letters/${nothing}/original`,
    'letter  ': `/letters/${nothing}/visibility`,
  }
  for (const [what, path] of Object.entries(paths)) {
    const answer = await ask(path)
    expect([path, answer.status]).toEqual([path, 404])
    const said = await answer.text()
    expect(said, path).toContain(
      `There is no such ${what.trim()}. It may have another address; look for it in the list.`,
    )
  }
})

test('an address that leads nowhere is answered in words for readers', async () => {
  const answer = await ask('/nowhere/at/all')
  expect(answer.status).toBe(404)
  const said = await mainOf(answer)
  expect(said).toMatch(/^Not found .*\. Go to the overview$/)
  expect(said).not.toMatch(/route|URL/i)
})

test('no address makes the server fail, or fill its log', async () => {
  const odd = [
    '/letters/%00',
    '/letters/%E0%A4%A',
    '/%',
    '/actors/%27%20or%201=1',
    '/letters?page=-1',
    '/letters?page=99999999999',
    '/letters?q=%22%27*%28%00',
    '/letters?q=' + 'a'.repeat(4000),
    '/letters?from=2020-02-31&to=x',
    `${dossierPath}/distribution?group=planet&measure=means&topic=x&asOf=0001-01-01`,
    `${dossierPath}/stances?from=last+week&to=2020-13`,
    `${dossierPath}/stances?from=2021&to=2020`,
    `${dossierPath}/stances?asOf=0001-01-01`,
    `${dossierPath}/stances?actor=x&actor=y&topic=z&at=q&of=w`,
    `${dossierPath}/topics?x=1`,
    '/actors?page=7&kind=nobody&order=none',
    '/sign-in?next=%00',
    '/first-account?token=%00',
    '/letters/new?edit=x',
  ]
  const answers = await Promise.all(odd.map(async (path) => [path, (await ask(path)).status]))
  expect(answers.filter(([, status]) => Number(status) >= 500)).toEqual([])
  expect(app.errors()).toBe('')
})

test('thousands of years are answered with no more than a few', async () => {
  const lengthOf = async (path: string) => {
    const answer = await ask(path)
    expect([path, answer.status]).toEqual([path, 200])
    return (await answer.text()).length
  }
  for (const [long, short] of [
    [`${dossierPath}/stances?from=1000&to=9999`, `${dossierPath}/stances?from=2018&to=2024`],
    [
      `${dossierPath}/stances?asOf=9999-12-31&to=9999`,
      `${dossierPath}/stances?asOf=2024-12-31&to=2024`,
    ],
    [`${dossierPath}/briefings?from=1000&to=9999`, `${dossierPath}/briefings?from=2018&to=2024`],
  ] as const)
    expect((await lengthOf(long)) / (await lengthOf(short)), long).toBeLessThan(2)
})

test('a period that cannot be read is said at its field', async () => {
  await using opened = await signedInPage(browser, app, admin)
  const { page } = opened
  await page.goto(`${dossierPath}/stances?view=overlay&from=last+week&to=2020-12-31`)
  expect(await page.getByLabel('From', { exact: true }).getAttribute('aria-invalid')).toBe('true')
  expect(
    await page
      .getByRole('alert')
      .filter({ hasText: '“last week” is not a date that can be read.' })
      .isVisible(),
  ).toBe(true)
  expect((await ask(`${dossierPath}/briefings.csv?from=last+week`)).status).toBe(400)
})

test('pages carry the headers that protect them', async () => {
  const nonces = new Set<string>()
  for (const [path, headers] of [
    [dossierPath, { cookie }],
    [letterPath(app), { cookie }],
    ['/nowhere', { cookie }],
    ['/sign-in', {}],
    ['/letters/new', { cookie }],
  ] as const) {
    const answer = await ask(path, headers)
    const policy = answer.headers.get('content-security-policy') ?? ''
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? ''
    expect(scripts, path).toMatch(/^'self' 'nonce-[\w+/=]{20,}'$/)
    expect(policy).not.toContain('unsafe')
    expect(policy).toMatch(/default-src 'none'.*frame-ancestors 'none'.*base-uri 'none'/)
    const nonce = /'nonce-([^']+)'/.exec(scripts)![1]!
    const page = await answer.text()
    expect(
      [...page.matchAll(/<script\b[^>]*>/g)].filter(([tag]) => !tag.includes(`nonce="${nonce}"`)),
      path,
    ).toEqual([])
    nonces.add(nonce)
    expect(unprotected(answer), path).toEqual([])
  }
  expect(nonces.size).toBe(5)
})

test('what is no page is protected like one, and only what never changes is kept', async () => {
  const file = readdirSync('build/client/assets').find((name) => name.endsWith('.js'))!
  for (const [path, status] of [
    ['/healthz', 200],
    ['/readyz', 200],
    ['/metrics', 404],
    ['/assets/none.js', 404],
    ['/assets', 404],
    ['/assets/', 404],
    ['/nowhere', 404],
    ['/%', 400],
    [`${dossierPath}/briefings.csv?from=last+week`, 400],
    ['/letters.data', 200],
    ['/favicon.ico', 404],
  ] as const) {
    const answer = await ask(path)
    expect([path, answer.status, unprotected(answer)]).toEqual([path, status, []])
  }
  for (const [method, status] of [
    ['DELETE', 411],
    ['PATCH', 405],
    ['HEAD', 200],
  ] as const) {
    const answer = await fetch(`${app.base}/method`, {
      method,
      headers: { cookie, origin: app.base, 'content-length': '0' },
      redirect: 'manual',
    })
    expect([method, answer.status, unprotected(answer)]).toEqual([method, status, []])
  }
  const asset = await ask(`/assets/${file}`)
  expect([asset.status, unprotected(asset, forAYear)]).toEqual([200, []])
})

test('nothing of a request becomes a header of an answer', async () => {
  const letter = await addLetterFile(app, cookie, 'a.txt\r\nX-Injected: yes\r\n\r\n<script>')
  const signIn = new URLSearchParams({
    email: admin.email,
    password: admin.password,
    next: '/letters\r\nX-Injected: yes',
  }).toString()
  const { host } = new URL(app.base)
  const signedIn = `cookie: ${cookie}`
  const heads: [string, ...string[]][] = [
    ['GET /letters/x%0d%0aX-Injected:%20yes?q=%0d%0aX-Injected:%20yes HTTP/1.1', `host: ${host}`],
    ['GET /sign-in?next=/%0d%0aX-Injected:%20yes HTTP/1.1', `host: ${host}`, signedIn],
    ['GET /sign-in?next=//evil.example HTTP/1.1', `host: ${host}`, signedIn],
    ['GET //evil.example/%2e%2e HTTP/1.1', `host: ${host}`],
    ['GET //evil.example/..%2fassets HTTP/1.1', `host: ${host}`],
    ['GET https://evil.example/letters HTTP/1.1', `host: ${host}`],
    [`GET ${letter}/original HTTP/1.1`, `host: ${host}`, signedIn],
    [
      'GET /dossiers/child-sexual-abuse-interim-regulation/briefings.csv?topic=%0d%0aX-Injected:%20yes HTTP/1.1',
      `host: ${host}`,
      signedIn,
    ],
    ['GET /letters HTTP/1.1', 'host: evil.example%0d%0aX-Injected:%20yes'],
    ['GET /letters HTTP/1.1', 'host: evil.example"><script>'],
    ['GET /letters HTTP/1.1', 'host: a b'],
    ['GET /letters HTTP/1.1', 'host: '],
    ['GET /letters HTTP/1.1', `host: ${host}`, 'x-forwarded-host: evil.example:99999'],
    [
      'GET /letters HTTP/1.1',
      `host: ${host}`,
      'x-forwarded-host: evil.example',
      'x-forwarded-proto: https',
      'x-forwarded-for: 203.0.113.7%0d%0aX-Injected: yes',
      'x-forwarded-port: 1',
    ],
    ['GET /letters HTTP/1.1', `host: ${host}`, 'x-request-id: a\r\n X-Injected: yes'],
    ['GET /letters HTTP/1.1', `host: ${host}`, 'x-request-id: a%0d%0aX-Injected: yes'],
    [
      'TRACE /letters HTTP/1.1',
      `host: ${host}`,
      `origin: ${app.base}`,
      'x-injected: yes',
      'content-length: 0',
    ],
    [
      'POST /sign-in HTTP/1.1',
      `host: ${host}`,
      `origin: ${app.base}`,
      'content-type: application/x-www-form-urlencoded',
      `content-length: ${signIn.length}\r\nconnection: close\r\n\r\n${signIn}`,
    ],
  ]
  for (const lines of heads) {
    const { status, headers } = await said(lines)
    expect([
      lines,
      status,
      headers.filter((line) =>
        /^x-injected|^location: (?!\/(?!\/))|^strict-transport|evil\.example\//i.test(line),
      ),
    ]).toEqual([lines, expect.toSatisfy((code: number) => code >= 200 && code < 500), []])
  }
  expect(app.errors()).toBe('')
})

/** What the server answers to the lines of a request, as it stands on the wire. */
async function said(lines: readonly string[]): Promise<{ status: number; headers: string[] }> {
  const { hostname, port } = new URL(app.base)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.on('data', (bytes) => (answer += bytes.toString('latin1')))
  socket.write(
    `${lines.join('\r\n')}${lines.at(-1)!.includes('connection: close') ? '' : '\r\nconnection: close\r\n\r\n'}`,
  )
  await once(socket, 'close')
  const [first, ...headers] = answer.slice(0, answer.indexOf('\r\n\r\n')).split('\r\n')
  return { status: Number(first!.split(' ')[1]), headers }
}

test('files are saved, never shown as pages of ours', async () => {
  for (const path of [
    `${letterPath(app)}/original`,
    `${dossierPath}/briefings.docx`,
    `${dossierPath}/briefings.csv`,
    `${dossierPath}/briefings.md`,
  ]) {
    const { headers } = await ask(path)
    expect([
      path,
      headers.get('content-disposition')?.startsWith('attachment; '),
      headers.get('x-content-type-options')?.includes('nosniff'),
      headers.get('cache-control')?.includes('no-store'),
    ]).toEqual([path, true, true, true])
  }
})

test('markup that somebody stored is shown as words and does not run', async () => {
  const evil = (name: string) =>
    `<script>window.ran="${name}"</script><img src=x onerror="window.ran='${name}'">`
  const text = `Dear Sir,\n\nWe support ${evil('text')} strong encryption. Not where ${evil('condition')} is so.\n\nYours faithfully,\n\nMallory\n`
  const letter = await addLetter(app, cookie, {
    title: evil('title'),
    text,
    reference: evil('reference'),
    basis: evil('basis'),
    'party.0.name': `Mallory ${evil('name')}`,
    'party.0.capacity': evil('capacity'),
    'party.0.organisation': evil('organisation'),
  })
  const [holder] = app.rows<{ id: string }>('select id from actors where name like ?', 'Mallory%')
  const id = await addPosition(app, cookie, letter, {
    exact: `We support ${evil('text')} strong encryption.`,
    holderIds: holder!.id,
    conditional: 'on',
    condition: evil('condition'),
    note: evil('note'),
  })
  await using opened = await signedInPage(browser, app, admin)
  const { page, faults } = opened
  for (const path of [
    letter,
    `${letter}?edit=${id}`,
    `${letter}/correction`,
    '/welcome',
    dossierPath,
    '/letters',
    '/letters?q=script',
    '/actors',
    `/actors/${holder!.id}`,
    `${dossierPath}/stances?actor=${holder!.id}`,
    `${dossierPath}/stances?view=overlay&actor=${holder!.id}`,
    `${dossierPath}/briefings?actor=${holder!.id}`,
    '/method',
    `/actors?q=${encodeURIComponent(evil('query'))}`,
    `${dossierPath}/stances?add=${encodeURIComponent(evil('query'))}`,
    `${dossierPath}/stances?names=${encodeURIComponent(evil('query'))}&group=${encodeURIComponent(evil('query'))}`,
  ]) {
    await page.goto(path)
    expect(await page.evaluate(() => (window as { ran?: string }).ran), path).toBeUndefined()
    expect(await page.locator('main img, main script').count(), path).toBe(0)
  }
  await page.goto(letter)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(evil('title'))
  expect(await page.locator('.letter-text').innerText()).toContain(evil('text'))
  expect(faults).toEqual([])
})

test('a fault of ours says nothing of what is inside, and is protected like a page', async () => {
  const before = app.errors()
  const onFile = (statement: string) =>
    looking(app.databaseUrl.replace('file:', ''), (raw) => raw.exec(statement))
  onFile('alter table topics rename to topics_away')
  try {
    for (const path of [
      `${dossierPath}/topics`,
      `${dossierPath}/topics.data`,
      `${dossierPath}/briefings.csv`,
    ]) {
      const answer = await ask(path)
      expect([path, answer.status, unprotected(answer)]).toEqual([path, 500, []])
      expect(await answer.text(), path).not.toMatch(
        /no such table|SqliteError|topics_away|node_modules|\.ts|\.js:\d/,
      )
    }
  } finally {
    onFile('alter table topics_away rename to topics')
  }
  expect(app.errors().slice(before.length)).toContain('no such table')
  expect((await ask(`${dossierPath}/topics`)).status).toBe(200)
})
