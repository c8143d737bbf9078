import type { PackageManifest } from './package-schema.ts'
import type { StoredDossier, StoredFact } from './stored-dossier.ts'

type Keys = ReadonlyMap<string, string>

/** What is so of a package's actors for some time, in an order that does not depend on the store. */
export function packFacts(
  facts: readonly StoredFact[],
  actorKeys: Keys,
  letterKeys: Keys,
): PackageManifest['facts'] {
  return facts
    .map(({ actorId, successorId, firstDay, lastDay, fromEdtf, toEdtf, said, ...row }) => ({
      actor: actorKeys.get(actorId)!,
      kind: row.kind,
      attribute: row.attribute,
      value: row.value,
      successor: successorId === null ? null : actorKeys.get(successorId)!,
      from: firstDay,
      to: lastDay,
      fromWritten: fromEdtf,
      toWritten: toEdtf,
      source: row.source,
      saidBy: said?.by ?? null,
      saidDay: said?.day ?? null,
      letter: letterKeys.get(row.letterId ?? '') ?? null,
    }))
    .sort(
      (one, other) =>
        numberOf(one.actor) - numberOf(other.actor) ||
        compareWords(JSON.stringify(one), JSON.stringify(other)),
    )
}

/** Pairs of a package's actors that somebody said are two. */
export function packDifferent(
  different: StoredDossier['different'],
  actorKeys: Keys,
): PackageManifest['different'] {
  return different
    .map((pair): [string, string] => {
      const [one, other] = pair.map((id) => actorKeys.get(id)!) as [string, string]
      return numberOf(one) < numberOf(other) ? [one, other] : [other, one]
    })
    .sort(
      (one, other) =>
        numberOf(one[0]) - numberOf(other[0]) || numberOf(one[1]) - numberOf(other[1]),
    )
}

const numberOf = (key: string) => Number(key.slice(1))
const compareWords = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
