import type { MergeKind } from '../merges.ts'
import type { PackageContext } from './known-records.ts'
import type { StoredIds } from './new-records.ts'
import type { PackageManifest } from './package-schema.ts'

export type NewPackageMerge = { thing: MergeKind; mergedId: string; intoId: string }

/** The id that an id counts as, once the merges of the store and of the package are made. */
export type CanonicalIdLookup = (id: string) => string

/** What tells of a package's topics and actors which are new, what their ids are, and what these count as. */
export type NewRecords = {
  ids: StoredIds
  isNew: (record: { key: string }) => boolean
  findCanonicalId: CanonicalIdLookup
}

/**
 * Merges of what is new; what is here already counts as what was decided here. `findCanonicalId` gives what
 * an id counts as then.
 */
export function planMerges(
  manifest: PackageManifest,
  ids: StoredIds,
  knownIds: StoredIds,
  known: PackageContext,
): { merges: NewPackageMerge[]; remarks: string[]; findCanonicalId: CanonicalIdLookup } {
  const into = new Map(
    known.topics
      .filter(({ id, countsAsId }) => id !== countsAsId)
      .map(({ id, countsAsId }) => [id, countsAsId]),
  )
  const findCanonicalId: CanonicalIdLookup = (id) => {
    let at = id
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next
    return at
  }
  const names = new Map([
    ...manifest.actors.map(({ key, name }): [string, string] => [key, name]),
    ...manifest.topics.map(({ key, versions }): [string, string] => [key, versions.at(-1)!.name]),
  ])
  const [merges, remarks]: [NewPackageMerge[], string[]] = [[], []]
  for (const { thing, merged, into: other } of manifest.merges) {
    const [mergedId, intoId] = [ids.get(merged)!, ids.get(other)!]
    if (findCanonicalId(mergedId) === findCanonicalId(intoId)) continue
    if (knownIds.has(merged))
      remarks.push(
        `“${names.get(merged)}” counts as “${names.get(other)}” in the package and not here; it ` +
          'stays as it is. Merge them here where they are one.',
      )
    else {
      merges.push({
        thing,
        mergedId,
        intoId: knownIds.has(other) ? findCanonicalId(intoId) : intoId,
      })
      into.set(mergedId, intoId)
    }
  }
  return { merges, remarks, findCanonicalId }
}
