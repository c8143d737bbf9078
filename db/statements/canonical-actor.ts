import { type Column, type SQL, sql } from 'drizzle-orm'

/** The actor that a column's counts as: what a merge changes, while the column itself keeps what was said. */
export function canonicalActorId(column: Column): SQL<string> {
  return sql<string>`(select standing.counts_as_id from actors standing where standing.id = ${column})`
}
