import { setImmediate } from 'node:timers/promises'
import type { StripAxis } from '#app/charts/model/strip-axis.ts'
import {
  findRoleAndOrganisationsOn,
  formatOrganisationPath,
  type Actor,
} from '#app/domain/actors.ts'
import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import type { Day } from '#app/domain/days.ts'
import {
  getCachedEvidenceExtent,
  getCachedStanceParts,
  type DerivedParts,
} from '#app/domain/memoized-stance.ts'
import { describeStance, type StanceText } from '#app/domain/stance-text.ts'
import { groupActors, type ActorGroup } from '#app/domain/strips/actor-groups.ts'
import { sumGroup, type GroupSum } from '#app/domain/strips/group-sums.ts'
import { buildStrip, type Strip } from '#app/domain/strips/strip.ts'
import { sortStrips, type SortedActor } from '#app/domain/strips/strip-order.ts'
import type { StripChoices } from '#app/domain/strips/strip-choices.ts'
import type { VisibleStore } from '#app/store.server.ts'
import type { AnalysisSelection } from './selection.ts'

/** One actor on one of the topics shown. */
type StripCell = { topicId: string; strip: Strip; stance: StanceText }
type StripRow = {
  actor: Pick<Actor, 'id' | 'name'>
  /** Where it belongs on the as-of day, in words. */
  house: string
  /** The organisation at the top of that, or the actor itself where it belongs to none. */
  top: string
  cells: StripCell[]
}
/** A group with a sum for each topic, and those of its rows that are shown. */
type StripGroup = {
  key: string
  name: string
  isOpen: boolean
  sums: { topicId: string; sum: GroupSum }[]
  actors: number
  rows: StripRow[]
}

export type StripsView = {
  axis: StripAxis
  groups: StripGroup[]
  /** How many actors there are, and how many of them have a row. */
  actors: number
  shown: number
}

/** Whose strips are asked for, on which topics and for which time. */
export type StripsQuestion = Pick<
  AnalysisSelection,
  'actors' | 'topics' | 'asOf' | 'today' | 'period' | 'isPeriodChosen' | 'lastShownDay'
>

/** An actor with what counts on the topic by which the actors are sorted. */
export type PlacedActor = Pick<Actor, 'id' | 'name' | 'kind'> & SortedActor

/** After so many actors others are answered before their stances are worked out. */
const actorsAStep = 25

/**
 * The strips of a selection: sorted by the first topic shown, in groups, the first `rows` of those in open groups.
 * Only what is shown costs more than the sort.
 */
export async function buildStripsView(
  visible: VisibleStore,
  evidenceOf: EvidenceLookup,
  selection: StripsQuestion,
  choices: StripChoices,
): Promise<StripsView> {
  const { asOf, today, topics, actors } = selection
  if (!topics.length) return { axis: selection.period, groups: [], actors: 0, shown: 0 }
  const groups = await groupPlacedActors(visible, evidenceOf, selection, choices)
  const axis = findAxis(evidenceOf, selection)
  const shownGroups = chooseRows(groups, choices)
  const shownIds = shownGroups.flatMap(({ rows }) => rows.map(({ id }) => id))
  const organisationsOf = await readOrganisations(visible, shownIds, asOf)
  const describeRow = ({ id, name }: PlacedActor): StripRow => ({
    actor: { id, name },
    house: formatOrganisationPath({ organisations: organisationsOf(id) }),
    top: organisationsOf(id).at(-1) ?? name,
    cells: topics.map((topic) =>
      describeCell(evidenceOf, id, topic.id, { asOf, today, until: axis.to }),
    ),
  })
  return {
    axis,
    groups: shownGroups.map(({ group, isOpen, rows }) => ({
      key: group.key,
      name: group.name,
      isOpen,
      actors: group.actors.length,
      sums: topics.map(({ id }) => ({
        topicId: id,
        sum: sumGroup(
          group.actors.map((actor) => describeMember(evidenceOf, actor.id, id, { asOf, today })),
          asOf,
        ),
      })),
      rows: rows.map(describeRow),
    })),
    actors: actors.length,
    shown: shownIds.length,
  }
}

