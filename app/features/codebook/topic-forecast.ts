import { nameSignatories } from '#app/domain/signatories.ts'
import type { Day } from '#app/domain/days.ts'
import { findRecheckScope, type RecheckScope } from '#app/domain/topic-changes.ts'
import { gainsRecheck, type TopicForecast } from '#app/domain/topic-forecast.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { TopicWording } from '#app/domain/topic-wording.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findActorNames, findCurrentAsOf } from '../analysis/timeline-view.ts'

/** How many of the positions and stances are named. */
const namedFirst = 5

/** A forecast with the newest of the positions and the first of the stances by their actors' names. */
export type ForecastView = TopicForecast & {
  firstPositions: { position: PositionWithLetter; who: string }[]
  firstActors: { id: string; name: string }[]
}

/**
 * What saving new words of a topic as a change of its meaning would do, as far as the reader sees: worked out by the
 * rule that saving follows. Stances are those of today, where letters end earlier of their last day.
 */
export async function forecastChange(
  visible: VisibleStore,
  topicId: string,
  wordings: { before: TopicWording; after: TopicWording },
  today: Day,
): Promise<ForecastView> {
  return forecastScope(visible, topicId, findRecheckScope(wordings, 'meaning'), today)
}

/** The same by what a change of meaning touches, such as one that waits in the plan of a list. */
export async function forecastScope(
  visible: VisibleStore,
  topicId: string,
  scope: RecheckScope,
  today: Day,
): Promise<ForecastView> {
  const filter = {
    topicIds: [topicId],
    levels: scope.absences ? undefined : scope.levels,
    unlisted: true,
  }
  const isEmpty = !scope.levels.length && !scope.absences
  const positions = isEmpty ? 0 : await visible.positions.count(filter)
  if (!positions) return { scope, positions, stances: 0, firstPositions: [], firstActors: [] }
  const actorIds = await findGainingActors(visible, topicId, scope, today)
  const first = await visible.positions.newestPage(filter, namedFirst)
  const named = actorIds.slice(0, namedFirst)
  const names = await findActorNames(visible, [
    ...named,
    ...first.flatMap(({ holderIds }) => holderIds),
  ])
  return {
    scope,
    positions,
    stances: actorIds.length,
    firstPositions: first.map((position) => ({
      position,
      who: nameSignatories(position.holderIds.map((id) => names.get(id))),
    })),
    firstActors: named.map((id) => ({ id, name: names.get(id) ?? '' })),
  }
}

/** Whose stances would say “to re-check” and do not yet, in the order of their names. */
async function findGainingActors(
  visible: VisibleStore,
  topicId: string,
  scope: RecheckScope,
  today: Day,
): Promise<string[]> {
  const { asOf } = await findCurrentAsOf(visible, today, [topicId])
  const actorIds = await visible.evidence.actorIds([topicId])
  const evidenceOf = await visible.evidence.ofActors(actorIds)
  return actorIds.filter((id) => gainsRecheck(evidenceOf(id, topicId), asOf, scope))
}
