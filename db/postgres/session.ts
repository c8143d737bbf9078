import { DrizzleQueryError } from 'drizzle-orm'
import type { PgDialect, PreparedQueryConfig } from 'drizzle-orm/pg-core'
import { PgRemoteSession, type PreparedQuery } from 'drizzle-orm/pg-proxy'
import type { RunQuery } from './connection.ts'

type Remote = PgRemoteSession<Record<string, unknown>, Record<string, never>>

/**
 * Sends what Drizzle builds over a connection. Errors are the server's own: Drizzle's would repeat every value that
 * was asked with, and they end in logs.
 */
export class PostgresSession extends PgRemoteSession<
  Record<string, unknown>,
  Record<string, never>
> {
  constructor(dialect: PgDialect, ask: RunQuery) {
    super((text, params) => ask({ text, params }), dialect, undefined)
  }

  override prepareQuery<T extends PreparedQueryConfig>(
    ...asked: Parameters<Remote['prepareQuery']>
  ): PreparedQuery<T> {
    const prepared = super.prepareQuery<T>(...asked)
    const execute = prepared.execute.bind(prepared)
    prepared.execute = (values) =>
      execute(values).catch((error: unknown) => {
        throw error instanceof DrizzleQueryError && error.cause ? error.cause : error
      })
    return prepared
  }
}
