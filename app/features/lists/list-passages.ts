import type { ListPassages } from '#app/domain/lists/list-topic-cells.ts'
import { formatStanceChoice } from '#app/domain/positions.ts'
import type { TopicWording } from '#app/domain/topic-wording.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { listExamples } from '../codebook/check-wording.ts'

/** The passages that topics have as examples, and others by their ids, as far as the reader sees them. */
export async function readPassages(
  visible: VisibleStore,
  wordings: readonly TopicWording[],
  ids: readonly string[] = [],
): Promise<ListPassages> {
  const named = wordings.flatMap(({ examples }) =>
    listExamples(examples).map(({ positionId }) => positionId),
  )
  const found = await visible.positions.inAnyState([...new Set([...named, ...ids])])
  return new Map(
    found.map((position) => [
      position.id,
      {
        ...{ letterId: position.letterId, topicId: position.topicId },
        ...{ coded: position.status === 'approved', stance: formatStanceChoice(position) },
      },
    ]),
  )
}
