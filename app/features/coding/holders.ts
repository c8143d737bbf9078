import type { VisibleStore } from '#app/store.server.ts'
import type { CodingForm } from './coding-form.ts'

/**
 * Ids of the holders that a form chose or named, as they stand today: one that was merged while the form was open is
 * the one that remains. An id of nobody stays as it is. `error` says why a typed name is nobody's.
 */
export async function resolveHolders(
  visible: VisibleStore,
  { fields, holderIds }: CodingForm,
): Promise<{ holderIds: string[]; error: string | null }> {
  const named = await findNamedHolder(visible, (fields.otherHolder ?? '').trim())
  const chosen = named.id ? [...new Set([...holderIds, named.id])] : [...holderIds]
  return { holderIds: await resolveMergedHolders(visible, chosen), error: named.error }
}

/** Why these holders cannot be stored; null where all of them exist. */
export async function explainMissingHolder(
  visible: VisibleStore,
  holderIds: readonly string[],
): Promise<string | null> {
  const known = new Set((await visible.actors.byIds(holderIds)).map(({ id }) => id))
  return holderIds.every((id) => known.has(id))
    ? null
    : 'One of these holders does not exist. Choose among those shown, or write a name that the Actors page lists.'
}

async function findNamedHolder(
  visible: VisibleStore,
  name: string,
): Promise<{ id: string | null; error: string | null }> {
  if (!name) return { id: null, error: null }
  const [actor, namesake] = await visible.actors.byName(name)
  if (!actor)
    return {
      id: null,
      error: `Nobody is called “${name}”. Write a name or alias that the Actors page lists.`,
    }
  if (namesake)
    return {
      id: null,
      error: `Several actors are called “${name}”. Write the id of one: ${actor.id} or ${namesake.id}.`,
    }
  return { id: actor.id, error: null }
}

async function resolveMergedHolders(
  visible: VisibleStore,
  ids: readonly string[],
): Promise<string[]> {
  const known = new Set((await visible.actors.byIds(ids)).map(({ id }) => id))
  if (ids.every((id) => known.has(id))) return [...ids]
  const resolved = await Promise.all(
    ids.map(async (id) => (known.has(id) ? id : ((await visible.actors.byId(id))?.id ?? id))),
  )
  return [...new Set(resolved)]
}
