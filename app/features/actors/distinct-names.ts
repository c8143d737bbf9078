import {
  findRoleAndOrganisationsOn,
  formatOrganisationPath,
  type Actor,
} from '#app/domain/actors.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { Day } from '#app/domain/days.ts'
import { foldText } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'

/**
 * The same actors in the same order; those who bear one name have where they belonged on the day in brackets behind it,
 * or a number in the order in which they were added where that does not tell them apart either.
 */
export async function distinguishNames<A extends Pick<Actor, 'id' | 'name'>>(
  visible: VisibleStore,
  actors: readonly A[],
  day: Day,
): Promise<A[]> {
  const alike = findAlike(actors)
  if (!alike.length) return [...actors]
  const { affiliations, names } = await visible.actors.organisationsOf(alike.map(({ id }) => id))
  const withHouses = rename(actors, alike, ({ id }) =>
    formatOrganisationPath(findRoleAndOrganisationsOn(affiliations, names, id, day)),
  )
  const stillAlike = findAlike(withHouses)
  // Ids are given in the order of time.
  const ids = stillAlike.map(({ id }) => id).sort()
  return rename(withHouses, stillAlike, ({ id }) => `no. ${ids.indexOf(id) + 1}`)
}

function findAlike<A extends Pick<Actor, 'id' | 'name'>>(actors: readonly A[]): A[] {
  const rows = actors.map((actor) => ({ actor, key: foldText(actor.name) }))
  return [...groupRowsBy('key', rows).values()]
    .filter((group) => new Set(group.map(({ actor }) => actor.id)).size > 1)
    .flatMap((group) => group.map(({ actor }) => actor))
}

function rename<A extends Pick<Actor, 'id' | 'name'>>(
  actors: readonly A[],
  alike: readonly A[],
  describe: (actor: A) => string,
): A[] {
  const ids = new Set(alike.map(({ id }) => id))
  return actors.map((actor) => {
    const words = ids.has(actor.id) ? describe(actor) : ''
    return words ? { ...actor, name: `${actor.name} (${words})` } : actor
  })
}
