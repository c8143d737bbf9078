import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import type { Day } from '#app/domain/days.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import { readStripChoices } from '#app/domain/strips/strip-choices.ts'
import { stripSorts } from '#app/domain/strips/strip-order.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { packGroups } from './packed-groups.ts'
import type { AnalysisSelection } from './selection.ts'
import { buildStripsView, type StripsQuestion, type StripsView } from './strips-view.ts'

export type PageStripsView = Pick<StripsView, 'axis'> & {
  asOf: Day
  /** In the words of the choice. */
  sortedBy: string
  groups: ReturnType<typeof packGroups>
  milestones: Milestone[]
}

/**
 * The strips of a page that is about something else than choosing them: all actors of the question in one group, in
 * the order in which the page of stances begins. Null without a topic.
 */
export async function buildPageStrips(
  visible: VisibleStore,
  evidenceOf: EvidenceLookup,
  question: StripsQuestion & Pick<AnalysisSelection, 'milestones'>,
): Promise<PageStripsView | null> {
  if (!question.topics.length) return null
  const choices = readStripChoices(new URLSearchParams(), [])
  const drawn = await buildStripsView(visible, evidenceOf, question, {
    ...choices,
    rows: question.actors.length,
  })
  return {
    axis: drawn.axis,
    asOf: question.asOf,
    sortedBy: stripSorts.find(({ sort }) => sort === choices.sort)!.word,
    groups: packGroups(drawn.groups),
    milestones: question.milestones,
  }
}
