import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createApiToken } from '#app/auth/api-tokens.ts'
import { createRequestContext, type RequestHead } from '#app/auth/request-context.ts'
import { startBrowserSession } from '#app/auth/sessions.ts'
import { loader as loadRoot } from '#app/root.tsx'
import { loader as loadLetter } from '#app/routes/letters.$letterId.tsx'
import { storeOnSqlite, type Store } from '#db/index.ts'
import { keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, seededImage } from '#tests/support/store.ts'

const network = '203.0.113.7'
const nobody: RequestHead = { method: 'GET', path: '/letters', cookie: null, authorization: null }

async function cookieOf(store: Store, userId: string): Promise<string> {
  const request = new Request('http://localhost/sign-in')
  return (await startBrowserSession(store, request, userId)).split(';')[0]!
}

async function recordToken(store: Store, userId: string, scope: 'read' | 'write') {
  const token = createApiToken()
  await store.tokens.record({ userId, name: 'Cron', scope, token, expiresAt: null }, somebody)
  return token
}

test('the page of a letter reads the session once, with all that is asked about who sees it', async () => {
  const statements: string[] = []
  const raw = new Database(await seededImage(), {
    verbose: (statement) => statements.push(String(statement)),
  })
  await using store = storeOnSqlite(raw)
  const user = await addUser(store)
  const { id } = await keep(store)
  const cookie = await cookieOf(store, user.id)
  const ask = async () => {
    const head = { ...nobody, path: `/letters/${id}`, cookie }
    const request = new Request(`http://localhost${head.path}`, { headers: { cookie } })
    const context = {
      ...(await createRequestContext(store, head, network)),
      nonce: '',
      requestId: '',
    }
    const { data: root } = await loadRoot({ request, params: {}, context })
    return { root, page: await loadLetter({ request, params: { letterId: id }, context }) }
  }
  await ask()
  statements.length = 0
  const { root, page } = await ask()
  expect(root.user?.id).toBe(user.id)
  expect(page).toMatchObject({ signedIn: true, mayCode: true, letter: { id } })
  expect(statements.filter((statement) => /\bsessions\b/.test(statement))).toHaveLength(1)
  expect(statements.length).toBeGreaterThan(5)
})

test('a session is somebody’s, and they come back to where they were', async () => {
  await using store = await openTestStore()
  const user = await addUser(store)
  const head = { ...nobody, cookie: await cookieOf(store, user.id) }
  expect(await createRequestContext(store, head, network)).toMatchObject({
    user: { id: user.id, role: 'coder' },
    credential: 'session',
    performedBy: { userId: user.id, via: 'screen' },
    returnPath: '/letters',
    network,
  })
  const sent = await createRequestContext(store, { ...head, method: 'POST' }, network)
  expect(sent.returnPath).toBe('/')
})

test('nobody is the public, and sees what the public sees', async () => {
  await using store = await openTestStore()
  for (const cookie of [null, 'stanceline=x', 'other=1']) {
    const context = await createRequestContext(store, { ...nobody, cookie }, network)
    expect(context).toMatchObject({
      user: null,
      credential: 'none',
      performedBy: { userId: null, via: 'screen' },
    })
    expect(context.visible.cacheKey).toBe(store.visibleTo(null).cacheKey)
    expect(context.visible.seesContactDetails).toBe(false)
  }
})

test('a token decides, whoever is signed in beside it', async () => {
  await using store = await openTestStore()
  const [ana, ivo] = [await addUser(store), await addUser(store, 'viewer', 'Ivo Petrov')]
  const token = await recordToken(store, ivo.id, 'read')
  const head = {
    ...nobody,
    cookie: await cookieOf(store, ana.id),
    authorization: `Bearer ${token}`,
  }
  expect(await createRequestContext(store, head, network)).toMatchObject({
    user: { id: ivo.id, scope: 'read' },
    credential: 'token',
    performedBy: { userId: ivo.id, via: 'api' },
  })
  for (const authorization of ['Bearer', 'Bearer nonsense', `bearer ${createApiToken()}`])
    expect(await createRequestContext(store, { ...head, authorization }, network)).toMatchObject({
      user: null,
      credential: 'refused token',
    })
  const proxied = { ...head, authorization: 'Basic YW5hOmFuYQ==' }
  expect(await createRequestContext(store, proxied, network)).toMatchObject({
    user: { id: ana.id },
    credential: 'session',
  })
})

test('whoever was deactivated is nobody, and their token is refused', async () => {
  await using store = await openTestStore()
  await addUser(store, 'admin', 'Cy Admin')
  const user = await addUser(store)
  const cookie = await cookieOf(store, user.id)
  const authorization = `Bearer ${await recordToken(store, user.id, 'write')}`
  await store.users.deactivate(user.id, somebody)
  expect(await createRequestContext(store, { ...nobody, cookie }, network)).toMatchObject({
    user: null,
    credential: 'none',
  })
  expect(await createRequestContext(store, { ...nobody, authorization }, network)).toMatchObject({
    user: null,
    credential: 'refused token',
  })
})
