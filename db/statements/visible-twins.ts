import { type SQL, sql } from 'drizzle-orm'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors } from '../schema/schema.ts'
import { isActorVisible } from './visible-actors.ts'

/** The ids of what was said of whether an actor is another one, both of whom the reader may know of, as a query. */
export function selectTwinAnswers(visible: VisibleScope, actorId: string): SQL {
  const { db } = visible
  const known = db.select({ id: actors.id }).from(actors).where(isActorVisible(visible))
  const own = sql`(select id from actors where counts_as_id = ${actorId})`
  return sql`(select id from twin_answers where (first_id in ${own} or second_id in ${own})
    and first_id in ${known} and second_id in ${known})`
}
