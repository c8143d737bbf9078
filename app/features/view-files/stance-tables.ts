import { formatOrganisationPath } from '#app/domain/actors.ts'
import { describeSilence } from '#app/domain/coverage/gap-words.ts'
import type { Day } from '#app/domain/days.ts'
import { compareTwoDays, type DayChange } from '#app/domain/strips/two-days.ts'
import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { getCachedStanceParts, type DerivedParts } from '#app/domain/memoized-stance.ts'
import { describeStance, type StanceText } from '#app/domain/stance-text.ts'
import type { ActorGroup } from '#app/domain/strips/actor-groups.ts'
import { nameWithState } from '#app/domain/topics.ts'
import type { ViewColumn, ViewTable } from '#app/exports/tables/view-table.ts'
import type { VisibleStore } from '#app/store.server.ts'
import type { AnalysisSelection } from '../analysis/selection.ts'
import { readSilenceSources, type SilenceSources } from '../analysis/silence-sources.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { readStripsQuestion } from '../analysis/stances-page.ts'
import { groupPlacedActors, readOrganisations, type PlacedActor } from '../analysis/strips-view.ts'
import { sayWhether, tabulateInSteps, type LoadedTable } from './loaded-table.ts'

/** An actor in a group, or in the only one that there is. */
type Member = { id: string; name: string; group: string; house: string }
type Cell = { topic: string; stance: StanceText; isDateDoubtful: boolean }

/**
 * Everybody of the selection in the order of the page, also those of folded groups: as strips a row for each actor and
 * topic, as a matrix a row for each actor. Somebody of two groups stands in both.
 */
