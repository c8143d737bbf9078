import { createServer, type AddressInfo } from 'node:net'
import { expect, inject, test } from 'vitest'
import { openStore } from '#db/index.ts'
import { connectServer } from '#db/postgres/server.ts'
import { aPassage, keep, somebody } from '#tests/support/letters.ts'
import { newDatabase, onServer } from '#tests/support/postgres-database.ts'
import { openTestStore } from '#tests/support/store.ts'

const server = () => new URL(inject('server')!)

function changed(change: (url: URL) => void): string {
  const url = server()
  change(url)
  return url.href
}

async function refusalOf(url: string): Promise<string> {
  return openStore(url).then(
    () => Promise.reject(new Error('It opened.')),
    (error: Error) => error.message,
  )
}

/** A server that speaks just enough of PostgreSQL's protocol to let everybody in and to give one answer. */
async function pretending(settings: [string, string]) {
  const part = (type: string, ...bytes: (Buffer | string | number)[]) => {
    const body = Buffer.concat(
      bytes.map((piece) =>
        typeof piece === 'number'
          ? Buffer.from([piece])
          : typeof piece === 'string'
            ? Buffer.from(`${piece}\0`)
            : piece,
      ),
    )
    const length = Buffer.alloc(4)
    length.writeInt32BE(body.length + 4)
    return Buffer.concat([Buffer.from(type), length, body])
  }
  const int = (value: number, size: 2 | 4) => {
    const bytes = Buffer.alloc(size)
    bytes.writeIntBE(value, 0, size)
    return bytes
  }
  const columns = part(
    'T',
    int(2, 2),
    ...['version', 'encoding'].flatMap((name) => [
      name,
      int(0, 4),
      int(0, 2),
      int(25, 4),
      int(-1, 2),
      int(-1, 4),
      int(0, 2),
    ]),
  )
  const row = part(
    'D',
    int(2, 2),
    ...settings.flatMap((value) => [int(value.length, 4), Buffer.from(value)]),
  )
  const ready = part('Z', Buffer.from('I'))
  const listener = createServer((socket) => {
    let greeted = false
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      if (!greeted) socket.write(Buffer.concat([part('R', int(0, 4)), ready]))
      else if (bytes.includes('current_setting'))
        socket.write(
          Buffer.concat([
            part('1'),
            part('t', int(0, 2)),
            columns,
            part('2'),
            row,
            part('C', 'SELECT 1'),
            ready,
          ]),
        )
      greeted = true
    })
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  return {
    url: `postgres://anybody:secret@127.0.0.1:${(listener.address() as AddressInfo).port}/stanceline`,
    [Symbol.dispose]: () => void listener.close(),
  }
}

test.each([
  [
    'a wrong password',
    (url: URL) => (url.password = 'not-the-secret'),
    /refuses this name or password\. Check both in DATABASE_URL/,
  ],
  ['an unknown name', (url: URL) => (url.username = 'nobody'), /refuses this name or password/],
  [
    'a database that is not there',
    (url: URL) => (url.pathname = '/elsewhere'),
    /127\.0\.0\.1:\d+\/elsewhere has no such database\. Create it there/,
  ],
  [
    'a port where nothing listens',
    (url: URL) => (url.port = '1'),
    /127\.0\.0\.1:1\/postgres cannot be reached \(ECONNREFUSED\)\. Check that it runs/,
  ],
  [
    'a host that is not there',
    (url: URL) => (url.hostname = 'no-such-host.invalid'),
    /no-such-host\.invalid:\d+\/postgres cannot be reached/,
  ],
  [
    'a schema that may not be written to',
    (url: URL) => url.searchParams.set('search_path', 'pg_catalog'),
    /may not create tables in this database\. Let its owner run: GRANT CREATE/,
  ],
  [
    'a schema that is not there',
    (url: URL) => url.searchParams.set('search_path', 'nowhere'),
    /may not create tables in this database/,
  ],
])('%s is refused with a sentence that keeps the password', async (_what, change, sentence) => {
  const url = changed(change)
  const refusal = await refusalOf(url)
  expect(refusal).toMatch(sentence)
  expect(refusal).not.toContain(new URL(url).password)
  expect(refusal).not.toContain(decodeURIComponent(new URL(url).password))
})

test.each([
  'ana:se@cret#x@host:5432/db',
  'ana:1/cret@host/db',
  'ana:1?cret@host/db',
  'ana:cret@host:port/db',
  'ana:%cret@host/db#',
])(
  'an address that cannot be read is refused with how to write one, without repeating it (%s)',
  async (address) => {
    const refusal = await refusalOf(`postgres://${address}`)
    expect(refusal).toMatch(
      /^DATABASE_URL is not an address that can be read\. Write postgres:\/\/USER:PASSWORD@HOST:5432\/DATABASE/,
    )
    expect(refusal).not.toContain('cret')
  },
)

test('a server older than 15 is refused with its version', async () => {
  using old = await pretending(['140011', 'UTF8'])
  expect(await refusalOf(old.url)).toMatch(
    /has version 14; Stanceline needs 15 or newer\. Upgrade the server/,
  )
})

test('a database in another encoding is refused with how to make one', async () => {
  await using database = await newDatabase("encoding 'LATIN1' locale 'C' template template0")
  expect(await refusalOf(database.url)).toMatch(
    /is encoded in LATIN1; letters need UTF8\. Create one with: CREATE DATABASE/,
  )
})

test('an error of a question repeats no value that was asked with', async () => {
  await using store = await openTestStore()
  await store.rows('drop table sessions cascade')
  const error: Error = await store.sessions.userOf('a token').then(
    () => Promise.reject(new Error('It answered.')),
    (failed: Error) => failed,
  )
  expect(error.message).toBe('relation "sessions" does not exist')
})

