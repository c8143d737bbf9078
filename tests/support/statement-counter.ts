import Database from 'better-sqlite3'
import { storeOnSqlite, type Store } from '#db/index.ts'

type StatementCount = { statements: number; actorRows: number }
type Statement = Database.Statement<unknown[]>

/** A store on an image that counts what is asked of it: statements, and the rows that those about actors answer. */
export function openCountedStore(image: Buffer): {
  store: Store
  count: <T>(work: () => Promise<T>) => Promise<StatementCount & { result: T }>
} {
  const raw = new Database(image)
  let counted: StatementCount = { statements: 0, actorRows: 0 }
  const prepare = raw.prepare.bind(raw)
  raw.prepare = ((source: string) => {
    const statement = prepare(source) as Statement
    const isAboutActors = /\bactors\b|\baliases\b/.test(source)
    const note = (rows: number) => {
      counted.statements += 1
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
    count: async (work) => {
      counted = { statements: 0, actorRows: 0 }
      const result = await work()
      return { ...counted, result }
    },
  }
}
