export type Query = { text: string; params: unknown[] }

/** Rows are lists of values in the order asked for; `changes` is how many rows were written. */
type QueryAnswer = { rows: unknown[][]; changes: number }
export type RunQuery = (query: Query) => Promise<QueryAnswer>

export type Isolation = 'read committed' | 'repeatable read' | 'serializable'

/**
 * What the dialect needs of a driver. Values come as: text and JSON as strings, every number as a number, flags as
 * booleans, bytes as a Buffer. Questions asked in one transaction without waiting are answered in the order asked.
 */
export type Connection = {
  ask: RunQuery
  /** Runs `work` in one transaction; what it throws undoes it. */
  inTransaction: <T>(isolation: Isolation, work: (ask: RunQuery) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/** PostgreSQL's numbers of the types whose values a driver would otherwise read in a way of its own. */
export const oid = { flag: 16, bigint: 20, json: 114, numeric: 1700 } as const

/** PostgreSQL's text holds no NUL; the sign for what cannot be shown stands in its place. */
export function toStorable(params: readonly unknown[]): unknown[] {
  return params.map((value) =>
    typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value,
  )
}
