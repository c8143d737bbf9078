import type { TopicStances } from '../alignment.ts'
import { listCommonTopics, type AlignmentTopic } from './alignments.ts'

/** Why some actors are peers of the one that is looked at. */
type PeerKind =
  'own organisation' | 'same organisation' | 'attribute' | 'joint letter' | 'own people'

/** Some actors beside whom one is put, under the name of what they share with it. */
export type PeerGroup = { kind: PeerKind; name: string; actorIds: string[] }

/** On which side of an actor the voices of a group stand on one topic. */
type PeerCount = {
  topicId: string
  same: number
  mixed: number
  opposite: number
  /** Those without a word that is not stale. */
  unknown: number
}

/** Counts the voices of a group, each by where it stands on each topic on which the actor has a word. */
export function countPeers(own: TopicStances, voices: readonly TopicStances[]): PeerCount[] {
  const common = voices.map(
    (voice) =>
      new Map(listCommonTopics(own, voice).map((topic) => [topic.topicId, topic.relation])),
  )
  return Object.keys(own).map((topicId) => {
    const relations = common.map((voice) => voice.get(topicId))
    const count = (relation: AlignmentTopic['relation'] | undefined) =>
      relations.filter((each) => each === relation).length
    return {
      topicId,
      same: count('same side'),
      mixed: count('one is mixed'),
      opposite: count('opposite sides'),
      unknown: count(undefined),
    }
  })
}

/** `2 of 3 on the same side`, and beside it `1 on the opposite one, 4 without a word`; null where nobody has one. */
export function sayPeerCount({ same, mixed, opposite, unknown }: PeerCount): {
  words: string
  beside: string
} {
  const known = same + mixed + opposite
  const beside = [
    mixed && `${mixed} where one is mixed`,
    opposite && `${opposite} on the opposite side`,
    unknown && known > 0 && `${unknown} without a word`,
  ]
  return {
    words: known ? `${same} of ${known} on the same side` : 'nobody has a word',
    beside: beside.filter(Boolean).join(', '),
  }
}
