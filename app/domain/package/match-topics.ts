import type { PackageManifest, PackageTopic } from './package-schema.ts'
import type { KnownTopic } from './known-records.ts'
import { foldText } from '../text/words.ts'

/** A package never changes what is here; the plan of a list asks for each topic, word by word. */
export const takeWordsByList =
  'Topic by topic, its words are taken in with “Take in a list” on the page of topics.'

export type TopicMatches =
  | { ok: true; ids: ReadonlyMap<string, string>; remarks: string[] }
  | { ok: false; reasons: string[] }

/**
 * Which of a package's topics are known already, by key: those that ask the same under the same name, now or in an
 * earlier version. A name that stands for another proposition is refused with a sentence.
 */
export function matchTopics(
  { topics }: PackageManifest,
  known: readonly KnownTopic[],
): TopicMatches {
  const ids = new Map<string, string>()
  const matchedIds = new Set<string>()
  const [reasons, remarks]: [string[], string[]] = [[], []]
  for (const topic of topics) {
    const newest = topic.versions.at(-1)!
    const left = known.filter(({ id }) => !matchedIds.has(id))
    const same =
      left.find(({ versions }) => isSameWording(versions.at(-1)!, newest)) ??
      left.find((knownTopic) => sharesWording(knownTopic, topic))
    const rival = same
      ? undefined
      : left.find(
          ({ id, countsAsId, versions }) =>
            id === countsAsId && foldText(versions.at(-1)!.name) === foldText(newest.name),
        )
    if (rival)
      reasons.push(
        `The topic “${newest.name}” asks something else here: ` +
          `“${rival.versions.at(-1)!.proposition}”; in the package: “${newest.proposition}” Give ` +
          `one of them another name. ${takeWordsByList}`,
      )
    if (!same) continue
    matchedIds.add(same.id)
    ids.set(topic.key, same.id)
    if (!isSameWording(same.versions.at(-1)!, newest))
      remarks.push(
        `The topic “${newest.name}” of the package is worded otherwise here; it stays as it is. ${takeWordsByList}`,
      )
  }
  return reasons.length ? { ok: false, reasons } : { ok: true, ids, remarks }
}

type TopicWording = { name: string; proposition: string }

const isSameWording = (wording: TopicWording, other: TopicWording) =>
  foldText(wording.name) === foldText(other.name) &&
  foldText(wording.proposition) === foldText(other.proposition)
const sharesWording = (knownTopic: KnownTopic, topic: PackageTopic) =>
  knownTopic.versions.some((words) => topic.versions.some((others) => isSameWording(words, others)))
