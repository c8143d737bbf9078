import type { Actor } from '#app/domain/actors.ts'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import { formatDay } from '#app/domain/days.ts'
import {
  getCachedFreshMean,
  getCachedStanceParts,
  type StanceDays,
} from '#app/domain/memoized-stance.ts'
import { groupCountedPositions } from '#app/domain/method-v2/stance-days.ts'
import { chooseQuoteOfDay } from '#app/domain/moves/facing-quotes.ts'
import { sayMean } from '#app/domain/moves/finding-words.ts'
import { alignWith, type AlignmentTopic } from '#app/domain/nearness/alignments.ts'
import {
  countRelations,
  formatAlignment,
  sayApart,
  sayTopicApart,
} from '#app/domain/nearness/nearness-words.ts'
import { createVoiceCheck } from '#app/domain/nearness/one-voice.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { StanceMark } from '#app/domain/stance-mark.ts'
import { describeBeside, describeStance, type StanceText } from '#app/domain/stance-text.ts'
import { formatCount } from '#app/domain/text/words.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findHolderNames } from '../actors/holder-names.ts'
import { readMeans } from './ranked-actors.ts'

/** Where one of the two stands on a topic, with the newest of its quotes that the word rests on. */
type PairSide = Pick<StanceText, 'label' | 'level'> & {
  mark: StanceMark
  beside: string
  quote: { position: PositionWithLetter; who: string } | null
}
type PairTopic = {
  topic: { id: string; name: string }
  relation: AlignmentTopic['relation']
  apart: string
  own: PairSide
  other: PairSide
}
/** A topic on which at least one of them has no word that is not stale, with what each has instead. */
type UnsharedTopic = {
  topic: { id: string; name: string }
  who: 'own' | 'other' | 'neither'
  own: string
  other: string
}

type PairQuery = {
  topics: readonly Topic[]
  days: StanceDays
  subject: Pick<Actor, 'id' | 'name'>
  other: Pick<Actor, 'id' | 'name'>
}

/** Two actors side by side, topic by topic. */
export async function compareTwoActors(
  visible: VisibleStore,
  { topics, days, subject, other }: PairQuery,
) {
  const evidenceOf = await visible.evidence.ofActors([subject.id, other.id])
  const own = readMeans(evidenceOf, subject.id, topics, days)
  const means = readMeans(evidenceOf, other.id, topics, days)
  const { alignment, topics: common } = alignWith(own, { id: other.id, means })
  const lists = (topicId: string) =>
    [evidenceOf(subject.id, topicId), evidenceOf(other.id, topicId)] as const
  const describeSide = await readSides(
    visible,
    common.flatMap(({ topicId }) => lists(topicId)),
    days,
  )
  const describeTopic = (topic: Topic) => ({ id: topic.id, name: nameWithState(topic) })
  const byId = new Map(topics.map((topic) => [topic.id, topic]))
  const topicIds = topics.map(({ id }) => id)
  return {
    subject: { id: subject.id, name: subject.name },
    other: { id: other.id, name: other.name },
    sentence:
      alignment === null
        ? `${subject.name} and ${other.name} cannot be compared on any topic`
        : `${subject.name} and ${other.name}: ${sayApart(alignment, common.length)}`,
    alignment: alignment === null ? null : formatAlignment(alignment),
    counts: `${formatCount(common.length, 'topic')} in common: ${countRelations(common)}`,
    isOneVoice: createVoiceCheck(subject.id, topicIds, evidenceOf)(other.id, evidenceOf),
    common: common.map((found): PairTopic => {
      const [mine, theirs] = lists(found.topicId)
      return {
        topic: describeTopic(byId.get(found.topicId)!),
        relation: found.relation,
        apart: sayTopicApart(found),
        own: describeSide(mine),
        other: describeSide(theirs),
      }
    }),
    unshared: topics
      .filter(({ id }) => !common.some(({ topicId }) => topicId === id))
      .map((topic): UnsharedTopic => {
        const [mine, theirs] = lists(topic.id)
        return {
          topic: describeTopic(topic),
          who: Object.hasOwn(own, topic.id)
            ? 'own'
            : Object.hasOwn(means, topic.id)
              ? 'other'
              : 'neither',
          own: sayWhatThereIs(mine, days),
          other: sayWhatThereIs(theirs, days),
        }
      }),
  }
}

/** What describes a side by its evidence; the quotes of all of them are read at once. */
async function readSides(
  visible: VisibleStore,
  lists: readonly (readonly AttributedPosition[])[],
  days: StanceDays,
): Promise<(evidence: readonly AttributedPosition[]) => PairSide> {
  const chosen = new Map(
    lists.map((list) => {
      const day = groupCountedPositions(list, days.asOf).days.at(-1)
      return [list, day ? chooseQuoteOfDay(day).id : null]
    }),
  )
  const found = await visible.positions.byIds([...chosen.values()].flatMap((id) => id ?? []))
  const byId = new Map(found.map((position) => [position.id, position]))
  const nameHolders = await findHolderNames(visible, found)
  return (evidence) => {
    const stance = describeStance(getCachedStanceParts(evidence, days))
    const position = byId.get(chosen.get(evidence) ?? '')
    return {
      label: stance.label,
      level: stance.level,
      mark: stance.mark,
      beside: describeBeside(stance),
      quote: position ? { position, who: nameHolders(position) } : null,
    }
  }
}

/** `supports (+1)`, `opposes (−1) on 29 Oct 2020, stale`, `only silence (1 evaded)`, `no letter`. */
function sayWhatThereIs(evidence: readonly AttributedPosition[], days: StanceDays): string {
  const mean = getCachedFreshMean(evidence, days)
  if (mean !== null) return sayMean(mean)
  const { word, now, nowDay } = describeStance(getCachedStanceParts(evidence, days))
  return now !== null && nowDay ? `${sayMean(now)} on ${formatDay(nowDay)}, stale` : word
}
