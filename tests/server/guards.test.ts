import type { AddressInfo } from 'node:net'
import { Agent, request as ask } from 'node:http'
import express from 'express'
import { expect, test } from 'vitest'
import {
  drainUnreadBody,
  refuseStrayAddress,
  requireSameOrigin,
  setSecurityHeaders,
} from '#app/server/guards.ts'

/** A server behind all guards that answers “stored” to whatever passes. */
async function guarded(strict = true) {
  const app = express()
  app.use(setSecurityHeaders({ strict }), refuseStrayAddress, requireSameOrigin, drainUnreadBody)
  app.all('/origin', (request, response) => void response.send(request.headers.origin ?? 'none'))
  app.all('/unread', (request, response) => {
    request.once('data', () => request.pause())
    response.send('not read')
  })
  app.all('*', (_request, response) => void response.send('stored'))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const { port } = server.address() as AddressInfo
  return {
    port,
    host: `127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

type Answer = { status: number; headers: Record<string, unknown>; body: string }

function send(
  port: number,
  method: string,
  sent: Record<string, string> = {},
  body = '',
  path = '/letters',
  agent?: Agent,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { port, host: '127.0.0.1', method, path, headers: sent, agent }
    const request = ask(options, (response) => {
      let said = ''
      response.on('data', (piece: Buffer) => (said += piece.toString()))
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: said }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

test('a page carries a strict policy with a fresh nonce, and is never kept', async () => {
  await using server = await guarded()
  const [one, other] = [await send(server.port, 'GET'), await send(server.port, 'GET')]
  expect(one.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  })
  const policy = String(one.headers['content-security-policy'])
  expect(policy).toMatch(
    /default-src 'none'.*script-src 'self' 'nonce-[\w+/=]{24}'.*form-action 'self'.*frame-ancestors 'none'/,
  )
  expect(policy).not.toContain('unsafe')
  expect(policy).not.toBe(other.headers['content-security-policy'])
})

test('a link stands in frames of others where it is made for that, and then may do nothing else', async () => {
  await using server = await guarded()
  const ask = async (path: string) => (await send(server.port, 'GET', {}, '', path)).headers
  const framed = await ask(`/links/${'x'.repeat(32)}/embed`)
  const policy = String(framed['content-security-policy'])
  expect(policy).toMatch(/default-src 'none'.*frame-ancestors \*/)
  expect(policy).not.toMatch(/script-src|unsafe/)
  expect(framed['x-frame-options']).toBeUndefined()
  for (const path of ['/links/x', '/links/x/embed/more', '/letters/x/embed']) {
    const headers = await ask(path)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-frame-options']).toBe('SAMEORIGIN')
  }
})

test('while developing there is no policy, and the other headers stay', async () => {
  await using server = await guarded(false)
  const { headers } = await send(server.port, 'GET')
  expect([headers['content-security-policy'], headers['cache-control']]).toEqual([
    undefined,
    'no-store',
  ])
})

test.each([
  ['our own origin', (host: string) => ({ origin: `http://${host}` })],
  ['our own origin over TLS', (host: string) => ({ origin: `https://${host}` })],
  ['a browser that says it is ours', () => ({ 'sec-fetch-site': 'same-origin' })],
  ['no origin but our own site', () => ({ origin: 'null', 'sec-fetch-site': 'same-origin' })],
])('a form from %s passes', async (_what, sent) => {
  await using server = await guarded()
  expect(
    await send(server.port, 'POST', { ...sent(server.host), 'content-length': '0' }),
  ).toMatchObject({ status: 200, body: 'stored' })
})

test.each([
  ['another site', (_host: string): Record<string, string> => ({ origin: 'https://evil.example' })],
  [
    'a site whose name begins like ours',
    () => ({ host: 'stanceline.example', origin: 'https://stanceline.example.evil.example' }),
  ],
  [
    'a site whose name ends like ours',
    () => ({ host: 'stanceline.example', origin: 'https://not-stanceline.example' }),
  ],
  ['another port', () => ({ origin: 'http://127.0.0.1:1' })],
  ['nowhere', () => ({})],
  ['a sandboxed frame', () => ({ origin: 'null' })],
  ['what is no origin', () => ({ origin: 'stanceline' })],
  ['the same site but another host', () => ({ 'sec-fetch-site': 'same-site' })],
  [
    'another site that lies in one header',
    () => ({ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }),
  ],
])('a form from %s is refused with a sentence', async (_what, sent) => {
  await using server = await guarded()
  expect(
    await send(server.port, 'POST', { ...sent(server.host), 'content-length': '0' }),
  ).toMatchObject({
    status: 403,
    body: 'This form was not sent from a page of Stanceline, so nothing was stored. Open the page here and send it again.',
  })
})

test('a program with a token needs no origin, and what another scheme says is no token', async () => {
  await using server = await guarded()
  const answers = await Promise.all(
    ['Bearer stanceline_x', 'bearer x', 'Basic YW5hOnB3', 'Bearerish x', 'Bearer'].map(
      (authorization) => send(server.port, 'POST', { authorization, 'content-length': '0' }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 403, 403, 403])
})

test.each(['PUT', 'DELETE', 'PATCH'])('%s is guarded like a form', async (method) => {
  await using server = await guarded()
  expect((await send(server.port, method, { 'content-length': '0' })).status).toBe(403)
})

test('reading needs no origin', async () => {
  await using server = await guarded()
  expect([
    (await send(server.port, 'GET')).status,
    (await send(server.port, 'HEAD')).status,
  ]).toEqual([200, 200])
})

test('where a form that passes came from is not asked a second time, by what takes null for a fault', async () => {
  await using server = await guarded()
  for (const sent of [
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
    { origin: 'https://elsewhere.example', authorization: 'Bearer stanceline_x' },
  ] as Record<string, string>[])
    expect(
      await send(server.port, 'POST', { ...sent, 'content-length': '0' }, '', '/origin'),
    ).toMatchObject({ status: 200, body: 'none' })
})

test.each([
  '/briefing?actor=%00',
  '/letters/%00',
  '/letters?a=1&q=a%00b',
  '/?_data=root',
  '/x?%5Fdata',
])('the address %s is refused with a sentence', async (path) => {
  await using server = await guarded()
  expect(await send(server.port, 'GET', {}, '', path)).toMatchObject({
    status: 400,
    body: 'This address holds what no page here has. Open the page from the overview.',
  })
})

test.each(['/letters?q=100%2500', '/letters?q=_data', '/?my_data=1', '/letters?q=%E0%A4%A'])(
  'the address %s passes',
  async (path) => {
    await using server = await guarded()
    expect((await send(server.port, 'GET', {}, '', path)).status).toBe(200)
  },
)

test('a body that nobody reads is let go of, so that its sender gets the next answer too', async () => {
  await using server = await guarded()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const headers = { origin: `http://${server.host}` }
  const first = await send(server.port, 'POST', headers, 'x'.repeat(11_000_000), '/unread', agent)
  expect(first.body).toBe('not read')
  expect((await send(server.port, 'POST', headers, 'x', '/letters', agent)).body).toBe('stored')
  agent.destroy()
})
