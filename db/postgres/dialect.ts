import { is, SQL, sql, type Column, type SQLWrapper } from 'drizzle-orm'
import {
  PgDialect,
  boolean,
  check,
  customType,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { PgRemoteDatabase } from 'drizzle-orm/pg-proxy'
import {
  NothingChanged,
  type Builder,
  type Db,
  type RequiredChange,
  type Engine,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { tableName, tablesInOrder } from '../schema/tables.ts'
import type { RunQuery, Connection, Query } from './connection.ts'
import { matchEntries } from './match-entries.ts'
import { migrateStore } from './migrated.ts'
import { PostgresSession } from './session.ts'
import { checkStructure } from './structure.ts'
import { asNotStored } from './unstored.ts'

// Sorted by bytes, as SQLite does, whatever the collation of the database is.
const binaryText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/**
 * What tables are made of; SQLite's dialect has the same names. JSON is kept as it was written, which `jsonb` would
 * not.
 */
export const table = pgTable
export const columns = {
  id: (name: string) => binaryText(name),
  words: (name: string) => binaryText(name),
  day: (name: string) => binaryText(name),
  moment: (name: string) => binaryText(name),
  wholeNumber: (name: string) => integer(name),
  flag: (name: string) => boolean(name),
  json: (name: string) => json(name),
  bytes: (name: string) => bytea(name),
}
export { check, index, primaryKey, uniqueIndex }

/** Brings the tables behind a connection up to date and returns the store with what closes it. */
export async function openPostgres(
  connection: Connection,
): Promise<{ db: Db; close: () => Promise<void> }> {
  await migrateStore(connection)
  const builder = builderOver(connection.ask)
  const engine: Engine = {
    name: 'postgres',
    isInPlace: () => true,
    hasRoom: () => true,
    checkStructure: () => checkStructure(connection.ask),
    matching: matchEntries,
    inList,
    contains,
    atomically: (statements) =>
      atomically(connection, () => statements(builder as Transaction).map(buildQuery)),
    longTransaction: (what, work) =>
      connection.inTransaction(what === 'reading' ? 'repeatable read' : 'serializable', (ask) =>
        work(builderOver(ask)),
      ),
    loadInBulk: async (work) => {
      const result = await work()
      await analyseTables(connection.ask)
      return result
    },
    analyse: () => analyseTables(connection.ask),
    clearRemains: () => clearRemains(connection.ask),
    // A server lets its writers wait by itself.
    letThreadWrite: (work) => work(),
  }
  return { db: Object.assign(builder, { engine }), close: connection.close }
}

/**
 * Gathers the statistics that plans rest on: until then a table that was just filled is taken for an empty one. Each
 * table is looked at in a sample, so that this takes a second or two however large it is.
 */
export async function analyseTables(ask: RunQuery): Promise<void> {
  await ask({
    text: `do $$ declare name text; begin
    for name in select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'
      and pg_has_role(relowner, 'member')
    loop execute format('analyze %I', name); end loop; end $$`,
    params: [],
  })
}

/** Old rows are given free; their bytes lie in the server's files until something else is written over them. */
async function clearRemains(ask: RunQuery): Promise<boolean> {
  await ask({ text: `vacuum ${tablesInOrder().map(tableName).join(', ')}`, params: [] })
  return true
}

const dialect = new PgDialect()

/** Both dialects' builders have the same methods; queries are written in the types of SQLite's. */
export function builderOver(ask: RunQuery): Builder {
  return new PgRemoteDatabase(
    dialect,
    new PostgresSession(dialect, ask),
    undefined,
  ) as unknown as Builder
}

type BuiltQuery = Query & { requireChange: boolean }

function buildQuery(each: Statement | RequiredChange): BuiltQuery {
  const statement = 'requireChange' in each ? each.requireChange : each
  const { sql: text, params } = dialect.sqlToQuery(
    is(statement, SQL) ? statement : (statement as unknown as SQLWrapper).getSQL(),
  )
  return { text, params, requireChange: 'requireChange' in each }
}

const attemptsLimit = 12

/**
 * One serializable transaction, so that what a statement saw still holds when it ends; where another writer came
 * between, the list is built and run again. Statements up to the next demand are sent without waiting for each. Throws
 * `NotStored` where the server itself cannot store, such as on a standby.
 */
async function atomically(connection: Connection, statements: () => BuiltQuery[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await connection.inTransaction('serializable', (ask) => runInOrder(statements(), ask))
    } catch (error) {
      if (!isConflict(error) || attempt === attemptsLimit) throw asNotStored(error)
      await new Promise((resolve) =>
        setTimeout(resolve, Math.random() * 2 ** Math.min(attempt + 2, 9)),
      )
    }
  }
}

async function runInOrder(queries: readonly BuiltQuery[], ask: RunQuery): Promise<void> {
  for (let from = 0; from < queries.length;) {
    const required = queries.findIndex(({ requireChange }, at) => requireChange && at >= from)
    const to = required < 0 ? queries.length : required + 1
    const answers = await Promise.all(queries.slice(from, to).map(ask))
    if (required >= 0 && answers.at(-1)!.changes === 0) throw new NothingChanged()
    from = to
  }
}

/**
 * Serialization failure, deadlock: nothing was stored, and the same may work now (PostgreSQL, Appendix A, class 40).
 */
function isConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes((error as { code?: string }).code ?? '')
}

function inList(column: Column, words: readonly string[]): SQL {
  return sql`${column} = any(array(select json_array_elements_text(${JSON.stringify(words)}::json)))`
}

function contains(column: Column, words: string): SQL {
  return sql`position(${words} in ${column}) > 0`
}
