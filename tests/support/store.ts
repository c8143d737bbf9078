import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import { afterAll, inject } from 'vitest'
import { storeOnPostgres, storeOnSqlite, type Store } from '#db/index.ts'
import type { Connection } from '#db/postgres/connection.ts'
import { openSqlite } from '#db/sqlite/dialect.ts'
import { loadSeedDossier } from '#seeds/index.ts'

type Value = string | number | null

/** A store of one test, in the engine of its test project. `await using` closes it. */
export type TestStore = Store & {
  /** Runs a statement as another program would, with `?` for values; the rows of a `select`. */
  rows: <Row = Record<string, Value>>(statement: string, ...values: unknown[]) => Promise<Row[]>
  /** What is stored, opened anew as after a restart. */
  again: () => Promise<Store>
}

let empty: Promise<Buffer> | undefined
let seeded: Promise<Buffer> | undefined

/** A migrated store that holds nothing: a copy of an image in memory, or a schema of its own. */
export async function openTestStore(): Promise<TestStore> {
  return engine() === 'sqlite'
    ? storeFrom(await (empty ??= migratedImage()))
    : storeInSchema(idle.pop() ?? (await newSchema()))
}

/** The same with the first dossier: two letters, six positions. */
export async function openSeededStore(): Promise<TestStore> {
  if (engine() === 'sqlite') return storeFrom(await seededImage())
  const connection = idle.pop() ?? (await newSchema())
  const store = await storeInSchema(connection)
  await loadSeeds(store, connection)
  return store
}

/** The file of a SQLite store with the first dossier. */
export function seededImage(): Promise<Buffer> {
  return (seeded ??= (async () => {
    const raw = new Database(await (empty ??= migratedImage()))
    await using store = storeOnSqlite(raw)
    await loadSeedDossier(store, 'seeds')
    return raw.serialize()
  })())
}

export function engine(): 'sqlite' | 'pglite' | 'postgres' {
  return inject('engine') ?? 'sqlite'
}

function storeFrom(image: Buffer): TestStore {
  const raw = new Database(image)
  const rows: TestStore['rows'] = async (statement, ...values) => {
    const prepared = raw.prepare(statement)
    if (prepared.reader) return prepared.all(...values) as never
    prepared.run(...values)
    return []
  }
  return {
    ...storeOnSqlite(raw),
    rows,
    again: async () => storeOnSqlite(new Database(raw.serialize())),
  }
}

async function migratedImage(): Promise<Buffer> {
  const { raw, close } = openSqlite(new Database(':memory:'))
  const image = raw.serialize()
  close()
  return image
}

/** Empty schemas of tests that are over, to be used again: making their tables takes longer than most tests. */
const idle: Connection[] = []
afterAll(() => Promise.all(idle.splice(0).map(({ close }) => close())))

async function storeInSchema(connection: Connection): Promise<TestStore> {
  const kept = { ...connection, close: async () => {} }
  const [store, rows] = [await storeOnPostgres(kept), rowsOver(connection)]
  let altered = false
  const close = async () => {
    if (altered) return connection.close()
    await emptied(connection)
    idle.push(connection)
  }
  return {
    ...store,
    rows: (statement, ...values) => {
      altered ||= /^\s*(create|alter|drop)\b/i.test(statement)
      return rows(statement, ...values)
    },
    again: () => storeOnPostgres(kept),
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** Takes every row away. Deleting what a test stored takes less time than making new files for every table. */
const emptied = (connection: Connection) =>
  withGuardsAsleep(connection, forEachTable("execute format('delete from %I', name)"))

/** The first dossier is loaded once, and copied from a schema of its own to the stores after the first. */
let seededSchema: Promise<string> | undefined

async function loadSeeds(store: Store, connection: Connection): Promise<void> {
  if (seededSchema) {
    const from = await seededSchema
    const copy = `execute format('insert into %I (%s) select * from ${from}.%I', name, columns, name)`
    return withGuardsAsleep(connection, forEachTable(copy))
  }
  seededSchema = (async () => {
    await loadSeedDossier(store, 'seeds')
    const to = `seeded_${randomUUID().replaceAll('-', '')}`
    await connection.ask({ text: `create schema ${to}`, params: [] })
    const keep = `execute format('create table ${to}.%I as select %s from %I', name, columns, name)`
    await connection.ask({ text: forEachTable(keep), params: [] })
    return to
  })()
  await seededSchema
}

/** A block that runs a statement for each table of the schema, with its name and the columns that are stored. */
const forEachTable = (statement: string) => `do $$ declare name text; columns text; begin
  for name, columns in select relname, string_agg(quote_ident(attname), ', ' order by attnum)
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname <> 'applied_migrations'
      and attnum > 0 and not attisdropped and attgenerated = ''
    group by relname
  loop ${statement}; end loop; end $$`

/** Runs a statement while triggers sleep, among them the guards that keep the audit log from being shortened. */
async function withGuardsAsleep(connection: Connection, text: string): Promise<void> {
  await connection.inTransaction('read committed', async (ask) => {
    await ask({ text: 'set local session_replication_role = replica', params: [] })
    await ask({ text, params: [] })
  })
}

/** A connection to PostgreSQL, within this process or a server, that sees one empty schema. */
export async function newSchema(): Promise<Connection> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`
  const connection =
    engine() === 'pglite'
      ? await (await import('./pglite.ts')).pgliteConnection(schema)
      : await serverConnection(schema)
  await connection.ask({ text: `create schema ${schema}`, params: [] })
  return connection
}

async function serverConnection(schema: string): Promise<Connection> {
  const { connectServer: connected } = await import('#db/postgres/server.ts')
  return connected(`${inject('server')!}?search_path=${schema}`, 4)
}

export function rowsOver({ ask }: Connection): TestStore['rows'] {
  return async (statement, ...values) => {
    const params = values.map((value) =>
      typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    )
    let place = 0
    const text = statement.replace(/\?/g, () => `$${(place += 1)}`)
    if (!/^\s*select\b/i.test(text)) return (await ask({ text, params }), [])
    const { rows } = await ask({ text: `select to_json(asked)::text from (${text}) asked`, params })
    return rows.map(([row]) => JSON.parse(row as string) as never)
  }
}
