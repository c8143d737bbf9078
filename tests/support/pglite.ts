import { PGlite, type Transaction } from '@electric-sql/pglite'
import { oid, toStorable, type RunQuery, type Connection } from '#db/postgres/connection.ts'

/** PostgreSQL within this process, once for all tests of a file: it takes a second to start. */
let server: Promise<PGlite> | undefined
let turn: Promise<unknown> = Promise.resolve()

const values = {
  rowMode: 'array' as const,
  parsers: { [oid.bigint]: Number, [oid.numeric]: Number, [oid.json]: (text: string) => text },
  serializers: {
    [oid.flag]: (value: unknown) => (value === true || value === 1 ? 't' : 'f'),
    [oid.json]: String,
  },
}

/** A connection that sees one schema. PGlite has a single session, so connections take turns, a whole transaction each. */
export async function pgliteConnection(schema: string): Promise<Connection> {
  const pg = await (server ??= PGlite.create())
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(async () => {
      await pg.exec(`set search_path to "${schema}"`)
      return work()
    })
    turn = mine.catch(() => {})
    return mine
  }
  return {
    ask: (query) => inTurn(() => asking(pg)(query)),
    inTransaction: (isolation, work) =>
      inTurn(() =>
        pg.transaction(async (transaction) => {
          await transaction.exec(`set transaction isolation level ${isolation}`)
          return work(asking(transaction))
        }),
      ) as never,
    close: async () => {},
  }
}

function asking(pg: PGlite | Transaction): RunQuery {
  return async ({ text, params }) => {
    const { rows, affectedRows = 0 } = await pg.query<unknown[]>(text, toStorable(params), values)
    return { rows, changes: affectedRows }
  }
}
