import { formatMoment } from '#app/domain/moments.ts'
import { compareWordings } from '#app/domain/topic-changes.ts'
import type { LevelExample, TopicVersion } from '#app/domain/topic-wording.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { listExamples } from './check-wording.ts'
import { describeExample } from './topic-draft-view.ts'

/**
 * The versions of a topic, the newest first, with what each changed word by word; where `compared` names two of them,
 * also what differs between these.
 */
export async function loadTopicVersions(
  visible: VisibleStore,
  topic: Topic,
  compared: { from: number; to: number } | null,
) {
  const versions = await visible.topics.versions(topic.id)
  const wordsOf = await findExampleWords(visible, topic.id, versions)
  const compare = (one: TopicVersion | undefined, other: TopicVersion | undefined) =>
    one && other ? compareWordings({ before: one.wording, after: other.wording }, wordsOf) : null
  const find = (number: number) => versions.find(({ version }) => version === number)
  const between = compared && compare(find(compared.from), find(compared.to))
  return {
    versions: versions
      .map((version, at) => ({
        version: version.version,
        who: version.by,
        moment: formatMoment(version.at),
        kind: describeKind(version),
        name: version.wording.name,
        proposition: version.wording.proposition,
        changed: compare(versions[at - 1], version) ?? [],
        isInUse: at === versions.length - 1,
      }))
      .reverse(),
    compared: between && compared && { ...compared, differences: between },
  }
}

/** What was said of a version when it was made: null of the first, and where nobody said it. */
function describeKind({ meaningChanged }: TopicVersion): string | null {
  if (meaningChanged === null) return null
  return meaningChanged ? 'the meaning changed' : 'wording only'
}

async function findExampleWords(
  visible: VisibleStore,
  topicId: string,
  versions: readonly TopicVersion[],
) {
  const ids = versions.flatMap(({ wording }) =>
    listExamples(wording.examples).map(({ positionId }) => positionId),
  )
  const found = new Map(
    (await visible.positions.inAnyState([...new Set(ids)])).map((one) => [one.id, one]),
  )
  return (example: LevelExample) =>
    describeExample(example, found.get(example.positionId), topicId).words
}