export async function loadStanceTable(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<LoadedTable> {
  const question = await readStripsQuestion(visible, dossier, params)
  const { selection, evidenceOf, choices, view, since } = question
  const groups = await groupPlacedActors(visible, evidenceOf, selection, choices)
  const actorIds = selection.actors.map(({ id }) => id)
  const organisationsOf = await readOrganisations(visible, actorIds, selection.asOf)
  const members = groups.flatMap(({ name: group, actors }: ActorGroup<PlacedActor>) =>
    actors.map(({ id, name }) => ({
      ...{ id, name, group },
      house: formatOrganisationPath({ organisations: organisationsOf(id) }),
    })),
  )
  const isMatrix = view === 'matrix'
  const { asOf, topics } = selection
  const sources = isMatrix ? await readSilenceSources(visible, dossier, topics, asOf) : null
  const build = isMatrix ? tabulateMatrix : tabulateStrips
  return {
    word: view === 'matrix' ? 'Matrix' : 'Strips',
    selection: describeSelection(selection),
    actorIds,
    letterIds: sources ? sources.listLetterIds(actorIds) : [],
    table: build(members, {
      ...{ selection, evidenceOf, since, sources },
      isGrouped: choices.group.by !== 'none',
    }),
  }
}

type TableQuery = {
  selection: AnalysisSelection
  evidenceOf: EvidenceLookup
  isGrouped: boolean
  /** Of a matrix: the earlier day that it compares with, and what tells why somebody has no word. */
  since: Day | null
  sources: SilenceSources | null
}

const groupColumn: ViewColumn<Member> = ['Group', ({ group }) => group]
const actorColumns: readonly ViewColumn<Member>[] = [
  ['Actor', ({ name }) => name],
  ['Organisation', ({ house }) => house],
]

const stanceColumns: readonly ViewColumn<Cell>[] = [
  ['Topic', ({ topic }) => topic],
  ['Where they stand', ({ stance }) => stance.word],
  ['Now, -2 strongly opposes to 2 strongly supports', ({ stance }) => stance.now],
  ['Conditional', ({ stance }) => sayWhether(stance.conditional)],
  ['Qualifiers', ({ stance }) => stance.qualifiers.join('; ')],
  ['Newest word on', ({ stance }) => stance.nowDay],
  [
    'Date of the newest word doubtful',
    ({ stance, isDateDoubtful }) => stance.nowDay && sayWhether(isDateDoubtful),
  ],
  ['Since, in words', ({ stance }) => stance.since],
  ['Record, -2 to 2', ({ stance }) => stance.record],
  ['Record in words', ({ stance }) => stance.recordText],
  ['Record, lower bound', ({ stance }) => stance.interval?.low ?? null],
  ['Record, upper bound', ({ stance }) => stance.interval?.high ?? null],
  ['Letters that weigh in the record', ({ stance }) => stance.letters],
  ['Silences', ({ stance }) => stance.absenceCounts.join('; ')],
  ['Contradictions within 90 days', ({ stance }) => stance.contradictions.length],
]

function tabulateStrips(
  members: readonly Member[],
  { selection, evidenceOf, isGrouped }: TableQuery,
): ViewTable {
  type Row = Member & Cell
  const pairs = members.flatMap((member) => selection.topics.map((topic) => ({ member, topic })))
  return tabulateInSteps<(typeof pairs)[number], Row>(
    [...(isGrouped ? [groupColumn] : []), ...actorColumns, ...stanceColumns],
    pairs,
    (step) =>
      step.map(({ member, topic }) => ({
        ...member,
        ...describeCell(getCachedStanceParts(evidenceOf(member.id, topic.id), selection)),
        topic: nameWithState(topic),
      })),
  )
}

function tabulateMatrix(
  members: readonly Member[],
  { selection, evidenceOf, isGrouped, since, sources }: TableQuery,
): ViewTable {
  type Row = Member & { cells: MatrixCell[] }
  const { topics, asOf } = selection
  const describeOn = (memberId: string, topicId: string): MatrixCell => {
    const evidence = evidenceOf(memberId, topicId)
    const cell = describeCell(getCachedStanceParts(evidence, selection))
    const gap = cell.stance.level === null && sources?.findGapOf(memberId, topicId, evidence)
    return {
      ...cell,
      silence: gap ? describeSilence(gap) : '',
      compared: since ? compareTwoDays(evidence, { since, asOf }) : null,
    }
  }
  return tabulateInSteps<Member, Row>(
    [
      ...(isGrouped ? [groupColumn] : []),
      ...actorColumns,
      ...topics.flatMap((topic, place): ViewColumn<Row>[] => [
        [nameWithState(topic), ({ cells }) => cells[place]!.stance.word],
        [`${nameWithState(topic)}, -2 to 2`, ({ cells }) => cells[place]!.stance.now],
        [`${nameWithState(topic)}, qualifiers`, ({ cells }) => listQualifiers(cells[place]!)],
        [`${nameWithState(topic)}, why there is no word`, ({ cells }) => cells[place]!.silence],
        ...(since
          ? [
              [
                `${nameWithState(topic)}, change since ${since} in levels`,
                ({ cells }) => writeChange(cells[place]!.compared!),
              ] satisfies ViewColumn<Row>,
            ]
          : []),
      ]),
    ],
    members,
    (step) =>
      step.map((member) => ({
        ...member,
        cells: topics.map(({ id }) => describeOn(member.id, id)),
      })),
  )
}

function describeCell(parts: DerivedParts): Omit<Cell, 'topic'> {
  const { now, letters } = parts.stance
  const newest = letters.filter(({ lastDay, mean }) => lastDay === now?.day && mean !== null)
  return {
    stance: describeStance(parts),
    isDateDoubtful: newest.some(({ positions }) =>
      positions.some(({ firstDay, lastDay }) => firstDay !== lastDay),
    ),
  }
}

type MatrixCell = Omit<Cell, 'topic'> & { silence: string; compared: DayChange | null }

/** A number, `new`, or nothing where the days cannot be compared. */
function writeChange({ change, isNew }: DayChange): number | string | null {
  return isNew ? 'new' : change
}

function listQualifiers({ stance, isDateDoubtful }: Omit<Cell, 'topic'>): string {
  return [
    stance.conditional && 'conditional',
    isDateDoubtful && 'date doubtful',
    ...stance.qualifiers,
  ]
    .filter(Boolean)
    .join('; ')
}
