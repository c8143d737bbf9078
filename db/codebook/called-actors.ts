import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { Actor } from '#app/domain/actors.ts'
import { holdsSearch } from '#app/domain/search/search-hits.ts'
import { listTermWays } from '#app/domain/search/near-terms.ts'
import type { SearchQuery } from '#app/domain/search/search-query.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors } from '../schema/schema.ts'
import { isActorVisible } from '../statements/visible-actors.ts'
import { findActors } from './actor-rows.ts'
import { selectNamedActors } from './masked-names.ts'

/** So many whose name holds one of the words are looked at for the others. */
const maxCandidates = 200

/**
 * Those whose name, or another name of theirs, holds everything that somebody looks for in letters: at most `limit`,
 * by name. A name that is somebody's address is not found by it where the reader may not see addresses.
 */
export async function findCalledActors(
  visible: VisibleScope,
  query: SearchQuery,
  limit: number,
): Promise<Actor[]> {
  const { db } = visible
  const keys = listNameKeys(query)
  if (!keys.length) return []
  const named = await Promise.all(keys.map((key) => selectNamedActors(visible, key)))
  const rows = await db
    .select({ id: actors.id })
    .from(actors)
    .where(
      and(
        eq(actors.countsAsId, actors.id),
        isActorVisible(visible),
        or(...named.map((ids) => inArray(actors.id, ids))),
      ),
    )
    .orderBy(asc(actors.nameKey), asc(actors.id))
    .limit(maxCandidates)
  const ids = rows.map(({ id }) => id)
  const candidates = new Map((await findActors(visible, ids)).map((actor) => [actor.id, actor]))
  return ids
    .map((id) => candidates.get(id)!)
    .filter(({ name, aliases }) => [name, ...aliases].some((words) => holdsSearch(words, query)))
    .slice(0, limit)
}

/** How the longest word that must be there may stand in folded names; names keep no spelled-out letters. */
function listNameKeys({ groups }: SearchQuery): string[] {
  const ways = groups.flatMap((terms) => (terms.length === 1 ? listTermWays(terms[0]!) : []))
  const longest = ways.flat().reduce((one, other) => (other.length > one.length ? other : one), '')
  return [...new Set([longest, longest.replace(/([aou])e/g, '$1').replace(/aa/g, 'a')])].filter(
    Boolean,
  )
}
