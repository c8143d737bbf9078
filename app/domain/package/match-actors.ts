import { type Actor } from '../actors.ts'
import type { PackageManifest, PackageActor } from './package-schema.ts'
import type { LetterMatches } from './match-letters.ts'
import { foldText } from '../text/words.ts'

export type ActorMatches =
  { ok: true; ids: ReadonlyMap<string, string> } | { ok: false; reasons: string[] }

/**
 * Who of a package's actors is known already, by key: by name, otherwise by alias, and where several bear the name by
 * the place where both name them on the same letter. Never a guess: what is left open is refused with a sentence.
 */
export function matchActors(
  manifest: PackageManifest,
  known: readonly Actor[],
  shared: LetterMatches,
): ActorMatches {
  const actorsByName = indexActorsByName(known)
  const actorIdsByKey = findActorsInPlace(manifest, shared)
  const reasons: string[] = []
  const ids = new Map<string, string>()
  for (const actor of manifest.actors) {
    const named = actorsByName.get(foldText(actor.name)) ?? []
    const candidates = named.length
      ? named
      : [
          ...new Set(actor.aliases.flatMap((alias) => actorsByName.get(foldText(alias)) ?? [])),
        ].filter((candidate) => isSameKind(candidate, actor))
    const fitting = candidates.filter((candidate) => isSameKind(candidate, actor))
    const matches =
      fitting.length > 1
        ? fitting.filter(({ id }) => actorIdsByKey.get(actor.key)?.has(id))
        : fitting
    if (matches.length === 1) ids.set(actor.key, matches[0]!.id)
    else if (fitting.length > 1)
      reasons.push(
        `“${actor.name}” is the name of ${fitting.length} actors here, and the package does not ` +
          'tell which of them is meant. Merge them, or take the name from one.',
      )
    else if (candidates.length)
      reasons.push(
        `“${actor.name}” is ${actorKindWords[actor.kind]} in the package and ` +
          `${actorKindWords[candidates[0]!.kind]} here. Correct the one that is wrong.`,
      )
  }
  const doubled = findDoubledActors(manifest, ids)
  return reasons.length || doubled.length
    ? { ok: false, reasons: [...reasons, ...doubled] }
    : { ok: true, ids }
}

const actorKindWords = {
  person: 'a person',
  organisation: 'an organisation',
  unit: 'a unit',
} as const
const isSameKind = (actor: Pick<Actor, 'kind'>, other: Pick<Actor, 'kind'>) =>
  (actor.kind === 'person') === (other.kind === 'person')

function indexActorsByName(known: readonly Actor[]): Map<string, Actor[]> {
  const actorsByName = new Map<string, Actor[]>()
  for (const actor of known)
    for (const name of new Set([actor.name, ...actor.aliases].map(foldText)))
      actorsByName.set(name, [...(actorsByName.get(name) ?? []), actor])
  return actorsByName
}

/** Whom the store names at the places of shared letters where the package names an actor. */
function findActorsInPlace(
  { letters }: PackageManifest,
  shared: LetterMatches,
): Map<string, Set<string>> {
  const actorIdsByKey = new Map<string, Set<string>>()
  for (const { key, parties } of letters) {
    const storedParties = shared.get(key)?.parties ?? []
    for (const [place, { role, actor }] of parties.entries()) {
      const id = storedParties.find(
        (party) => party.place === place && party.role === role,
      )?.actorId
      if (actor && id) actorIdsByKey.set(actor, (actorIdsByKey.get(actor) ?? new Set()).add(id))
    }
  }
  return actorIdsByKey
}

/** Actors whom the package keeps apart and the store would take for one. */
function findDoubledActors(manifest: PackageManifest, ids: ReadonlyMap<string, string>): string[] {
  const findCanonicalKey = makeCanonicalKeyLookup(manifest)
  const first = new Map<string, PackageActor>()
  return manifest.actors.flatMap((actor) => {
    const id = ids.get(actor.key)
    const other = id === undefined ? undefined : first.get(id)
    if (id !== undefined && !other) first.set(id, actor)
    if (!other || findCanonicalKey(other.key) === findCanonicalKey(actor.key)) return []
    return [
      `“${other.name}” and “${actor.name}” are two in the package and would be one here. Take ` +
        'the name of the one from the aliases of the other.',
    ]
  })
}

/** What a thing of a package counts as there: itself, or the last that it was merged into. */
function makeCanonicalKeyLookup({
  merges,
}: Pick<PackageManifest, 'merges'>): (key: string) => string {
  const into = new Map(merges.map((merge): [string, string] => [merge.merged, merge.into]))
  return (key) => {
    let at = key
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next
    return at
  }
}
