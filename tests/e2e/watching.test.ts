import { connect } from 'node:net'
import { once } from 'node:events'
import { afterAll, expect, test } from 'vitest'
import { addAccount, cookieOf, letterPath, startApp, type App } from '#tests/support/app.ts'
import { tenSecondsAtOnce } from '#tests/support/clocks.ts'
import { openLetter, positionForm } from '#tests/support/posting.ts'

const token = 'a-token-of-this-test'

/** What most tests watch; those that stop a server have one of their own. */
const watched = await startApp({ METRICS_TOKEN: token, LOG_FORMAT: 'json' })
afterAll(watched.stop)

/** What a server says when it has begun with a request. */
const goOn = 'HTTP/1.1 100 Continue\r\n\r\n'

/** The requests that a server noted so far. */
function noted(app: App): Record<string, unknown>[] {
  return app
    .said()
    .split('\n')
    .filter((line) => line.includes('"message":"request"'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

/** Opens a connection, sends the head of a form and, once the server takes it, half of its body; the other half waits. */
async function halfSent(app: App, cookie: string, path: string, form: Record<string, string>) {
  const { hostname, port, host } = new URL(app.base)
  const body = new URLSearchParams(form).toString()
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  let said = ''
  socket.on('data', (bytes) => (said += String(bytes)))
  socket.on('error', () => {})
  const closed = new Promise<string>((resolve) =>
    socket.once('close', () => resolve(said.slice(goOn.length))),
  )
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: ${host}\r\norigin: ${app.base}\r\ncookie: ${cookie}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\nexpect: 100-continue\r\n\r\n`,
  )
  await expect.poll(() => said).toBe(goOn)
  socket.write(body.slice(0, 100))
  return { finish: () => socket.write(body.slice(100)), closed }
}

test('the server says that it lives and that it is ready', async () => {
  const [lives, ready] = await Promise.all(
    ['/healthz', '/readyz'].map((path) => fetch(watched.base + path)),
  )
  expect([lives!.status, await lives!.text()]).toEqual([200, 'ok'])
  expect([ready!.status, await ready!.json()]).toEqual([
    200,
    { ready: true, stopping: false, store: 'answers', migrations: 'done', backups: 'off' },
  ])
  expect([lives, ready].map((answer) => answer!.headers.get('cache-control'))).toEqual([
    'no-store',
    'no-store',
  ])
})

test('numbers are given to who has the token only, and by page, not by address', async () => {
  const ask = (authorization?: string) =>
    fetch(`${watched.base}/metrics`, { headers: authorization ? { authorization } : {} })
  expect([
    (await ask()).status,
    (await ask('Bearer another')).status,
    (await ask(token)).status,
  ]).toEqual([401, 401, 401])
  await fetch(`${watched.base}/letters/some-id?q=secret`, { redirect: 'manual' })
  const answer = await ask(`Bearer ${token}`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    expect.stringMatching(/^text\/plain;.*version=0\.0\.4/),
  ])
  const said = await answer.text()
  expect(said).toContain(
    'stanceline_http_request_duration_seconds_count{method="GET",route="/letters/:letterId",status="302"} 1',
  )
  expect(said).toMatch(/^process_resident_memory_bytes \d+$/m)
  expect(said).not.toMatch(/some-id|secret/)
})

test('without a token there are no numbers', async () => {
  await using app = await startApp({ METRICS_TOKEN: '' })
  expect((await fetch(`${app.base}/metrics`)).status).toBe(404)
})

test('a request is noted by its page, status and time, under the id that a proxy gave it', async () => {
  const answer = await fetch(`${watched.base}/actors/ana-secret?q=kova%C4%8D`, {
    redirect: 'manual',
    headers: { 'x-request-id': 'from-the-proxy.1' },
  })
  expect(answer.headers.get('x-request-id')).toBe('from-the-proxy.1')
  await expect
    .poll(() => noted(watched).filter(({ requestId }) => requestId === 'from-the-proxy.1'))
    .toEqual([
      {
        at: expect.any(String),
        level: 'info',
        message: 'request',
        requestId: 'from-the-proxy.1',
        method: 'GET',
        route: '/actors/:actorId',
        status: 302,
        ms: expect.any(Number),
      },
    ])
  expect(watched.said()).not.toMatch(/secret|kova/)
})

test('what cannot be an id is not taken for one', async () => {
  const ids = await Promise.all(
    ['has spaces', '"quoted"', 'x'.repeat(200)].map(async (id) =>
      (await fetch(`${watched.base}/sign-in`, { headers: { 'x-request-id': id } })).headers.get(
        'x-request-id',
      ),
    ),
  )
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
  expect(new Set(ids).size).toBe(3)
})

test('every line of a log for programs is an object', async () => {
  await fetch(`${watched.base}/sign-in`)
  await expect.poll(() => noted(watched).length).toBeGreaterThan(0)
  for (const line of watched.said().trim().split('\n'))
    expect(JSON.parse(line), line).toMatchObject({ at: expect.any(String), level: 'info' })
})

test('a signal to stop lets the request under way end, takes no others, and keeps what it was told', async () => {
  await using app = await startApp()
  const cookie = await cookieOf(app, await addAccount(app, 'coder'))
  const { path, letterId, form } = await openLetter(app, cookie)
  const { finish, closed } = await halfSent(app, cookie, path, form)
  const gone = once(app.server, 'exit')
  app.server.kill('SIGTERM')
  await expect
    .poll(() =>
      fetch(`${app.base}/healthz`).then(
        () => 'taken',
        () => 'refused',
      ),
    )
    .toBe('refused')
  finish()
  expect(await closed).toMatch(/^HTTP\/1\.1 302 [^]*\r\nconnection: close\r\n/i)
  expect(await gone).toEqual([0, null])
  expect(app.rows('select id from letters where id = ?', letterId)).toHaveLength(1)
})

test('a request that does not end is cut off ten seconds after the signal', async () => {
  await using app = await startApp({ NODE_OPTIONS: tenSecondsAtOnce })
  const cookie = await cookieOf(app, await addAccount(app, 'coder'))
  const before = app.rows('select id from positions').length
  const { closed } = await halfSent(app, cookie, letterPath(app), positionForm(app))
  const gone = once(app.server, 'exit')
  app.server.kill('SIGTERM')
  expect(await gone).toEqual([0, null])
  expect([await closed, app.rows('select id from positions').length]).toEqual(['', before])
})
