import type { PackageManifest, PackageTopic } from './package-schema.ts'
import type { KnownTopic } from './known-records.ts'
import { foldText } from '../text/words.ts'

/**
 * What of a package's topics is here, by their keys: the same ones, and those whose name stands here for another
 * proposition.
 */
export type TopicMatches = {
  ids: ReadonlyMap<string, string>
  rivals: ReadonlyMap<string, KnownTopic>
}

/**
 * Which of a package's topics are known already: those that ask the same under the same name, now or in an earlier
 * version. Of the others, those that count as no other one may bear a name that is taken.
 */
export function matchTopics(
  { topics, merges }: Pick<PackageManifest, 'topics' | 'merges'>,
  known: readonly KnownTopic[],
): TopicMatches {
  const ids = new Map<string, string>()
  const matchedIds = new Set<string>()
  for (const topic of topics) {
    const newest = topic.versions.at(-1)!
    const left = known.filter(({ id }) => !matchedIds.has(id))
    const same =
      left.find(({ versions }) => isSameWording(versions.at(-1)!, newest)) ??
      left.find((knownTopic) => sharesWording(knownTopic, topic))
    if (!same) continue
    matchedIds.add(same.id)
    ids.set(topic.key, same.id)
  }
  const merged = new Set(merges.map((merge): string => merge.merged))
  const rivals = topics.flatMap(({ key, versions }): [string, KnownTopic][] => {
    const rival = known.find(
      (one) => one.id === one.countsAsId && isSameText(nameOfTopic(one), nameOfTopic({ versions })),
    )
    return rival && !ids.has(key) && !merged.has(key) ? [[key, rival]] : []
  })
  return { ids, rivals: new Map(rivals) }
}

/** What a topic is called in its newest version. */
export const nameOfTopic = ({ versions }: { versions: readonly { name: string }[] }): string =>
  versions.at(-1)!.name

type TopicWords = { name: string; proposition: string }

const isSameText = (one: string, other: string) => foldText(one) === foldText(other)
const isSameWording = (wording: TopicWords, other: TopicWords) =>
  isSameText(wording.name, other.name) && isSameText(wording.proposition, other.proposition)
const sharesWording = (knownTopic: KnownTopic, topic: PackageTopic) =>
  knownTopic.versions.some((words) => topic.versions.some((others) => isSameWording(words, others)))
