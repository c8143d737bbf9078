import { makeDotId } from '#app/charts/model/chart-rows.ts'
import { findRoleAndOrganisationsOn, formatOrganisationPath } from '#app/domain/actors.ts'
import {
  collectEvidenceLists,
  type AttributedPosition,
  type EvidenceLookup,
} from '#app/domain/attributed-positions.ts'
import { getCachedEvidenceByDay } from '#app/domain/memoized-stance.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { findMarked } from '#app/domain/strips/mark-key.ts'
import { findPointFor, type Timeline } from '#app/domain/timeline.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findHolderNames } from '../actors/holder-names.ts'
import type { AnalysisSelection } from './selection.ts'

/** The quote that was clicked, or the newest one shown, with its neighbours of the same actor and topic. */
export async function findSelectedQuote(
  visible: VisibleStore,
  selection: AnalysisSelection,
  evidenceOf: EvidenceLookup,
  drawn: Timeline,
  requestedIds: { positionId: string | null; actorId: string | null },
) {
  const isShown = createShownFilter(selection)
  const chosen = choosePosition(
    collectEvidenceLists(evidenceOf, selection.actors, selection.topics).map(
      getCachedEvidenceByDay,
    ),
    requestedIds,
    isShown,
  )
  const described =
    chosen && (await describeSelected(visible, selection, evidenceOf, chosen, isShown))
  if (!described) return null
  const point = findPointFor(drawn, chosen)
  return { ...described, dot: point && makeDotId(point) }
}

/** A quote with its place among those of the same actor and topic that are shown. */
async function describeSelected(
  visible: VisibleStore,
  { allTopics }: AnalysisSelection,
  evidenceOf: EvidenceLookup,
  chosen: AttributedPosition,
  isShown: (position: AttributedPosition) => boolean,
) {
  const [position] = await visible.positions.byIds([chosen.id])
  if (!position) return null
  const { actorId, topicId } = chosen
  const neighbours = getCachedEvidenceByDay(evidenceOf(actorId, topicId)).filter(isShown)
  const index = neighbours.findIndex(({ id }) => id === chosen.id)
  const nameHolders = await findHolderNames(visible, [position])
  return {
    position,
    as: await describeCapacity(visible, position),
    actorId,
    index,
    count: neighbours.length,
    who: nameHolders(position),
    topic: allTopics.find(({ id }) => id === topicId)?.name,
    before: neighbours[index - 1]?.id ?? null,
    after: neighbours[index + 1]?.id ?? null,
  }
}

/** The quote that was asked for beside strips, a silence too; null where none was or it is not of the selection. */
export async function findQuoteBeside(
  visible: VisibleStore,
  selection: AnalysisSelection,
  evidenceOf: EvidenceLookup,
  { positionId, actorId }: { positionId: string | null; actorId: string | null },
) {
  const lists = collectEvidenceLists(evidenceOf, selection.actors, selection.topics)
  const chosen = findPosition(lists, positionId, actorId) ?? findPosition(lists, positionId, null)
  return chosen ? describeSelected(visible, selection, evidenceOf, chosen, () => true) : null
}

/** The position that was asked for, of the actor asked for if it can be, or else the newest one that is shown. */
function choosePosition(
  lists: readonly (readonly AttributedPosition[])[],
  { positionId, actorId }: { positionId: string | null; actorId: string | null },
  isShown: (position: AttributedPosition) => boolean,
): AttributedPosition | undefined {
  const requested =
    findPosition(lists, positionId, actorId) ?? findPosition(lists, positionId, null)
  return requested && isShown(requested)
    ? requested
    : findNewest(lists.flatMap((list) => list.findLast(isShown) ?? []))
}

/** As what and for whom the first holder spoke: “Commissioner, European Commission · on behalf of …”. */
async function describeCapacity(
  visible: VisibleStore,
  { holderIds, lastDay, letterId }: PositionWithLetter,
): Promise<string> {
  const { affiliations, names } = await visible.actors.organisationsOf(holderIds)
  const affiliation = findRoleAndOrganisationsOn(affiliations, names, holderIds[0]!, lastDay)
  const behalf = (await visible.letters.partyNames([letterId])).get(letterId)?.onBehalfOf ?? []
  return [
    [affiliation.role, formatOrganisationPath(affiliation)].filter(Boolean).join(', '),
    behalf.length ? `on behalf of ${behalf.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Whether a position is drawn or stands before the period: whether it counts with a level. */
function createShownFilter({ asOf, period }: AnalysisSelection) {
  const to = asOf < period.to ? asOf : period.to
  return ({ lastDay, reported, level }: AttributedPosition) =>
    lastDay <= to && !reported && level !== null
}

function findPosition(
  positionLists: readonly (readonly AttributedPosition[])[],
  id: string | null,
  actorId: string | null,
): AttributedPosition | undefined {
  if (id === null) return undefined
  return findMarked(
    positionLists.filter((list) => actorId === null || list[0]?.actorId === actorId).flat(),
    id,
  )
}

function findNewest(rows: readonly AttributedPosition[]): AttributedPosition | undefined {
  return [...rows].sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1)).at(-1)
}
