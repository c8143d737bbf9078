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

/** So many that share a piece of the name are looked at. */
const candidatesRead = 2_000

/**
 * Those whose name or alias is nearly the one that was typed, by name, also where they were withdrawn. `isMore`: so
 * many share a piece of it that not all of them were looked at.
 */
export async function findNearActors(
  visible: VisibleScope,
  name: string,
): Promise<{ actors: NearActor[]; isMore: boolean }> {
  const { db } = visible
  const pieces = listNamePieces(name)
  if (!pieces.length) return { actors: [], isMore: false }
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
    .limit(candidatesRead + 1)
  const withdrawn = new Set(rows.flatMap(({ id, withdrawnAt }) => (withdrawnAt ? [id] : [])))
  const found = await findActors(
    visible,
    rows.slice(0, candidatesRead).map(({ id }) => id),
  )
  return {
    actors: found
      .filter((actor) => [actor.name, ...actor.aliases].some((one) => areNamesNear(one, name)))
      .map((actor) => ({ ...actor, withdrawn: withdrawn.has(actor.id) })),
    isMore: rows.length > candidatesRead,
  }
}
