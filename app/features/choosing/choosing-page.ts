import {
  findRoleAndOrganisationsOn,
  formatOrganisationPath,
  type Actor,
  type ActorKind,
} from '#app/domain/actors.ts'
import { removeDuplicates } from '#app/domain/collections.ts'
import { formatDay, type Day } from '#app/domain/days.ts'
import type { Dossier } from '#app/domain/dossiers.ts'
import { getCachedStanceParts } from '#app/domain/memoized-stance.ts'
import { pageSizes, takePage } from '#app/domain/page-size.ts'
import {
  mostActorsById,
  mostActorsChosen,
  writeActorChoice,
} from '#app/domain/selection/actor-choice.ts'
import { describeActorRules, formatActorRule } from '#app/domain/selection/actor-rules.ts'
import { namePageBehind, toAddressBehind } from '#app/domain/selection/choosing-address.ts'
import { describeStance } from '#app/domain/stance-text.ts'
import { readStripChoices, writeGrouping } from '#app/domain/strips/strip-choices.ts'
import { stripSorts, type StripSort } from '#app/domain/strips/strip-order.ts'
import { foldText, formatQuantity, joinWithAnd } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { distinguishNames } from '../actors/distinct-names.ts'
import { readEvidenceInSteps } from '../analysis/evidence-in-steps.ts'
import { findChosenActors, readAskedChoice } from './asked-choice.ts'
import { listChoiceGroups, nameGroup } from './choice-groups.ts'
import { checkSaving } from './saved-choice.ts'
import { readSortedSpeakers } from './sorted-speakers.ts'

type ChooserDossier = Dossier & { slug: string }
type Choosable = Pick<Actor, 'id' | 'kind' | 'name' | 'aliases'>

/** As many groups as are listed at first. */
const groupsAtFirst = 12
/** As many others of a name as are offered who have no word on the topics. */
const othersOffered = 20

/**
 * What the page of choosing actors shows of the choice in its address; `goTo` where the choice is made and an address
 * can hold it, with which one leaves the page.
 */
export async function loadChoosing(
  visible: VisibleStore,
  dossier: ChooserDossier,
  params: URLSearchParams,
  page: number,
) {
  const attributes = await visible.actors.attributesInUse()
  const layout = readLayout(params, attributes)
  const speakers = await readSortedSpeakers(visible, dossier, params, layout.sort)
  const { topics, asOf } = speakers
  const errors = { ...speakers.errors }
  const found = speakers.actors.filter((actor) => bearsName(actor, layout.words))
  const asked = addTyped(params, layout.words)
  if (params.get('do') === 'found') for (const { id } of found) asked.append('actor', id)
  const choice = await readAskedChoice(visible, dossier.id, asked, errors)
  const scope = { dossierId: dossier.id, topicIds: topics.map(({ id }) => id), asOf }
  const chosen = await findChosenActors(visible, speakers.actors, choice, scope)
  const written = writeActorChoice(choice, chosen)
  const isDone = params.get('do') === 'show' && !blockers.some((name) => errors[name])
  if (params.get('do') === 'save')
    Object.assign(errors, checkSaving(params.get('name') ?? '', choice).errors)
  if (isDone && !written) errors.chosen = tooMany(chosen.all.length)
  const known = new Set(speakers.actors.map(({ id }) => id))
  const given = new Set([...chosen.ruled, ...chosen.grouped.flat()])
  return {
    goTo: isDone && written ? toAddressBehind(dossier.slug, params, written) : null,
    behind: namePageBehind(params),
    topics: topics.map(({ id, name }) => ({ id, name })),
    asOf,
    chosen: {
      count: chosen.all.length,
      of: known.size + chosen.all.filter((id) => !known.has(id)).length,
      words: describeChoice(choice, asOf),
      /** By their ids, where so few that each can be kept by itself. */
      ids: given.size && chosen.all.length <= mostActorsChosen ? chosen.all : null,
    },
    speakers: known.size,
    sort: layout.sort,
    grouping: writeGrouping(layout.group),
    attributes,
    ...(await describeLists(visible, speakers, layout, {
      found,
      page,
      given,
      named: choice.named,
    })),
    groups: await describeGroups(visible, speakers, layout, choice),
    rules: choice.rules.map((rule) => ({
      word: formatActorRule(rule),
      by: rule.by,
      says: nameGroup(rule, choice.names),
    })),
    errors,
  }
}

/** What has to be put right before one is shown what one chose. */
const blockers = ['add', 'since', 'value', 'chosen']

type Speakers = Awaited<ReturnType<typeof readSortedSpeakers>>
type Layout = ReturnType<typeof readLayout>
type Choice = Awaited<ReturnType<typeof readAskedChoice>>
type Found = { found: Choosable[]; page: number; given: ReadonlySet<string>; named: Actor[] }

/** Those who can be ticked: a page of who spoke, others of the name, and who was ticked and is on neither. */
async function describeLists(
  visible: VisibleStore,
  { actors, topics, asOf, today }: Speakers,
  { words }: Layout,
  { found, page, given, named }: Found,
) {
  const list = takePage(found, page, pageSizes.actors)
  const others = await findSilentBearers(visible, words, actors)
  const offeredIds = new Set([...list.rows, ...others.rows].map(({ id }) => id))
  return {
    found: {
      words,
      ...list,
      rows: await describeRows(visible, list.rows, { topic: topics[0], asOf, today }),
    },
    others: { ...others, rows: others.rows.map(({ id, name, kind }) => ({ id, name, kind })) },
    given: [...given].filter((id) => offeredIds.has(id)),
    named: named.flatMap(({ id }) => (offeredIds.has(id) ? [id] : [])),
    elsewhere: await nameElsewhere(visible, named, actors, { asOf, offeredIds, given }),
  }
}

