import Database from 'better-sqlite3'
import { storeOnSqlite, type Store } from '#db/index.ts'

type StatementCount = { statements: number; rows: number; actorRows: number }
type Statement = Database.Statement<unknown[]>

/**
 * A store on an image that counts what is asked of it: statements, the rows that they answer, and those of them that
 * are about actors.
 */
export function openCountedStore(image: Buffer): {
  store: Store
  /** Adds so many people, each with an alias, in one statement a table. */
  addPeople: (many: number) => void
  count: <T>(work: () => Promise<T>) => Promise<StatementCount & { result: T }>
} {
  const raw = new Database(image)
  let counted: StatementCount = { statements: 0, rows: 0, actorRows: 0 }
  const prepare = raw.prepare.bind(raw)
  raw.prepare = ((source: string) => {
    const statement = prepare(source) as Statement
    const isAboutActors = /\bactors\b|\baliases\b/.test(source)
    // How often a claim is renewed follows the clock and not what is done.
    const isClaim = /\bjobs\b/.test(source)
    const note = (rows: number) => {
      if (isClaim) return
      counted.statements += 1
      counted.rows += rows
      if (isAboutActors) counted.actorRows += rows
    }
    for (const method of ['all', 'get', 'run'] as const) {
      const original = statement[method].bind(statement) as (...values: unknown[]) => unknown
      statement[method] = ((...values: unknown[]) => {
        const result = original(...values)
        note(Array.isArray(result) && method === 'all' ? result.length : 1)
        return result
      }) as never
    }
    return statement
  }) as typeof raw.prepare
  return {
    store: storeOnSqlite(raw),
    addPeople: (many) => addPeople(raw, many),
    count: async (work) => {
      counted = { statements: 0, rows: 0, actorRows: 0 }
      const result = await work()
      return { ...counted, result }
    },
  }
}

function addPeople(raw: Database.Database, many: number): void {
  const numbers = `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${many})`
  raw.exec(
    `insert into actors (id, kind, name, name_key, created_at, counts_as_id)
     ${numbers} select 'actor-' || n, 'person', 'Person ' || n, 'person ' || n, '2020-01-01T00:00:00.000Z', 'actor-' || n
     from numbers`,
  )
  raw.exec(
    `insert into aliases (actor_id, name, name_key)
     ${numbers} select 'actor-' || n, 'Nickname ' || n, 'nickname ' || n from numbers`,
  )
}
