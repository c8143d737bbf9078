import type { MergeKind } from '../merges.ts'
import type { PackageContext } from './known-records.ts'
import type { StoredIds } from './new-records.ts'
import type { PackageManifest } from './package-schema.ts'

export type NewPackageMerge = {
  thing: MergeKind
  mergedId: string
  intoId: string
  turned: boolean
}

/** What an id counts as, and whether a level on it counts negated there. */
type CountedAs = { id: string; turned: boolean }

/** The id that an id counts as, once the merges of the store and of the package are made. */
export type CanonicalIdLookup = (id: string) => string

/** The same of a topic's id, with whether its levels count negated there. */
export type CountedTopicLookup = (id: string) => CountedAs

/** What tells of a package's topics and actors which are new, what their ids are, and what these count as. */
export type NewRecords = {
  ids: StoredIds
  isNew: (record: { key: string }) => boolean
  findCanonicalId: CanonicalIdLookup
  findCountedAs: CountedTopicLookup
}

/**
 * Merges of what is new; what is here already counts as what was decided here. `findCanonicalId` gives what
 * an id counts as then. `joined` are new topics, by their keys, that count as one that is here.
 */
export function planMerges(
  manifest: PackageManifest,
  ids: StoredIds,
  knownIds: StoredIds,
  known: PackageContext,
  joined: ReadonlyMap<string, string>,
): {
  merges: NewPackageMerge[]
  remarks: string[]
  findCanonicalId: CanonicalIdLookup
  findCountedAs: CountedTopicLookup
} {
  const into = new Map<string, CountedAs>(
    known.topics
      .filter(({ id, countsAsId }) => id !== countsAsId)
      .map(({ id, countsAsId, turned }) => [id, { id: countsAsId, turned }]),
  )
  const findCountedAs: CountedTopicLookup = (id) => {
    let at: CountedAs = { id, turned: false }
    for (let next = into.get(id); next !== undefined; next = into.get(at.id))
      at = { id: next.id, turned: at.turned !== next.turned }
    return at
  }
  const findCanonicalId: CanonicalIdLookup = (id) => findCountedAs(id).id
  const names = new Map([
    ...manifest.actors.map(({ key, name }): [string, string] => [key, name]),
    ...manifest.topics.map(({ key, versions }): [string, string] => [key, versions.at(-1)!.name]),
  ])
  const remarks: string[] = []
  const merges = [...joined].map(([key, intoId]): NewPackageMerge => ({
    ...{ thing: 'topic', mergedId: ids.get(key)!, intoId, turned: false },
  }))
  for (const { mergedId, intoId } of merges) into.set(mergedId, { id: intoId, turned: false })
  for (const merge of manifest.merges) {
    const { thing, merged, into: other } = merge
    const [mergedId, intoId] = [ids.get(merged)!, ids.get(other)!]
    const turned = merge.thing === 'topic' && merge.turned
    const [mergedHere, intoHere] = [findCountedAs(mergedId), findCountedAs(intoId)]
    if (mergedHere.id === intoHere.id) {
      if (turned !== (mergedHere.turned !== intoHere.turned))
        remarks.push(describeTurned(names.get(merged)!, names.get(other)!, turned))
      continue
    }
    if (knownIds.has(merged))
      remarks.push(
        `“${names.get(merged)}” counts as “${names.get(other)}” in the package and not here; it ` +
          'stays as it is. Merge them here where they are one.',
      )
    else {
      const counted = knownIds.has(other) ? findCountedAs(intoId) : { id: intoId, turned: false }
      const isTurned = turned !== counted.turned
      merges.push({ thing, mergedId, intoId: counted.id, turned: isTurned })
      into.set(mergedId, { id: counted.id, turned: isTurned })
    }
  }
  return { merges, remarks, findCanonicalId, findCountedAs }
}

/** Both count as one here and in the package, but only in one of them with the levels negated. */
function describeTurned(merged: string, into: string, turned: boolean): string {
  const [there, here] = turned ? ['turned round', 'as it is'] : ['as it is', 'turned round']
  return (
    `“${merged}” counts as “${into}” ${there} in the package and ${here} here; it stays so. ` +
    'Where that is wrong here, take the two apart and merge them again.'
  )
}
