import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { ActorKind } from '#app/domain/actors.ts'
import { areNamesNear, listNamePieces } from '#app/domain/near-names.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors } from '../schema/schema.ts'
import { isActorVisible } from '../statements/visible-actors.ts'
import { findActors } from './actor-rows.ts'
import { selectNamedActors } from './masked-names.ts'

/** Somebody who may be the one that is meant; `withdrawn`: offered nowhere else any more. */
export type NearActor = {
  id: string
  name: string
  aliases: string[]
  kind: ActorKind
  withdrawn: boolean
}

/** So many that share a piece of the name are looked at, and so many are offered. */
const [candidatesRead, actorsOffered] = [2_000, 6]

/** Those whose name or alias is nearly the one that was typed, also where they were withdrawn; at most six. */
export async function findNearActors(visible: VisibleScope, name: string): Promise<NearActor[]> {
  const { db } = visible
  const pieces = listNamePieces(name)
  if (!pieces.length) return []
  const sharing = await Promise.all(pieces.map((piece) => selectNamedActors(visible, piece)))
  const rows = await db
    .select({ id: actors.id, withdrawnAt: actors.withdrawnAt })
    .from(actors)
    .where(
      and(
        eq(actors.countsAsId, actors.id),
        isActorVisible(visible),
        or(...sharing.map((ids) => sql`${actors.id} in ${ids}`)),
      ),
    )
    .orderBy(asc(actors.nameKey), asc(actors.id))
    .limit(candidatesRead)
  const withdrawn = new Set(rows.flatMap(({ id, withdrawnAt }) => (withdrawnAt ? [id] : [])))
  const found = await findActors(
    visible,
    rows.map(({ id }) => id),
  )
  return found
    .filter((actor) => [actor.name, ...actor.aliases].some((one) => areNamesNear(one, name)))
    .slice(0, actorsOffered)
    .map((actor) => ({ ...actor, withdrawn: withdrawn.has(actor.id) }))
}
