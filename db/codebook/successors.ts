import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { removeDuplicates } from '#app/domain/collections.ts'
import type { Day } from '#app/domain/days.ts'
import { maskActorName } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actorFacts, actors } from '../schema/schema.ts'
import { namedActor } from '../statements/canonical-actor.ts'
import { isActorVisible, isFactVisible } from '../statements/visible-actors.ts'

/** Who continues as whom, and since when: the bounds and words of the day. */
export type SuccessorLine = {
  id: string
  name: string
  firstDay: Day | null
  fromEdtf: string | null
}

/** Those who continue as an actor, the earliest first. */
export async function listPredecessors(
  visible: VisibleScope,
  actorId: string,
): Promise<SuccessorLine[]> {
  const { db, seesContactDetails } = visible
  const successors = db
    .select({ id: actors.id })
    .from(actors)
    .where(and(eq(actors.countsAsId, actorId), isActorVisible(visible)))
  const rows = await db
    .select({
      id: actors.id,
      name: actors.name,
      firstDay: actorFacts.firstDay,
      fromEdtf: actorFacts.fromEdtf,
    })
    .from(actorFacts)
    .innerJoin(namedActor.table, namedActor.isIn(actorFacts.actorId))
    .innerJoin(actors, namedActor.countsAs)
    .where(
      and(
        isNull(actorFacts.withdrawnAt),
        sql`${actorFacts.successorId} in ${successors}`,
        sql`${actors.id} <> ${actorId}`,
        isFactVisible(visible),
        isActorVisible(visible),
      ),
    )
    .orderBy(asc(sql`coalesce(${actorFacts.firstDay}, '')`), asc(actorFacts.id))
  return seesContactDetails
    ? rows
    : rows.map((row) => ({ ...row, name: maskActorName(row.name, row.id) }))
}

/** As whom an actor and whoever comes after it continue, by ids: to tell a circle before it is made. */
export async function readSuccessorIds(
  visible: VisibleScope,
  actorId: string,
): Promise<Map<string, string[]>> {
  const { db } = visible
  const after = sql`(with recursive after (id) as (select a.id from actors a where a.id = ${actorId}
    union select s.counts_as_id from after join actors m on m.counts_as_id = after.id
    join actor_facts f on f.actor_id = m.id and f.kind = 'successor'
    and f.withdrawn_at is null join actors s on s.id = f.successor_id) select id from after)`
  const from = sql<string>`(select m.counts_as_id from actors m where m.id = ${actorFacts.actorId})`
  const to = sql<string>`(select m.counts_as_id from actors m where m.id = ${actorFacts.successorId})`
  const rows = await db
    .select({ from, to })
    .from(actorFacts)
    .where(
      and(
        eq(actorFacts.kind, 'successor'),
        isNull(actorFacts.withdrawnAt),
        isFactVisible(visible),
        sql`${from} in ${after}`,
      ),
    )
  const found = new Map<string, string[]>()
  for (const { from: id, to: next } of rows)
    found.set(id, removeDuplicates([...(found.get(id) ?? []), next]))
  return found
}