test('two pools on one database see each other’s letters, and of two changes of a revision one is stored', async () => {
  await using database = await newDatabase()
  const [one, other] = await Promise.all([openStore(database.url, 3), openStore(database.url, 3)])
  const { positionIds } = await keep(one, { positions: [aPassage()] })
  expect(await other.positions.byId(positionIds[0]!)).toMatchObject({ level: 1 })
  const outcomes = await Promise.all(
    [one, other, one, other].map((store) =>
      store.positions.setStatus(positionIds[0]!, 1, 'withdrawn', somebody),
    ),
  )
  expect(outcomes.filter(({ changed }) => changed)).toHaveLength(1)
  await Promise.all([one.close(), other.close()])
})

test('of several that load the first dossier at once, one does', async () => {
  await using database = await newDatabase()
  const stores = await Promise.all([1, 2, 3].map(() => openStore(database.url, 2)))
  const whole = (id: string) => ({
    id,
    slug: id,
    isExample: false,
    name: 'A dossier',
    procedure: null,
    summary: null,
    topics: [],
    milestones: [],
    actors: [],
    affiliations: [],
    letters: [],
  })
  const outcomes = await Promise.all(
    stores.map((store, n) => store.loadFirstDossier(whole(`dossier-${n}`), somebody)),
  )
  expect(outcomes.filter(({ loaded }) => loaded)).toHaveLength(1)
  expect(await stores[0]!.dossiers.all()).toHaveLength(1)
  await Promise.all(stores.map((store) => store.close()))
})

test('many who write at once are all served', async () => {
  await using database = await newDatabase()
  const store = await openStore(database.url, 8)
  const people = Array.from({ length: 40 }, (_, n) => ({
    id: `actor-${n}`,
    kind: 'person' as const,
    name: `Name ${n}`,
  }))
  await Promise.all(people.map((person) => store.actors.record([person], [], somebody)))
  expect(await store.actors.all()).toHaveLength(40)
  await store.close()
})

test('a pool holds at most as many connections as it was told', async () => {
  await using database = await newDatabase()
  const store = await openStore(database.url, 2)
  await Promise.all(Array.from({ length: 20 }, () => store.users.count()))
  const looking = await connectServer(database.url, 1)
  const { rows } = await looking.ask({
    text: "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'stanceline' and pid <> pg_backend_pid()",
    params: [],
  })
  expect(rows).toEqual([[2]])
  await Promise.all([store.close(), looking.close()])
})

test('a store whose connections the server cut answers again', async () => {
  await using database = await newDatabase()
  const store = await openStore(database.url, 2)
  const admin = await connectServer(database.url, 1)
  await admin.ask({
    text: 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    params: [],
  })
  // The store is told of the cut in its own time; a question before that may find the connection gone.
  await expect.poll(() => store.users.count().catch((error: Error) => error.message)).toBe(0)
  await Promise.all([store.close(), admin.close()])
})

test('behind a pooler, without prepared statements, the store works the same', async () => {
  await using database = await newDatabase()
  const store = await openStore(`${database.url}?prepare=false`, 2)
  const { positionIds } = await keep(store, { positions: [aPassage()] })
  for (const revision of [1, 2, 3])
    await store.positions.setStatus(
      positionIds[0]!,
      revision,
      revision % 2 ? 'withdrawn' : 'approved',
      somebody,
    )
  expect(await store.positions.byId(positionIds[0]!)).toMatchObject({
    status: 'withdrawn',
    conditional: false,
    revision: 4,
  })
  await store.close()
})

test('where the database is read only people and programs go on reading, and who writes is told', async () => {
  await using database = await newDatabase()
  const primary = await openStore(database.url, 2)
  await keep(primary)
  const ben = (await primary.users.record(
    { email: 'ben@example.org', name: 'Ben Okafor', role: 'editor', passwordHash: null },
    somebody,
  ))!
  await primary.sessions.start({
    userId: ben.id,
    token: 'session',
    expiresAt: '2999-01-01T00:00:00.000Z',
    userAgent: null,
  })
  await primary.tokens.record(
    { userId: ben.id, name: 'Report', scope: 'read', token: 'token', expiresAt: null },
    somebody,
  )
  await onServer(database.url, "update sessions set last_used_at = '2020-01-01T00:00:00.000Z'")
  const standby = await openStore(`${database.url}?default_transaction_read_only=on`, 2)
  for (const _again of [1, 2])
    expect([
      await standby.sessions.userOf('session'),
      await standby.tokens.userOf('token'),
    ]).toMatchObject([{ name: 'Ben Okafor' }, { scope: 'read' }])
  expect([await standby.readiness(), (await standby.verify()).texts]).toEqual([null, 1])
  await expect(keep(standby)).rejects.toThrow(
    /^The database may only be read at the moment, so nothing was stored\. Keep this page open/,
  )
  expect(await standby.readiness(), 'it is there to be read').toBeNull()
  expect(
    await onServer(
      database.url,
      'select last_used_at from sessions union select last_used_at from tokens order by 1',
    ),
  ).toEqual([['2020-01-01T00:00:00.000Z'], [null]])
  await Promise.all([primary.close(), standby.close()])
})

test('stores in two schemas of one database know nothing of each other', async () => {
  await using database = await newDatabase()
  const admin = await connectServer(database.url, 1)
  for (const schema of ['one', 'other'])
    await admin.ask({ text: `create schema ${schema}`, params: [] })
  const [one, other] = await Promise.all(
    ['one', 'other'].map((schema) => openStore(`${database.url}?search_path=${schema}`, 2)),
  )
  await keep(one!)
  expect([(await one!.dossiers.all()).length, (await other!.dossiers.all()).length]).toEqual([1, 0])
  await Promise.all([one!.close(), other!.close(), admin.close()])
})
