import { nameWithState } from '#app/domain/topics.ts'
import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { readStripChoices } from '#app/domain/strips/strip-choices.ts'
import { stripSorts } from '#app/domain/strips/strip-order.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { packGroups } from './packed-groups.ts'
import type { AnalysisSelection } from './selection.ts'
import { buildStripsView } from './strips-view.ts'

/**
 * The actors of a selection as strips on one of its topics, the one that was asked for or the first, in the order of
 * the page of stances; null without a topic.
 */
export async function buildOverviewStrips(
  visible: VisibleStore,
  evidenceOf: EvidenceLookup,
  selection: AnalysisSelection,
  askedTopicId: string | null,
) {
  const { topics, milestones } = selection
  const topic = topics.find(({ id }) => id === askedTopicId) ?? topics[0]
  if (!topic) return null
  const choices = readStripChoices(new URLSearchParams(), [])
  const drawn = await buildStripsView(
    visible,
    evidenceOf,
    { ...selection, topics: [topic] },
    choices,
  )
  return {
    topic: { id: topic.id, name: nameWithState(topic) },
    axis: drawn.axis,
    sortedBy: stripSorts.find(({ sort }) => sort === choices.sort)!.word,
    actorCount: drawn.actors,
    groups: packGroups(drawn.groups),
    milestones,
  }
}
