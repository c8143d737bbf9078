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
import {
  getCachedEvidenceByDay,
  getCachedStanceParts,
  type DerivedParts,
} from '#app/domain/memoized-stance.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'

type StanceTableCell = { topicId: string; stance: StanceView }
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
  /** The day by which it is judged what is stale. */
  today: Day
  maxRows: number
}

/** Where each actor stands on each topic as of a day, in the order given; `house` is where they belong then. */
export async function buildStanceTable(
  visible: VisibleStore,
  evidenceOf: EvidenceLookup,
  { actors, topics, asOf, today, maxRows }: StanceTableQuery,
): Promise<StanceRow[]> {
  const belonging = await visible.actors.organisationsOf(actors.map(({ id }) => id))
  const rows = actors.map((actor) => {
    return {
      actor,
      positionLists: collectEvidenceLists(evidenceOf, [actor], topics),
      derived: topics.map(({ id }) =>
        getCachedStanceParts(evidenceOf(actor.id, id), { asOf, today }),
      ),
    }
  })
  const letters = await findCitedLetters(
    visible,
    rows.flatMap(({ derived }) => derived),
    maxRows,
  )
  return rows.map(({ actor, positionLists, derived }) => ({
    actor: { id: actor.id, name: actor.name },
    house: describeHouse(belonging, actor.id, findNewestDay(positionLists) ?? asOf, asOf),
    cells: derived.map((parts, index) => ({
      topicId: topics[index]!.id,
      stance: buildStanceView(parts, maxRows, letters),
    })),
    quotes: positionLists.reduce((sum, list) => sum + list.length, 0),
    letters: new Set(positionLists.flatMap((list) => list.map(({ letterId }) => letterId))).size,
  }))
}

/** One stance as a page shows it. */
export async function loadStanceView(
  visible: VisibleStore,
  parts: DerivedParts,
  maxRows: number,
): Promise<StanceView> {
  return buildStanceView(parts, maxRows, await findCitedLetters(visible, [parts], maxRows))
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
  derived: readonly DerivedParts[],
  maxRows: number,
) {
  return visible.letters.citations([
    ...new Set(
      derived.flatMap(({ stance }) =>
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
