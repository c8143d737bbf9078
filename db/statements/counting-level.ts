import { type SQL, sql } from 'drizzle-orm'
import type { Level } from '#app/domain/level.ts'

/** The level of a position `p` on a topic `t` as it counts: negated where the topic counts turned round. */
export const countingLevel: SQL = sql`case when t.turned then -p.level else p.level end`

/** The same in a query of the table `positions`, whatever else it reads. */
export const countingLevelOfPosition: SQL<number | null> = sql<number | null>`(select case
  when t.turned then -positions.level else positions.level end from topics t where t.id = positions.topic_id)`

/** A condition that a level as it counts is one of these. */
export function isLevelAmong(level: SQL<unknown>, levels: readonly Level[]): SQL {
  if (!levels.length) return sql`1 = 0`
  return sql`${level} in (${sql.join(
    levels.map((one) => sql`${one}`),
    sql`, `,
  )})`
}
