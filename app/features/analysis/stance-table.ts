import {
  findRoleAndOrganisationsOn,
  formatOrganisationPath,
  type Actor,
  type MemberAffiliations,
} from '#app/domain/actors.ts'
import type { Day } from '#app/domain/days.ts'
import {
  collectEvidenceLists,
  type AttributedPosition,
  type EvidenceLookup,
} from '#app/domain/attributed-positions.ts'
import { selectNewestEvidence, buildStanceView, type StanceView } from '#app/domain/stance-view.ts'
import { getCachedEvidenceByDay, getCachedStance } from '#app/domain/memoized-stance.ts'
import { isConditionalStance, type Stance } from '#app/domain/stance.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'

type StanceTableCell = { topicId: string; stance: StanceView; conditional: boolean }
export type StanceRow = {
  actor: Pick<Actor, 'id' | 'name'>
  house: string
  cells: StanceTableCell[]
  quotes: number
  letters: number
}

/** Whose stances a page shows, on what, as of when; `most` rows stand in each number's table. */
type StanceTableQuery = {
  actors: readonly Pick<Actor, 'id' | 'name'>[]
  topics: readonly Pick<Topic, 'id'>[]
  asOf: Day
  maxRows: number
}

/** Where each actor stands on each topic as of a day, in the order given; `house` is where they belong then. */
export async function buildStanceTable(
  visible: VisibleStore,
  evidenceOf: EvidenceLookup,
  { actors, topics, asOf, maxRows }: StanceTableQuery,
): Promise<StanceRow[]> {
  const belonging = await visible.actors.organisationsOf(actors.map(({ id }) => id))
  const rows = actors.map((actor) => {
    return {
      actor,
      positionLists: collectEvidenceLists(evidenceOf, [actor], topics),
      stances: topics.map(({ id }) => getCachedStance(evidenceOf(actor.id, id), asOf)),
    }
  })
  const letters = await findCitedLetters(
    visible,
    rows.flatMap(({ stances }) => stances),
    maxRows,
  )
  return rows.map(({ actor, positionLists, stances }) => ({
    actor: { id: actor.id, name: actor.name },
    house: describeHouse(belonging, actor.id, findNewestDay(positionLists) ?? asOf, asOf),
    cells: stances.map((stance, index) => ({
      topicId: topics[index]!.id,
      stance: buildStanceView(stance, maxRows, letters),
      conditional: isConditionalStance(stance),
    })),
    quotes: positionLists.reduce((sum, list) => sum + list.length, 0),
    letters: new Set(positionLists.flatMap((list) => list.map(({ letterId }) => letterId))).size,
  }))
}

/** One stance as a page shows it. */
export async function loadStanceView(
  visible: VisibleStore,
  stance: Stance<AttributedPosition>,
  maxRows: number,
): Promise<StanceView> {
  return buildStanceView(stance, maxRows, await findCitedLetters(visible, [stance], maxRows))
}

function findNewestDay(positionLists: readonly (readonly AttributedPosition[])[]): Day | null {
  return (
    positionLists
      .flatMap((list) => getCachedEvidenceByDay(list).at(-1)?.lastDay ?? [])
      .sort()
      .at(-1) ?? null
  )
}

function findCitedLetters(
  visible: VisibleStore,
  stances: readonly Stance<AttributedPosition>[],
  maxRows: number,
) {
  return visible.letters.citations([
    ...new Set(
      stances.flatMap((stance) =>
        selectNewestEvidence(stance, maxRows).map(({ position }) => position.letterId),
      ),
    ),
  ])
}

function describeHouse(
  { affiliations, names }: { affiliations: MemberAffiliations; names: ReadonlyMap<string, string> },
  actorId: string,
  newest: Day,
  asOf: Day,
): string {
  return formatOrganisationPath(
    findRoleAndOrganisationsOn(affiliations, names, actorId, newest < asOf ? newest : asOf),
  )
}
