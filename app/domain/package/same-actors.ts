import { folded, type Actor } from '../actors.ts'
import type { PackageTold, ToldActor } from './schema.ts'
import type { Shared } from './same-letters.ts'

export type SameActors =
  { ok: true; ids: ReadonlyMap<string, string> } | { ok: false; reasons: string[] }

/**
 * Who of a package's actors is known already, by key: by name, otherwise by alias, and where several bear the name by
 * the place where both name them on the same letter. Never a guess: what is left open is refused with a sentence.
 */
export function sameActors(told: PackageTold, known: readonly Actor[], shared: Shared): SameActors {
  const calling = callingOf(known)
  const placed = placedOn(told, shared)
  const reasons: string[] = []
  const ids = new Map<string, string>()
  for (const actor of told.actors) {
    const named = calling.get(folded(actor.name)) ?? []
    const called = named.length
      ? named
      : [...new Set(actor.aliases.flatMap((alias) => calling.get(folded(alias)) ?? []))].filter(
          (one) => isOfKind(one, actor),
        )
    const fitting = called.filter((one) => isOfKind(one, actor))
    const seen =
      fitting.length > 1 ? fitting.filter(({ id }) => placed.get(actor.key)?.has(id)) : fitting
    if (seen.length === 1) ids.set(actor.key, seen[0]!.id)
    else if (fitting.length > 1)
      reasons.push(
        `“${actor.name}” is the name of ${fitting.length} actors here, and the package does not tell which of them is meant. Merge them, or take the name from one.`,
      )
    else if (called.length)
      reasons.push(
        `“${actor.name}” is ${kinds[actor.kind]} in the package and ${kinds[called[0]!.kind]} here. Correct the one that is wrong.`,
      )
  }
  const doubled = twoInOne(told, ids)
  return reasons.length || doubled.length
    ? { ok: false, reasons: [...reasons, ...doubled] }
    : { ok: true, ids }
}

const kinds = { person: 'a person', organisation: 'an organisation', unit: 'a unit' } as const
const isOfKind = (one: Pick<Actor, 'kind'>, other: Pick<Actor, 'kind'>) =>
  (one.kind === 'person') === (other.kind === 'person')

function callingOf(known: readonly Actor[]): Map<string, Actor[]> {
  const calling = new Map<string, Actor[]>()
  for (const actor of known)
    for (const name of new Set([actor.name, ...actor.aliases].map(folded)))
      calling.set(name, [...(calling.get(name) ?? []), actor])
  return calling
}

/** Whom the store names at the places of shared letters where the package names an actor. */
function placedOn({ letters }: PackageTold, shared: Shared): Map<string, Set<string>> {
  const placed = new Map<string, Set<string>>()
  for (const { key, parties } of letters) {
    const there = shared.get(key)?.parties ?? []
    for (const [place, { role, actor }] of parties.entries()) {
      const id = there.find((party) => party.place === place && party.role === role)?.actorId
      if (actor && id) placed.set(actor, (placed.get(actor) ?? new Set()).add(id))
    }
  }
  return placed
}

/** Actors whom the package keeps apart and the store would take for one. */
function twoInOne(told: PackageTold, ids: ReadonlyMap<string, string>): string[] {
  const stands = rootsOf(told)
  const first = new Map<string, ToldActor>()
  return told.actors.flatMap((actor) => {
    const id = ids.get(actor.key)
    const other = id === undefined ? undefined : first.get(id)
    if (id !== undefined && !other) first.set(id, actor)
    if (!other || stands(other.key) === stands(actor.key)) return []
    return [
      `“${other.name}” and “${actor.name}” are two in the package and would be one here. Take the name of the one from the aliases of the other.`,
    ]
  })
}

/** What a thing of a package counts as there: itself, or the last that it was merged into. */
export function rootsOf({ merges }: Pick<PackageTold, 'merges'>): (key: string) => string {
  const into = new Map(merges.map((merge): [string, string] => [merge.merged, merge.into]))
  return (key) => {
    let at = key
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next
    return at
  }
}