async function describeGroups(
  visible: VisibleStore,
  { actors, asOf }: Speakers,
  { group, isWhole }: Layout,
  { groups: taken, names }: Choice,
) {
  const { groups, elsewhere } = await listChoiceGroups(visible, actors, group, asOf)
  const rows = isWhole ? groups : groups.slice(0, groupsAtFirst)
  const words = taken.map(formatActorRule)
  return {
    ...{ all: groups.length, elsewhere, rows, taken: words },
    takenElsewhere: taken
      .filter((_, place) => !rows.some(({ word }) => word === words[place]))
      .map((rule) => ({ word: formatActorRule(rule), name: nameGroup(rule, names) })),
  }
}

/** What the page lists and how: words of a name, an order, what groups are made of, whether all groups are listed. */
function readLayout(params: URLSearchParams, attributes: readonly string[]) {
  const sort: StripSort = stripSorts.find((row) => row.sort === params.get('sort'))?.sort ?? 'name'
  const asked = new URLSearchParams({ group: params.get('group') ?? 'kind' })
  return {
    sort,
    group: readStripChoices(asked, attributes).group,
    words: params.get('q')?.trim() ?? '',
    isWhole: params.get('groups') === 'all',
  }
}

function bearsName({ name, aliases }: Choosable, words: string): boolean {
  const wanted = foldText(words)
  return !wanted || [name, ...aliases].some((each) => foldText(each).includes(wanted))
}

/**
 * The address with the name that was typed as one to be added, where whoever typed it asks to be shown the chosen at
 * once and has not seen yet whom it finds.
 */
function addTyped(params: URLSearchParams, words: string): URLSearchParams {
  const asked = new URLSearchParams(params)
  const isNew = words !== (params.get('listed') ?? '')
  if (params.get('do') === 'show' && words && isNew) asked.set('add', words)
  return asked
}

function tooMany(count: number): string {
  return `${count} actors are chosen, and an address names at most ${mostActorsById} one by one. Choose fewer, take all of one group or rule, or save them as a selection.`
}

function describeChoice({ rules, groups, ids, names }: Choice, asOf: Day): string {
  const said = [
    ...(rules.length ? [describeActorRules(rules, asOf, names)] : []),
    ...(groups.length
      ? [`all of ${joinWithAnd(groups.map((rule) => `“${nameGroup(rule, names)}”`))}`]
      : []),
    ...(ids.length ? [`${formatQuantity(ids.length, 'actor')} by name`] : []),
  ]
  return said.join(', and ')
}

/** Others whose names hold the words, who have no word on the topics; without words none. */
async function findSilentBearers(
  visible: VisibleStore,
  words: string,
  speakers: readonly Choosable[],
): Promise<{ rows: Actor[]; isMore: boolean }> {
  if (!words) return { rows: [], isMore: false }
  const ids = new Set(speakers.map(({ id }) => id))
  const { actors, total } = await visible.actors.search(words, othersOffered + ids.size)
  const rows = actors.filter(({ id }) => !ids.has(id))
  return {
    rows: rows.slice(0, othersOffered),
    isMore: rows.length > othersOffered || total > actors.length,
  }
}

/** Those who were chosen by name and are not among the rows that can be ticked. */
async function nameElsewhere(
  visible: VisibleStore,
  named: readonly Actor[],
  speakers: readonly Choosable[],
  { asOf, offeredIds, given }: { asOf: Day } & Record<'offeredIds' | 'given', ReadonlySet<string>>,
): Promise<{ id: string; name: string }[]> {
  const names = new Map(speakers.map(({ id, name }) => [id, name]))
  const rows = named.filter(({ id }) => !offeredIds.has(id) || given.has(id))
  return (await distinguishNames(visible, rows, asOf)).map(({ id, name }) => ({
    id,
    name: names.get(id) ?? name,
  }))
}

type RowScope = { topic: { id: string } | undefined; asOf: Day; today: Day }

/** Each row with where they belong, what they say now on the first topic and when they were last heard on it. */
async function describeRows(
  visible: VisibleStore,
  rows: readonly Choosable[],
  { topic, asOf, today }: RowScope,
) {
  const ids = rows.map(({ id }) => id)
  const evidenceOf = await readEvidenceInSteps(visible, ids)
  const { affiliations, names } = await visible.actors.organisationsOf(ids)
  return rows.map(({ id, name, kind, aliases }) => {
    const parts = topic && getCachedStanceParts(evidenceOf(id, topic.id), { asOf, today })
    const heard = parts?.stance.letters.at(-1)?.lastDay
    return {
      ...{ id, name, kind: kind as ActorKind },
      aliases: removeDuplicates(aliases).slice(0, 3),
      house: formatOrganisationPath(findRoleAndOrganisationsOn(affiliations, names, id, asOf)),
      word: parts ? describeStance(parts).word : null,
      heard: heard ? formatDay(heard) : null,
    }
  })
}
