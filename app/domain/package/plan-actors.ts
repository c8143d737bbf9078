import type { ActorKind } from '../actors.ts'
import { registerRules, type RegisterId } from '../registers.ts'
import type { KnownActor } from './known-records.ts'
import type { PackageActor, PackageManifest } from './package-schema.ts'
import type { NewRecords } from './plan-merges.ts'

export type NewPackageActor = {
  id: string
  kind: ActorKind
  name: string
  aliases: string[]
  note: string | null
  registerIds: RegisterId[]
  heldInTurn: boolean
  letterId: string | null
  countsAsId: string
}

/** The actors of a package that are new, and what it says of those that are here and of their numbers besides. */
export function planActors(
  { actors, merges }: Pick<PackageManifest, 'actors' | 'merges'>,
  known: readonly KnownActor[],
  { ids, isNew, findCanonicalId }: NewRecords,
): { actors: NewPackageActor[]; remarks: string[] } {
  const knownById = new Map(known.map((actor) => [actor.id, actor]))
  const merged = new Set(merges.map((merge): string => merge.merged))
  return {
    actors: actors.filter(isNew).map(({ key, office, letter, ...actor }) => ({
      id: ids.get(key)!,
      ...actor,
      heldInTurn: office,
      letterId: letter && ids.get(letter)!,
      countsAsId: findCanonicalId(ids.get(key)!),
    })),
    remarks: actors.flatMap((actor) => {
      if (isNew(actor)) return findTakenNumbers(actor, known)
      // What was merged keeps its own note and numbers, which nobody reads here.
      const here = merged.has(actor.key) ? undefined : knownById.get(ids.get(actor.key)!)
      if (!here) return []
      return [
        ...(saysMoreOfActor(actor, here)
          ? [
              `“${actor.name}” has another note or other register numbers in the package than here; ` +
                'they stay as they are.',
            ]
          : []),
        ...(actor.office && !here.heldInTurn
          ? [`“${actor.name}” is an office in the package and not here; it stays as it is.`]
          : []),
      ]
    }),
  }
}

function saysMoreOfActor({ note, registerIds }: PackageActor, here: KnownActor): boolean {
  return (
    (note !== null && note !== here.note) ||
    registerIds.some((coming) => !here.registerIds.some((one) => isSameNumber(one, coming)))
  )
}

function findTakenNumbers(
  { name, registerIds }: PackageActor,
  known: readonly KnownActor[],
): string[] {
  return registerIds
    .filter((coming) =>
      known.some((actor) => actor.registerIds.some((one) => isSameNumber(one, coming))),
    )
    .map(
      ({ register, number }) =>
        `“${name}” has the number ${number} (${registerRules[register].name}) in the package, and another actor ` +
        'has it here. Merge them here where they are one.',
    )
}

const isSameNumber = (one: RegisterId, other: RegisterId): boolean =>
  one.register === other.register && one.number === other.number
