import { nameWithState, type Topic } from '#app/domain/topics.ts'
import type { AnalysisSelection } from './selection.ts'

/** What a page says of its selection, and offers to change it to; with what it could not read of its own. */
export function describeSelection(
  selection: AnalysisSelection,
  ownErrors: Record<string, string> = {},
) {
  const { topics, allTopics, actors, isActorChosen, requestedIds, who } = selection
  return {
    topics: topics.map(describeTopic),
    allTopics: allTopics.map(describeTopic),
    chosen: isActorChosen
      ? actors.flatMap(({ id, name }) => (requestedIds.includes(id) ? [{ id, name }] : []))
      : [],
    who,
    period: selection.period,
    isPeriodChosen: selection.isPeriodChosen,
    asOf: selection.asOf,
    today: selection.today,
    isToday: selection.isToday,
    milestones: selection.milestones,
    errors: { ...selection.errors, ...ownErrors },
  }
}

function describeTopic({ id, name, closedAt }: Topic) {
  return { id, name: nameWithState({ name, closedAt }) }
}
