import { capitaliseFirst, foldText } from '#app/domain/text/words.ts'
import type { Actor } from '#app/domain/actors.ts'
import type { Day } from '#app/domain/days.ts'
import { foldSearch, leaveUnmarked, markWords, rankName } from '#app/domain/search/marked-words.ts'
import { holdsSearch } from '#app/domain/search/search-hits.ts'
import type { SearchRow } from '#app/domain/search/search-groups.ts'
import type { SearchQuery } from '#app/domain/search/search-query.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findUnitPaths } from '../actors/unit-paths.ts'
import type { AskedSearch, FoundThings } from './found-things.ts'

/** So many who bear the words are looked at, and so many of those whose name begins with them. */
const [mostCalled, mostBeginning] = [200, 50]

/**
 * The actors of whom one name holds everything that is looked for, of all dossiers: whose own name is nearest to it
 * first. `today`: the day as of which is said where they belong, by which namesakes are told apart.
 */
export async function searchActorNames(
  visible: VisibleStore,
  { typed, query }: AskedSearch,
  today: Day,
): Promise<FoundThings> {
  const called = await visible.actors.called(query, mostCalled)
  // Of very many who are called so, those come first whose name begins so.
  const { actors: beginning } = await visible.actors.search(foldSearch(typed), mostBeginning)
  const known = new Set(called.map(({ id }) => id))
  const more = beginning.filter((actor) => !known.has(actor.id) && bearsWords(actor, query))
  const ranked = [...called, ...more]
    .map((actor) => ({ actor, rank: rankActor(actor, typed) }))
    .sort((one, other) => other.rank - one.rank || compareNames(one.actor, other.actor))
  return {
    kind: 'actors',
    total: ranked.length,
    isMore: called.length === mostCalled,
    rank: Math.floor(ranked[0]?.rank ?? 0),
    says: null,
    readRows: async (start, count) => {
      const actors = ranked.slice(start, start + count).map(({ actor }) => actor)
      const paths = await findUnitPaths(
        visible,
        actors.map(({ id }) => id),
        today,
      )
      return actors.map((actor) => showActor(actor, paths[actor.id] ?? [], query))
    },
  }
}

function bearsWords({ name, aliases }: Actor, query: SearchQuery): boolean {
  return [name, ...aliases].some((words) => holdsSearch(words, query))
}

/** Half a step lower where another name than the one that is shown is nearest. */
function rankActor({ name, aliases }: Actor, typed: string): number {
  return Math.max(
    rankName(name, typed),
    ...aliases.map((alias) => Math.max(0, rankName(alias, typed) - 0.5)),
  )
}

function compareNames(one: Actor, other: Actor): number {
  const [own, others] = [foldText(one.name), foldText(other.name)]
  if (own !== others) return own < others ? -1 : 1
  return one.id < other.id ? -1 : 1
}

function showActor(
  { id, kind, name, aliases }: Actor,
  path: readonly { name: string }[],
  query: SearchQuery,
): SearchRow {
  const alias = holdsSearch(name, query)
    ? undefined
    : aliases.find((words) => holdsSearch(words, query))
  return {
    id,
    href: `/actors/${id}`,
    name: markWords(name, query),
    beside: leaveUnmarked(
      [capitaliseFirst(kind), path.map((house) => house.name).join(', ')]
        .filter(Boolean)
        .join(' · '),
    ),
    why: alias ? [[...leaveUnmarked('also called '), ...markWords(alias, query)]] : [],
    coding: null,
  }
}
