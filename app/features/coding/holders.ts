import type { ActorToMake, VisibleStore } from '#app/store.server.ts'
import { planMeantActor } from '../actors/make-actor.ts'
import type { CodingContext } from './coding-context.ts'
import type { CodingForm } from './coding-form.ts'

/**
 * Ids of the holders that a form chose or named, as they stand today: one that was merged while the form was open is
 * the one that remains. An id of nobody stays as it is. `errors` say why a
 * typed name is nobody's, and who may be meant.
 */
export async function resolveHolders(
  context: CodingContext,
  { fields, holderIds }: CodingForm,
): Promise<ResolvedHolders> {
  const named = await findNamedHolder(context, (fields.otherHolder ?? '').trim(), fields.meantActor)
  const chosen = named.id ? [...new Set([...holderIds, named.id])] : [...holderIds]
  return { ...named, holderIds: await resolveMergedHolders(context.visible, chosen) }
}

/** `id` is whom a typed name means; `made` holds them where they are new, to be stored with the position. */
type NamedHolder = {
  id: string | null
  errors: Record<string, string> | null
  made: ActorToMake[]
}
type ResolvedHolders = NamedHolder & { holderIds: string[] }

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

/** Whom a typed name means; where nobody bears it, whoever was chosen instead, or who was made in that name. */
async function findNamedHolder(
  { visible, letterDetail }: CodingContext,
  name: string,
  meant: string | undefined,
): Promise<NamedHolder> {
  const refuse = (errors: Record<string, string> | null) => ({ id: null, errors, made: [] })
  if (!name) return refuse(null)
  const [actor, namesake] = await visible.actors.byName(name)
  if (!actor) {
    const planned = await planMeantActor(
      visible,
      { field: 'otherHolder', name, meant },
      { letterId: letterDetail.letter.id },
    )
    return planned.ok
      ? { id: planned.actor.id, errors: null, made: planned.made }
      : refuse(planned.errors)
  }
  if (namesake)
    return refuse({
      otherHolder: `Several actors are called “${name}”. Write the id of one: ${actor.id} or ${namesake.id}.`,
    })
  return { id: actor.id, errors: null, made: [] }
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
