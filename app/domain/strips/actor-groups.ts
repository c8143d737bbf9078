import { actorKinds, type ActorKind } from '../actors.ts'
import type { StripGrouping } from './strip-choices.ts'

/** Actors that belong together, in the order in which they were given. Somebody of two parties is in two groups. */
export type ActorGroup<A> = { key: string; name: string; actors: A[] }

type GroupedActor = { id: string; name: string; kind: ActorKind }

const kindNames: Record<ActorKind, string> = {
  organisation: 'Organisations',
  unit: 'Units',
  person: 'Persons',
}

/** The name of the group of those who belong nowhere. */
const elsewhere = 'Not known'

/**
 * The groups of some actors: all in one, by kind, or by what `belonging` says of each. An organisation leads the group
 * of those who belong to it. The largest group comes first, those who belong nowhere come last.
 */
export function groupActors<A extends GroupedActor>(
  actors: readonly A[],
  { by }: StripGrouping,
  belonging: ReadonlyMap<string, readonly string[]>,
): ActorGroup<A>[] {
  if (by === 'none') return actors.length ? [{ key: 'all', name: 'All', actors: [...actors] }] : []
  const groups = new Map<string, ActorGroup<A>>()
  const put = (name: string, actor: A, isHead: boolean) => {
    const group = groups.get(name) ?? { key: name, name, actors: [] }
    groups.set(name, group)
    if (isHead) group.actors.unshift(actor)
    else group.actors.push(actor)
  }
  for (const actor of actors)
    for (const { name, isHead } of findGroups(actor, by, belonging)) put(name, actor, isHead)
  return [...groups.values()].sort(
    (a, b) =>
      Number(a.name === elsewhere) - Number(b.name === elsewhere) ||
      (by === 'kind'
        ? findKindPlace(a) - findKindPlace(b)
        : b.actors.length - a.actors.length || (a.name < b.name ? -1 : 1)),
  )
}

function findGroups(
  actor: GroupedActor,
  by: StripGrouping['by'],
  belonging: ReadonlyMap<string, readonly string[]>,
): { name: string; isHead: boolean }[] {
  if (by === 'kind') return [{ name: kindNames[actor.kind], isHead: false }]
  const named = belonging.get(actor.id) ?? []
  if (named.length) return named.map((name) => ({ name, isHead: false }))
  return by === 'organisation' && actor.kind !== 'person'
    ? [{ name: actor.name, isHead: true }]
    : [{ name: elsewhere, isHead: false }]
}

function findKindPlace({ actors }: ActorGroup<GroupedActor>): number {
  return actors[0]!.kind === 'person' ? actorKinds.length : actorKinds.indexOf(actors[0]!.kind)
}
