import type { Db } from './core/dialect.ts'
import { openSqliteFile } from './sqlite/dialect.ts'

/** What `openStore` opens, without the queries. */
export async function openDb(
  url: string,
  pool?: number,
): Promise<{ db: Db; close: () => Promise<void> }> {
  if (!isServer(url)) {
    const { db, close } = openSqliteFile(url)
    return { db, close: async () => close() }
  }
  // Loaded only here: whoever stays with SQLite needs neither the driver nor this dialect.
  const [{ connectServer: connected }, postgres] = [
    await import('./postgres/server.ts'),
    await import('./postgres/dialect.ts'),
  ]
  const connection = await connected(url, pool)
  try {
    return await postgres.openPostgres(connection)
  } catch (error) {
    await connection.close()
    throw error
  }
}

/** Whether an address names a PostgreSQL server rather than a file. */
export function isServer(url: string): boolean {
  return /^postgres(ql)?:/.test(url)
}
