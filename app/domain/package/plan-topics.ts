import { levels } from '../level.ts'
import { exampleKinds, type LevelExample, type TopicWording } from '../topic-wording.ts'
import { nameOfTopic } from './match-topics.ts'
import type { KnownTopic } from './known-records.ts'
import type { NewRecords } from './plan-merges.ts'
import type { StoredTopicVersion } from './stored-dossier.ts'
import type { PackageManifest, PackageTopicVersion } from './package-schema.ts'
import type { PositionMatch } from './plan-positions.ts'

export type NewPackageTopic = {
  id: string
  place: number
  countsAsId: string
  turned: boolean
  closedAt: string | null
  versions: StoredTopicVersion[]
  /** What it is called here where its name is taken, from now on. */
  ownName: string | null
}

/**
 * New topics, which stand behind those that the store has, in the order of the package; and what is left out of them
 * or said otherwise of those that are here.
 */
export function planTopics(
  { topics }: Pick<PackageManifest, 'topics'>,
  known: readonly KnownTopic[],
  { ids, isNew, findCountedAs }: NewRecords,
  placed: ReadonlyMap<string, PositionMatch>,
  ownNames: ReadonlyMap<string, string>,
): { topics: NewPackageTopic[]; remarks: string[] } {
  const lastPlace = Math.max(-1, ...known.map(({ place }) => place))
  const remarks: string[] = []
  const added: NewPackageTopic[] = []
  for (const topic of topics) {
    const id = ids.get(topic.key)!
    const versions = topic.versions.map((version) => makeTopicVersion(version, placed))
    const name = nameOfTopic(topic)
    const knownTopic = known.find((one) => one.id === id)
    if (knownTopic && (knownTopic.closedAt !== null) !== (topic.closedAt !== null))
      remarks.push(describeOtherClosing(name, topic.closedAt !== null))
    if (!isNew(topic)) continue
    if (topic.versions.some(lacksExample)) remarks.push(describeLackingExamples(name))
    const counted = findCountedAs(id)
    added.push({
      id,
      place: lastPlace + 1 + added.length,
      countsAsId: counted.id,
      turned: counted.turned,
      closedAt: topic.closedAt,
      versions,
      ownName: ownNames.get(topic.key) ?? null,
    })
  }
  return { topics: added, remarks }
}

const describeOtherClosing = (name: string, isClosed: boolean): string =>
  `The topic “${name}” is ${isClosed ? 'closed' : 'open'} in the package and not here; it stays as it is.`

/** A version with the ids that its examples have here; without those that are not here. */
export function makeTopicVersion(
  { examples, anchors, ...version }: PackageTopicVersion,
  placed: ReadonlyMap<string, PositionMatch>,
): StoredTopicVersion {
  const findExample = (
    chosen: PackageTopicVersion['examples']['0']['example'],
  ): LevelExample | null => {
    const position = chosen?.position ? placed.get(chosen.position) : undefined
    return position ? { positionId: position.id, stance: chosen!.stance } : null
  }
  return {
    ...version,
    anchors,
    examples: Object.fromEntries(
      levels.map(({ level }) => [
        level,
        Object.fromEntries(exampleKinds.map((kind) => [kind, findExample(examples[level][kind])])),
      ]),
    ) as TopicWording['examples'],
  }
}

export const describeLackingExamples = (name: string): string =>
  `Passages that were chosen as examples for the topic “${name}” are not in the package; they are left out.`

/** Whether a passage that shows a level of a version is not in the package. */
export const lacksExample = ({ examples }: PackageTopicVersion): boolean =>
  levels.some(({ level }) => exampleKinds.some((kind) => examples[level][kind]?.position === null))
