import type { Sql, TransactionSql } from 'postgres'
import { oid, toStorable, type RunQuery, type Connection } from './connection.ts'
import { sharedUseQuery } from './use.ts'

/** Connections that a process holds at most where DATABASE_POOL does not say. */
const defaultPool = 10
const oldestVersion = 15

/**
 * Connects to the server that `url` names (`postgres://USER:PASSWORD@HOST:PORT/DATABASE`; what follows `?` is for the
 * driver or the server, such as `sslmode=require`, `prepare=false` or `search_path=stanceline`). `pool` is how many
 * connections it may hold. Throws an `Error` with a sentence, without the password, when it cannot.
 */
export async function connectServer(url: string, pool = defaultPool): Promise<Connection> {
  return wrapDriver(await openClient(url, { max: pool }))
}

/**
 * How often one looks whether a store that is being restored is free again, and how often before giving up, at the
 * start.
 */
const [pauseMs, looksLimit] = [100, 50]

/**
 * Says that this process uses the store, beside others that do, until the returned function is called or the process
 * ends: no backup is restored meanwhile. The lock is the session's own, so behind a pooler that hands each statement
 * to another session (`prepare=false`) there is none. Throws an `Error` with a sentence when it cannot.
 */
export async function holdServerInUse(url: string): Promise<() => Promise<void>> {
  const place = describeServer(url)
  let free = false
  const sql = await openClient(url, {
    max: 1,
    max_lifetime: null,
    onclose: () => void (free || setTimeout(() => void retakeLock(), 1000).unref()),
  })
  const takeLock = async () => (await makeRunQuery(sql, false)(sharedUseQuery)).rows[0]![0] === true
  // A server that was restarted has forgotten its sessions and their locks.
  const retakeLock = async () => {
    if (!free && !(await takeLock().catch(() => true)))
      setTimeout(() => void retakeLock(), 1000).unref()
  }
  const release = async () => {
    free = true
    await sql.end({ timeout: 1 })
  }
  if (!sql.options.prepare) return async () => release()
  for (let looks = 1; !(await takeLock()); looks += 1) {
    if (looks === looksLimit) {
      await release()
      throw new Error(
        `The store at ${place} is locked: a backup is being restored. Wait until that has ended, then start again.`,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  return release
}

async function openClient(
  url: string,
  options: { max: number; max_lifetime?: null; onclose?: () => void },
): Promise<Sql> {
  const place = describeServer(url)
  const postgres = await loadDriver()
  const sql: Sql = postgres(url, {
    ...options,
    connect_timeout: 10,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'stanceline' },
    types,
  }) as never
  try {
    const [server] = await sql<
      { version: string; encoding: string }[]
    >`select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`
    const version = Math.floor(Number(server!.version) / 10_000)
    if (version < oldestVersion)
      throw new Error(
        `The PostgreSQL server at ${place} has version ${version}; Stanceline needs ` +
          `${oldestVersion} or newer. Upgrade the server, or let DATABASE_URL name another.`,
      )
    if (server!.encoding !== 'UTF8')
      throw new Error(
        `The database at ${place} is encoded in ${server!.encoding}; letters need UTF8. Create ` +
          `one with: CREATE DATABASE stanceline ENCODING 'UTF8' TEMPLATE template0`,
      )
  } catch (error) {
    await sql.end({ timeout: 1 })
    throw new Error(describeFailure(place, error as NodeJS.ErrnoException), {
      cause: (error as NodeJS.ErrnoException).code,
    })
  }
  return sql
}

const asText = (value: unknown) => String(value)

// The tables are those of SQLite's types to the queries, so a flag is asked with as 1 or 0.
const types = {
  flag: {
    to: oid.flag,
    from: [oid.flag],
    serialize: (value: unknown) => (value === true || value === 1 ? 't' : 'f'),
    parse: (value: string) => value === 't',
  },
  number: {
    to: oid.numeric,
    from: [oid.bigint, oid.numeric, 21, 23, 26, 700, 701],
    serialize: asText,
    parse: Number,
  },
  json: { to: oid.json, from: [oid.json], serialize: asText, parse: asText },
}

async function loadDriver() {
  try {
    return (await import('postgres')).default
  } catch {
    throw new Error(
      'DATABASE_URL names a PostgreSQL server, and the driver for it is not installed. Run: npm ' +
        'install --include=optional',
    )
  }
}

/**
 * `host:port/database`, for sentences. A sign that ends the password too early leaves an @ where none belongs, and part
 * of the password where the host should be.
 */
export function describeServer(url: string): string {
  const read = URL.canParse(url) ? new URL(url) : null
  if (
    !read ||
    /[@#]/.test(read.pathname + read.search + read.hash) ||
    /%(?![\da-f]{2})/i.test(url)
  ) {
    throw new Error(
      'DATABASE_URL is not an address that can be read. Write ' +
        'postgres://USER:PASSWORD@HOST:5432/DATABASE, with signs such as @ : / ? # % in the ' +
        'password percent-encoded (@ is %40).',
    )
  }
  return `${read.hostname || 'localhost'}:${read.port || 5432}${read.pathname}`
}

/** Why the server did not let us in, and what to do (PostgreSQL, Appendix A; Node's system errors). */
function describeFailure(place: string, { code = '', message }: NodeJS.ErrnoException): string {
  if (['28P01', '28000'].includes(code))
    return (
      `The PostgreSQL server at ${place} refuses this name or password. Check both in ` +
      'DATABASE_URL; signs such as @ : / in a password are written percent-encoded (@ is %40).'
    )
  if (code === '3D000')
    return (
      `The PostgreSQL server at ${place} has no such database. Create it there (CREATE DATABASE ` +
      'stanceline), or let DATABASE_URL name another.'
    )
  if (code === '53300')
    return (
      `The PostgreSQL server at ${place} takes no more connections. Lower DATABASE_POOL, or ` +
      'raise max_connections on the server.'
    )
  if (/^(E[A-Z]+|CONNECT_TIMEOUT|CONNECTION_\w+)$/.test(code))
    return (
      `The PostgreSQL server at ${place} cannot be reached (${code}). Check that it runs and ` +
      'that DATABASE_URL has its host and port.'
    )
  return code
    ? `The PostgreSQL server at ${place} does not let the store be opened: ${message} (${code}). Check DATABASE_URL.`
    : message
}

function wrapDriver(sql: Sql): Connection {
  const prepares = sql.options.prepare
  return {
    ask: makeRunQuery(sql, prepares),
    inTransaction: async (isolation, work) =>
      (await sql.begin(`isolation level ${isolation}`, (transaction) =>
        work(makeRunQuery(transaction, prepares)),
      )) as never,
    close: () => sql.end({ timeout: 5 }),
  }
}

/** A statement with few values is prepared once per connection; a list of hundreds of ids hardly comes twice. */
const preparedLimit = 50

function makeRunQuery(sql: Sql | TransactionSql, prepares: boolean): RunQuery {
  return async ({ text, params }) => {
    const prepare = prepares && params.length > 0 && params.length <= preparedLimit
    const rows = await sql.unsafe(text, toStorable(params) as never[], { prepare }).values()
    return { rows, changes: rows.count }
  }
}
