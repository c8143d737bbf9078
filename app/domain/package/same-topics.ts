import { folded } from '../actors.ts'
import type { PackageTold, ToldTopic } from './schema.ts'
import type { KnownTopic } from './known.ts'

export type SameTopics =
  | { ok: true; ids: ReadonlyMap<string, string>; remarks: string[] }
  | { ok: false; reasons: string[] }

/**
 * Which of a package's topics are known already, by key: those that ask the same under the same name, now or in an
 * earlier version. A name that stands for another proposition is refused with a sentence.
 */
export function sameTopics({ topics }: PackageTold, known: readonly KnownTopic[]): SameTopics {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  const [reasons, remarks]: [string[], string[]] = [[], []]
  for (const topic of topics) {
    const newest = topic.versions.at(-1)!
    const left = known.filter(({ id }) => !taken.has(id))
    const same =
      left.find(({ versions }) => saysSame(versions.at(-1)!, newest)) ??
      left.find((one) => shareWords(one, topic))
    const rival = same
      ? undefined
      : left.find(
          ({ id, countsAsId, versions }) =>
            id === countsAsId && folded(versions.at(-1)!.name) === folded(newest.name),
        )
    if (rival)
      reasons.push(
        `The topic “${newest.name}” asks something else here: “${rival.versions.at(-1)!.proposition}”; in the package: “${newest.proposition}” Give one of them another name.`,
      )
    if (!same) continue
    taken.add(same.id)
    ids.set(topic.key, same.id)
    if (!saysSame(same.versions.at(-1)!, newest))
      remarks.push(
        `The topic “${newest.name}” of the package is worded otherwise here; it stays as it is.`,
      )
  }
  return reasons.length ? { ok: false, reasons } : { ok: true, ids, remarks }
}

type Words = { name: string; proposition: string }

const saysSame = (one: Words, other: Words) =>
  folded(one.name) === folded(other.name) && folded(one.proposition) === folded(other.proposition)
const shareWords = (one: KnownTopic, topic: ToldTopic) =>
  one.versions.some((words) => topic.versions.some((others) => saysSame(words, others)))
