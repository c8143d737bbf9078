import { type Column, type SQL, sql } from 'drizzle-orm'
import { actors } from '../schema/schema.ts'

/** The actor that a column's counts as: what a merge changes, while the column itself keeps what was said. */
export function canonicalActorId(column: Column): SQL<string> {
  return sql<string>`(select standing.counts_as_id from actors standing where standing.id = ${column})`
}

/**
 * The same as two joins, first of whom a column names, then of whom that one counts as: each is looked up by its id,
 * where PostgreSQL would compare every actor with the answer of a query.
 */
export const namedActor = {
  table: sql`actors named`,
  isIn: (column: Column | SQL): SQL => sql`named.id = ${column}`,
  countsAs: sql`${actors.id} = named.counts_as_id`,
}

/**
 * What a column is to hold where somebody saves an actor that they read there: what it holds already, as long as that
 * counts as the one they read, so that it stands there again once they are taken apart.
 */
export function keepActor(column: Column, readId: string): SQL<string> {
  return sql<string>`case when ${canonicalActorId(column)} = (select saved.counts_as_id from actors saved
    where saved.id = ${readId}) then ${column} else ${readId} end`
}
