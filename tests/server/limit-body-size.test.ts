import { connect, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import express from 'express'
import { expect, test } from 'vitest'
import type { RequestContext } from '#app/auth/request-context.ts'
import type { Principal, Role, Scope, User } from '#app/domain/users.ts'
import { limitBodySize } from '#app/server/limit-body-size.ts'
import { requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

type Sender = Role | 'nobody' | 'refused token' | `token to ${Scope}`

/** A server that answers “stored” to whatever somebody may send, and how often it asked who that is. */
async function limited(sender: Sender) {
  const store = await openTestStore()
  let asked = 0
  const app = express()
  app.use(
    limitBodySize({
      identify: async () => {
        asked += 1
        return contextOf(store, sender)
      },
      stylesheets: async () => ['/assets/root.css'],
    }),
  )
  app.all('*', (_request, response) => void response.send('stored'))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    asked: () => asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise<void>((closed) => void server.close(() => closed()))
      await store.close()
    },
  }
}

function contextOf(store: Parameters<typeof requestContextOf>[0], sender: Sender): RequestContext {
  const token = sender.startsWith('token')
  const role = token ? 'admin' : (sender as Role)
  const user: (User & Principal) | null = /^nobody|^refused/.test(sender)
    ? null
    : {
        ...{ id: 'ana', email: 'ana@example.org', name: 'Ana', role },
        ...(token && { scope: sender.slice(9) as Scope }),
      }
  const context = requestContextOf(store, user)
  return {
    ...context,
    credential: token ? 'token' : sender === 'refused token' ? sender : context.credential,
  }
}

type Head = { path?: string; length?: number | null; accept?: string }

/** What is answered to the head of a request alone, of which no body follows; with the connection. */
async function sendHead(port: number, { path = '/letters/ID', length = 0, accept }: Head) {
  const socket = connect(port, '127.0.0.1')
  const lines = [
    `POST ${path} HTTP/1.1`,
    'host: localhost',
    length === null ? 'transfer-encoding: chunked' : `content-length: ${length}`,
    ...(accept ? [`accept: ${accept}`] : []),
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  const [bytes] = (await once(socket, 'data')) as [Buffer]
  const [head = '', body = ''] = bytes.toString().split('\r\n\r\n')
  return { socket, status: Number(head.split(' ')[1]), head, body }
}

async function statusOf(sender: Sender, head: Head): Promise<[status: number, body: string]> {
  await using server = await limited(sender)
  const { socket, status, body } = await sendHead(server.port, head)
  socket.destroy()
  return [status, body]
}

test.each([
  ['nobody', '/sign-in', 64_000],
  ['nobody', '/letters/new', 64_000],
  ['nobody', '/imports.json', 64_000],
  ['viewer', '/account', 256_000],
  ['coder', '/letters/ID', 1_000_000],
  ['coder', '/letters/new', 12_000_000],
  ['coder', '/imports/ID/files', 101_000_000],
  ['editor', '/lists.data', 31_000_000],
  ['token to write', '/imports.json', 101_000_000],
] as [Sender, string, number][])(
  '%s may send so much to %s and no byte more',
  async (sender, path, most) => {
    expect((await statusOf(sender, { path, length: most }))[0]).toBe(200)
    expect((await statusOf(sender, { path, length: most + 1 }))[0]).toBe(413)
  },
)

test('a refusal says what to do, before a byte of the body came', async () => {
  const large = { length: 12_000_001 }
  expect(await statusOf('nobody', { ...large, path: '/sign-in' })).toEqual([
    413,
    'This form has more than 64 kB, which is more than is read before signing in, so nothing was stored. Sign in and send it again.',
  ])
  expect(await statusOf('coder', { ...large, path: '/letters/new' })).toEqual([
    413,
    'This is more than 12 MB, so nothing was stored. A letter may have 1,000,000 characters; split it and add its parts one by one.',
  ])
  expect(await statusOf('coder', { path: '/imports', length: 101_000_001 })).toEqual([
    413,
    'This is more than 100 MB, so nothing was taken in. Send fewer files at once, or split them.',
  ])
  expect(await statusOf('coder', { length: null })).toEqual([
    411,
    'This request does not say how long it is.',
  ])
})

test('who may not add letters is told so instead of being read', async () => {
  const file = { path: '/imports.json', length: 5_000_000 }
  expect(await statusOf('viewer', file)).toEqual([
    403,
    'To add letters you need the role coder; yours is viewer. Ask an administrator. Nothing was stored.',
  ])
  expect(await statusOf('token to read', file)).toEqual([
    403,
    'To add letters a token needs the scope write; this one has read. Nothing was stored.',
  ])
  expect(await statusOf('refused token', file)).toEqual([
    401,
    expect.stringMatching(/^This token is not one of ours/),
  ])
})

test('a browser gets the refusal as a page', async () => {
  const [status, page] = await statusOf('nobody', { length: 64_001, accept: 'text/html,*/*' })
  expect(status).toBe(413)
  expect(page).toContain('<h1>Too large</h1><p>This form has more than 64 kB')
  expect(page).toContain('<link rel="stylesheet" href="/assets/root.css">')
})

test('nobody is asked for where anybody may send as much', async () => {
  await using server = await limited('nobody')
  const { socket } = await sendHead(server.port, { length: 64_000 })
  expect(server.asked()).toBe(0)
  socket.destroy()
})

test('a refusal ends its connection, so that no other request goes the way of the rest', async () => {
  await using server = await limited('nobody')
  const body = { length: 70_000 }
  const { socket, head } = await sendHead(server.port, body)
  expect(head.toLowerCase()).toContain('\r\nconnection: close')
  const closed = once(socket, 'close')
  socket.resume()
  socket.write('a'.repeat(body.length))
  await closed
  // All of it was sent, so the end is one that was agreed on.
  expect(socket.errored).toBe(null)
})

test('who goes on sending what was refused, or never does, is cut off', async () => {
  await using server = await limited('nobody')
  const { socket, status } = await sendHead(server.port, { length: 12_000_000 })
  expect(status).toBe(413)
  socket.resume()
  await once(socket, 'close')
})
