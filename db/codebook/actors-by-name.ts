import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/actors.ts'
import { foldText } from '#app/domain/text/words.ts'
import { searchText } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, aliases } from '../schema/schema.ts'
import { isActorVisible } from '../statements/visible-actors.ts'
import { findActors } from './actor-rows.ts'
import { findByMaskedName } from './masked-names.ts'

/**
 * The actors that a name, an alias or an id stands for; several where the name is shared. Case and accents do not
 * count; those who were withdrawn only where it is asked for. It finds what `findActorsByName` finds among all actors,
 * without reading all of them.
 */
export async function readActorsByName(
  visible: VisibleScope,
  nameOrId: string,
  { withdrawn = false } = {},
): Promise<Actor[]> {
  const { db } = visible
  const wanted = foldText(nameOrId)
  if (!wanted) return []
  const maskedIds = visible.seesContactDetails
    ? []
    : await findByMaskedName(visible, (key) => key === wanted)
  const aliasOwners = db
    .select({ id: aliases.actorId })
    .from(aliases)
    .where(eq(aliases.nameKey, wanted))
  const rows = await db
    .select({ id: actors.id, countsAsId: actors.countsAsId })
    .from(actors)
    .where(
      and(
        or(
          eq(actors.id, nameOrId),
          and(
            or(eq(actors.nameKey, wanted), inArray(actors.id, aliasOwners)),
            // Who may not read an address does not learn either whose it is.
            visible.seesContactDetails || !searchText(nameOrId) ? undefined : sql`1 = 0`,
          ),
          inArray(actors.id, maskedIds),
        ),
        withdrawn
          ? undefined
          : sql`not exists (select 1 from actors s where s.id = ${actors.countsAsId}
              and s.withdrawn_at is not null)`,
        isActorVisible(visible),
      ),
    )
    .orderBy(asc(actors.nameKey), asc(actors.id))
  const named = rows.find(({ id, countsAsId }) => id === nameOrId && id === countsAsId)
  // An id of somebody who was merged stands for nobody; a name of theirs stands for the one who remains.
  const namesakes = rows.filter(({ id }) => id !== nameOrId)
  const ids = named ? [named.id] : namesakes.map(({ countsAsId }) => countsAsId)
  const found = await findActors(visible, [...new Set(ids)])
  return found.sort(compareNames)
}

function compareNames(one: Actor, other: Actor): number {
  const [key, otherKey] = [foldText(one.name), foldText(other.name)]
  if (key !== otherKey) return key < otherKey ? -1 : 1
  return one.id < other.id ? -1 : 1
}