/** All actors of a selection in groups, sorted by the first topic that is shown; none where there is no topic. */
export async function groupPlacedActors(
  visible: VisibleStore,
  evidenceOf: EvidenceLookup,
  selection: StripsQuestion,
  choices: Pick<StripChoices, 'sort' | 'group'>,
): Promise<ActorGroup<PlacedActor>[]> {
  const [first] = selection.topics
  if (!first) return []
  const sorted = sortStrips(
    await placeActors(evidenceOf, selection, first),
    choices.sort,
    selection.period,
  )
  const belonging = await readGroupNames(visible, sorted, choices, selection.asOf)
  return groupActors(sorted, choices.group, belonging)
}

/** The names of the organisations that each of some actors belongs to on a day, the nearest first. */
export async function readOrganisations(
  visible: VisibleStore,
  actorIds: readonly string[],
  asOf: Day,
): Promise<(actorId: string) => readonly string[]> {
  const { affiliations, names } = await visible.actors.organisationsOf(actorIds)
  return (id) => findRoleAndOrganisationsOn(affiliations, names, id, asOf).organisations
}

/** The actors with what counts on the topic by which they are sorted, in the order of their names. */
export async function placeActors(
  evidenceOf: EvidenceLookup,
  { actors, asOf, today }: Pick<AnalysisSelection, 'actors' | 'asOf' | 'today'>,
  topic: { id: string },
): Promise<PlacedActor[]> {
  const placed: PlacedActor[] = []
  for (const [place, actor] of actors.entries()) {
    placed.push({
      ...actor,
      place,
      ...describeMember(evidenceOf, actor.id, topic.id, { asOf, today }),
    })
    if (place % actorsAStep === actorsAStep - 1) await setImmediate()
  }
  return placed
}

type Days = { asOf: Day; today: Day }

function describeMember(evidenceOf: EvidenceLookup, id: string, topicId: string, days: Days) {
  const evidence = evidenceOf(id, topicId)
  return { id, evidence, parts: getCachedStanceParts(evidence, days) }
}

function describeCell(
  evidenceOf: EvidenceLookup,
  actorId: string,
  topicId: string,
  { until, ...days }: Days & { until: Day },
): StripCell {
  const { evidence, parts } = describeMember(evidenceOf, actorId, topicId, days)
  return {
    topicId,
    strip: buildStrip(evidence, { asOf: days.asOf, until }),
    stance: describeStance(parts satisfies DerivedParts),
  }
}

/**
 * The period that was asked for; otherwise from its beginning to the newest letter of those shown, which may be later
 * than the as-of day. Nothing of a day that is yet to come is shown.
 */
function findAxis(evidenceOf: EvidenceLookup, selection: StripsQuestion): StripAxis {
  const { period, isPeriodChosen, actors, topics, asOf, lastShownDay } = selection
  if (isPeriodChosen) return { from: period.from, to: period.to }
  let to = asOf
  for (const actor of actors)
    for (const topic of topics)
      for (const { lastDay } of getCachedEvidenceExtent(evidenceOf(actor.id, topic.id)))
        if (lastDay > to) to = lastDay
  return { from: period.from, to: to > lastShownDay ? lastShownDay : to }
}

/** What actors are grouped by: their houses, or the attribute that was chosen, as of the day. */
export async function readGroupNames(
  visible: VisibleStore,
  actors: readonly { id: string }[],
  { group }: Pick<StripChoices, 'group'>,
  asOf: Day,
): Promise<ReadonlyMap<string, string[]>> {
  const ids = actors.map(({ id }) => id)
  if (group.by === 'organisation') {
    const organisationsOf = await readOrganisations(visible, ids, asOf)
    return new Map(ids.map((id) => [id, organisationsOf(id).slice(-1)]))
  }
  if (group.by !== 'attribute') return new Map()
  const attributes = await visible.actors.attributesOn(ids, asOf)
  return new Map(
    [...attributes].map(([id, own]) => [
      id,
      own.filter(({ attribute }) => attribute === group.attribute).map(({ value }) => value),
    ]),
  )
}

/** Groups are open unless they were closed; of the rows of open ones the first `rows` are shown. */
function chooseRows(
  groups: readonly ActorGroup<PlacedActor>[],
  { closed, rows }: StripChoices,
): { group: ActorGroup<PlacedActor>; isOpen: boolean; rows: PlacedActor[] }[] {
  let left = rows
  return groups.map((group) => {
    const isOpen = !closed.includes(group.key)
    const own = isOpen ? group.actors.slice(0, Math.max(0, left)) : []
    left -= own.length
    return { group, isOpen, rows: own }
  })
}
