import type { PackageManifest } from './package-schema.ts'

/** How many things of each kind. */
export type RecordCounts = {
  topics: number
  milestones: number
  actors: number
  affiliations: number
  facts: number
  different: number
  letters: number
  positions: number
}

/** How many records of a package are new to the store, how many it holds already, and how many stay out. */
export function countRecords(
  manifest: PackageManifest,
  plan: Record<keyof RecordCounts, readonly unknown[]>,
  leftOutFacts: number,
): Record<'fresh' | 'same' | 'leftOut', RecordCounts> {
  const all: Record<keyof RecordCounts, number> = {
    topics: manifest.topics.length,
    milestones: manifest.milestones.length,
    actors: manifest.actors.length,
    affiliations: manifest.affiliations.length,
    facts: manifest.facts.length,
    different: manifest.different.length,
    letters: manifest.letters.length,
    positions: manifest.letters.reduce((sum, { positions }) => sum + positions.length, 0),
  }
  const countEachKind = (count: (kind: keyof RecordCounts) => number) =>
    Object.fromEntries(
      (Object.keys(all) as (keyof RecordCounts)[]).map((kind) => [kind, count(kind)]),
    ) as RecordCounts
  const leftOut = countEachKind((kind) => (kind === 'facts' ? leftOutFacts : 0))
  return {
    leftOut,
    fresh: countEachKind((kind) => plan[kind].length),
    same: countEachKind((kind) => all[kind] - plan[kind].length - leftOut[kind]),
  }
}

const recordWords: Record<keyof RecordCounts, readonly [string, string]> = {
  letters: ['letter', 'letters'],
  positions: ['position', 'positions'],
  topics: ['topic', 'topics'],
  milestones: ['milestone', 'milestones'],
  actors: ['actor', 'actors'],
  affiliations: ['affiliation', 'affiliations'],
  facts: ['dated row of an actor', 'dated rows of actors'],
  different: ['pair said to be two', 'pairs said to be two'],
}

/** `2 letters, 6 positions, 1 topic`; nothing where there is none of anything. */
export function formatRecordCounts(tally: RecordCounts): string {
  return (Object.keys(recordWords) as (keyof RecordCounts)[])
    .flatMap((kind) =>
      tally[kind]
        ? [`${tally[kind].toLocaleString('en')} ${recordWords[kind][tally[kind] === 1 ? 0 : 1]}`]
        : [],
    )
    .join(', ')
}
