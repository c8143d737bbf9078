import { formatEdtfDate } from '#app/domain/days.ts'
import { levels, type Level } from '#app/domain/level.ts'
import { positionCardHref } from '#app/domain/position-href.ts'
import { formatStanceChoice } from '#app/domain/positions.ts'
import { exampleKinds, type LevelExamples } from '#app/domain/topic-wording.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { listExamples } from './check-wording.ts'

/** A passage that shows what a level of a topic means, or what is easily taken for it. */
export type AnchorExample = {
  level: Level
  kind: keyof LevelExamples
  quote: string
  letter: string
  href: string
}

/** Of so many topics of a letter the examples are read with it; those of others stand on the page of the topic. */
const mostTopics = 40

/**
 * The examples of the levels of topics, by topic, for whoever codes a letter: those that still are what they were
 * chosen for and that the coder sees. Topics beyond the first forty are not among the keys. `withoutLetterId`: a
 * letter whose passages are left out, as whoever codes it blind must not see how it was coded.
 */
export async function loadAnchorExamples(
  visible: VisibleStore,
  topics: readonly Topic[],
  withoutLetterId: string | null,
): Promise<Record<string, AnchorExample[]>> {
  const read = topics.slice(0, mostTopics)
  const chosen = await visible.topics.examples(read.map(({ id }) => id))
  const ids = [...chosen.values()].flatMap((examples) =>
    listExamples(examples).map(({ positionId }) => positionId),
  )
  const found = new Map(
    (ids.length ? await visible.positions.inAnyState(ids) : []).map((one) => [one.id, one]),
  )
  const describe = (topicId: string, level: Level, kind: keyof LevelExamples) => {
    const example = chosen.get(topicId)?.[level][kind]
    const position = example && found.get(example.positionId)
    if (!position || position.status !== 'approved' || position.letterId === withoutLetterId)
      return []
    if (position.topicId !== topicId || formatStanceChoice(position) !== example.stance) return []
    const { quote, letter, letterId, id } = position
    return [
      {
        ...{ level, kind, quote: quote.exact },
        letter: `${letter.title}, ${formatEdtfDate(letter.dated)}`,
        href: positionCardHref({ letterId, positionId: id }),
      },
    ]
  }
  return Object.fromEntries(
    read.map(({ id }) => [
      id,
      levels.flatMap(({ level }) => exampleKinds.flatMap((kind) => describe(id, level, kind))),
    ]),
  )
}
