import { setImmediate } from 'node:timers/promises'
import type { Actor } from '#app/domain/actors.ts'
import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import type { Day } from '#app/domain/days.ts'
import {
  countUnknown,
  findMajority,
  listDissents,
  type Dissent,
} from '#app/domain/distribution/breaking-rank.ts'
import { readDistributionChoices } from '#app/domain/distribution/distribution-choices.ts'
import { listDistributionRows } from '#app/domain/distribution/distribution-rows.ts'
import { writeDistributionLead } from '#app/domain/distribution/distribution-words.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import {
  getCachedEvidenceExtent,
  getCachedNow,
  getCachedStanceParts,
} from '#app/domain/memoized-stance.ts'
import { pageSizes, takePage } from '#app/domain/page-size.ts'
import { describeStance } from '#app/domain/stance-text.ts'
import { groupActors, type ActorGroup } from '#app/domain/strips/actor-groups.ts'
import {
  countGroup,
  listVoices,
  sumGroup,
  type GroupMember,
} from '#app/domain/strips/group-sums.ts'
import { pickStripStance } from '#app/domain/strips/row-words.ts'
import { writeGrouping } from '#app/domain/strips/strip-choices.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readSelection, type AnalysisSelection } from './selection.ts'
import { describeSelection } from './shown-selection.ts'
import { readGroupNames } from './strips-view.ts'

/** As many of a group as are named among those who break rank; how many more there are is said. */
const namedDissents = 30
/** After so many actors others are answered before their words are worked out. */
const actorsAStep = 25

/** The groups of a selection on one topic, before anything is counted. */
export async function readDistributionGroups(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
) {
  const attributes = await visible.actors.attributesInUse()
  const choices = readDistributionChoices(params, attributes)
  const one = await readOneTopic(visible, dossier, params)
  const { selection, evidenceOf, topic } = one
  const { actors, asOf } = selection
  const members = topic ? await listMembers(evidenceOf, selection, topic) : []
  const belonging = await readGroupNames(visible, actors, choices, asOf)
  return {
    ...{ attributes, choices, selection, topic, members },
    isOneOfSeveral: one.isOneOfSeveral,
    groups: groupActors(members, choices.group, belonging),
    axis: findDistributionAxis(selection),
  }
}

/** How many voices stand where on one topic, of a selection and of one page of its groups. */
export async function loadDistribution(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
  page: number,
) {
  const read = await readDistributionGroups(visible, dossier, params)
  const { attributes, choices, selection, topic, members, groups, axis, isOneOfSeveral } = read
  const { actors, asOf, today } = selection
  const shown = takePage(groups, page, pageSizes.groups)
  const whole = countGroup(members)
  const voicesByGroup = groups.map((group) => listVoices(group.actors).length)
  const described: ReturnType<typeof describeGroup>[] = []
  let tableRows = 0
  for (const group of groups) {
    if (shown.rows.includes(group)) described.push(describeGroup(group, { asOf, today, axis }))
    else tableRows += tabulateGroup(group, { asOf, axis }).rows.length
    await setImmediate()
  }
  for (const { table } of described) tableRows += table.rows.length
  return {
    selection: describeSelection(selection, choices.errors),
    topic: topic && { id: topic.id, name: nameWithState(topic) },
    isOneOfSeveral,
    measure: choices.measure,
    grouping: writeGrouping(choices.group),
    attributes,
    axis,
    actorCount: actors.length,
    lead: topic && writeDistributionLead(nameWithState(topic), whole),
    firstDay: findFirstDay(members),
    voices: whole.voices,
    /** What all groups come to: more than the voices where somebody counts in several of them. */
    voicesOfGroups: voicesByGroup.reduce((sum, voices) => sum + voices, 0),
    mostVoices: Math.max(0, ...voicesByGroup),
    groups: { ...shown, rows: described },
    /** How many rows the tables of all groups have. */
    tableRows,
  }
}

/** The selection of the first topic that is asked for, or else of the dossier’s first one. */
async function readOneTopic(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
) {
  const allTopics = await visible.topics.ofDossier(dossier.id)
  const asked = params.getAll('topic').filter(Boolean)
  const known = asked.find((id) => allTopics.some((topic) => topic.id === id))
  const read = async (topicId: string | undefined) => {
    const one = new URLSearchParams(params)
    if (topicId) one.set('topic', topicId)
    return readSelection(visible, dossier, one, { purpose: 'rows' })
  }
  const first = await read(known ?? asked[0] ?? allTopics[0]?.id)
  const { topics, errors } = first.selection
  // A topic that does not exist (any more) stands for all, of which one is shown.
  const { selection, evidenceOf } = topics.length > 1 ? await read(topics[0]!.id) : first
  return {
    selection: { ...selection, errors: { ...errors, ...selection.errors } },
    evidenceOf,
    topic: selection.topics[0] ?? null,
    isOneOfSeveral: asked.length > 1,
  }
}

type NamedMember = GroupMember & Pick<Actor, 'name' | 'kind'>

/** The actors of a selection with where they stand, in the order of their names. */
async function listMembers(
  evidenceOf: EvidenceLookup,
  { actors, asOf, today }: AnalysisSelection,
  topic: Topic,
): Promise<NamedMember[]> {
  const members: NamedMember[] = []
  for (const [place, { id, name, kind }] of actors.entries()) {
    const evidence = evidenceOf(id, topic.id)
    const now = getCachedNow(evidence, { asOf, today })
    members.push({ id, name, kind, evidence, parts: { stance: { now } } })
    if (place % actorsAStep === actorsAStep - 1) await setImmediate()
  }
  return members
}

/** The period that was asked for; otherwise from its beginning to the as-of day, on which the numbers end. */
function findDistributionAxis({ period, isPeriodChosen, asOf }: AnalysisSelection) {
  return isPeriodChosen ? period : { from: period.from, to: asOf }
}

/** The first day on which anything may have been said. */
function findFirstDay(members: readonly GroupMember[]): Day | null {
  const days = members.flatMap(({ evidence }) =>
    getCachedEvidenceExtent(evidence).map(({ firstDay }) => firstDay),
  )
  return days.sort()[0] ?? null
}

type Days = { asOf: Day; today: Day; axis: { from: Day; to: Day } }

/** How many of a group stood where on the days of the period. */
export function tabulateGroup(
  { actors }: ActorGroup<GroupMember>,
  { asOf, axis }: Omit<Days, 'today'>,
) {
  return listDistributionRows(sumGroup(actors, asOf), { ...axis, asOf })
}

/** Where a group stands, over time and on the as-of day. */
function describeGroup(
  { key, name, actors }: ActorGroup<NamedMember>,
  { asOf, today, axis }: Days,
) {
  const sum = sumGroup(actors, asOf)
  const majority = findMajority(sum)
  const dissents = listDissents(actors, majority, asOf)
  const byId = new Map(actors.map((actor) => [actor.id, actor]))
  return {
    key,
    name,
    sum,
    unknown: countUnknown(listVoices(actors), asOf),
    majority,
    dissents: {
      total: dissents.length,
      named: dissents
        .slice(0, namedDissents)
        .map((dissent) => describeDissent(dissent, byId.get(dissent.actorId)!, { asOf, today })),
    },
    table: listDistributionRows(sum, { ...axis, asOf }),
  }
}

function describeDissent(
  { positionId, isOwnVoice }: Dissent,
  { id, name, evidence }: NamedMember,
  days: { asOf: Day; today: Day },
) {
  const parts = getCachedStanceParts(evidence, days)
  return {
    actor: { id, name },
    positionId,
    isOwnVoice,
    stance: pickStripStance(describeStance(parts)),
  }
}
