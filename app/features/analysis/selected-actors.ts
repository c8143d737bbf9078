import { sortByName, type Actor } from '#app/domain/actors.ts'
import type { Day } from '#app/domain/days.ts'
import { describeActorRules, type ActorRule } from '#app/domain/selection/actor-rules.ts'
import { formatQuantity, listSome } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { distinguishNames } from '../actors/distinct-names.ts'
import { describeSurplusNames, findPastedNames } from '../actors/pasted-names.ts'
import { readRecentSpeakers } from '../actors/recent-speakers.ts'
import { findRuledActors, readKnownRules } from './ruled-actors.ts'

/**
 * What a selection is for: a page shows some actors and says so, a file holds all that were asked for, and rows show
 * all, by the rule "all who spoke" where nobody is asked for.
 */
export type SelectionPurpose = 'page' | 'file' | 'rows'

type SelectionScope = {
  dossierId: string
  topicIds: string[]
  asOf: Day
  purpose: SelectionPurpose
}

/** The actors of a selection, in the order of their names, each told apart from the others. */
export type SelectedActors = {
  /** Those that are shown. */
  actors: Actor[]
  /** The rules by which the address asks for actors. */
  rules: ActorRule[]
  /** Somebody was asked for by id or name. */
  isActorChosen: boolean
  /** By which rule they are shown, by which they would be without a choice, and of how many they are. */
  who: { rule: string; usual: string; of: number }
  /** Those that the address asks for, which its files hold. */
  requestedIds: string[]
  /** What of those that were asked for is not shown, as a sentence; null where all are. */
  actorNote: string | null
  errors: Record<string, string>
}

/** How many actors a page shows when none are asked for: those who spoke last. */
const defaultActorCount = 6
/** As many as one page can be read with. */
const maxActors = 40
/** As many names as a sentence can list. */
const maxMatches = 20

/**
 * The actors that an address asks for by id (`actor`), by name (`add`, `names`) and by rules (`who`). Without any a
 * page has those who spoke last on the topics, rows and a file have everybody with evidence on them.
 */
export async function readSelectedActors(
  visible: VisibleStore,
  params: URLSearchParams,
  scope: SelectionScope,
): Promise<SelectedActors> {
  const { topicIds, asOf, purpose } = scope
  const errors: Record<string, string> = {}
  const { rules, names } = await readKnownRules(visible, scope.dossierId, params, errors)
  const byName = await readRequestedActors(visible, params, errors)
  const ruled = rules.length ? await findRuledActors(visible, rules, scope) : []
  const requested = removeDuplicatesById([...ruled, ...byName])
  const isAsked = rules.length > 0 || byName.length > 0
  const said = {
    rules,
    isActorChosen: byName.length > 0,
    who: await describeWho(visible, scope, { rules, names, byName, requested }),
    errors,
  }
  if (purpose !== 'page') {
    const found = isAsked ? requested : await readAllSpeakers(visible, topicIds)
    const actors = sortByName(await distinguishNames(visible, found, asOf))
    const addressed = purpose === 'file' && !rules.length ? actors : byName
    return { ...said, actors, requestedIds: addressed.map(({ id }) => id), actorNote: null }
  }
  const wanted = isAsked
    ? sortByName(requested)
    : sortByName(await readRecentSpeakers(visible, topicIds, defaultActorCount))
  const shown = wanted.slice(0, maxActors)
  return {
    actors: sortByName(await distinguishNames(visible, shown, asOf)),
    requestedIds: (rules.length ? byName : wanted).map(({ id }) => id),
    ...said,
    actorNote: explainCut(shown.length, wanted.length),
  }
}

/** By which rule actors are shown, by which they would be without a choice, and of how many they are. */
async function describeWho(
  visible: VisibleStore,
  { topicIds, asOf, purpose }: SelectionScope,
  {
    rules,
    names,
    byName,
    requested,
  }: Record<'byName' | 'requested', Actor[]> & {
    rules: ActorRule[]
    names: ReadonlyMap<string, string>
  },
): Promise<SelectedActors['who']> {
  const usual = purpose === 'page' ? 'those who spoke last' : 'all who spoke on it'
  const speakers = await visible.evidence.actorCount(topicIds)
  const words = [
    ...(rules.length ? [describeActorRules(rules, asOf, names)] : []),
    ...(byName.length ? ['chosen by name'] : []),
  ]
  const rule = words.length ? words.join(', and others ') : usual
  const ids = requested.map(({ id }) => id)
  const speaking = await visible.evidence.actorIds(topicIds, ids)
  return { rule, usual, of: speakers + ids.length - speaking.length }
}

/** Everybody for whom something counts on the topics: persons, units and organisations. */
async function readAllSpeakers(
  visible: VisibleStore,
  topicIds: readonly string[],
): Promise<Actor[]> {
  return visible.actors.byIds(await visible.evidence.actorIds(topicIds))
}

function explainCut(shown: number, requested: number): string | null {
  return shown < requested
    ? `The first ${shown} of the ${requested} actors in this address are shown; the CSV file holds all of them.`
    : null
}

/** Those whom an address names: by their ids, by one name that was typed, or by a pasted list of names. */
export async function readRequestedActors(
  visible: VisibleStore,
  params: URLSearchParams,
  errors: Record<string, string>,
): Promise<Actor[]> {
  const ids = params.getAll('actor').filter(Boolean)
  const requested = await visible.actors.byIds(ids)
  const isComplete = ids.every((id) => requested.some((actor) => actor.id === id))
  if (!isComplete) {
    // One that was merged is named by the id of the one that remains.
    const known = await visible.history.namesOf(ids)
    if (ids.some((id) => !known.has(id)))
      errors.actor =
        'One of the actors in this address does not exist (any more); the others are shown. Choose again under “change”.'
  }
  const added = await readAddedActor(visible, params.get('add')?.trim() ?? '', errors)
  const named = await readNamedActors(visible, params.get('names') ?? '', errors)
  return removeDuplicatesById([...requested, ...(added ? [added] : []), ...named])
}

function removeDuplicatesById(actors: readonly Actor[]): Actor[] {
  return [...new Map(actors.map((actor) => [actor.id, actor])).values()]
}

/** As many of those whose names were pasted as an address can hold by their ids. */
const mostActorsByName = 40

/** The actors of a pasted list, a name on each line; those that nobody or several bear are told. */
async function readNamedActors(
  visible: VisibleStore,
  written: string,
  errors: Record<string, string>,
): Promise<Actor[]> {
  const { known, shared, unknown, names } = await findPastedNames(visible, written)
  const left = [
    ...unknown,
    ...shared.map((each) => `${each.written} (${each.actors.length} bear it)`),
  ]
  const found = known.map(({ actor }) => actor)
  const problems = [
    left.length > 0 &&
      `${formatQuantity(left.length, 'name')} of ${names} not known, left out: ${listSome(left, maxMatches)}.`,
    describeSurplusNames(names),
    found.length > mostActorsByName &&
      `${found.length} are known, and an address holds ${mostActorsByName}: the first ${mostActorsByName} are shown.`,
  ]
  const said = problems.filter(Boolean).join(' ')
  if (said) errors.names = said
  return found.slice(0, mostActorsByName)
}

async function readAddedActor(
  visible: VisibleStore,
  typed: string,
  errors: Record<string, string>,
): Promise<Actor | null> {
  const found = typed ? await findTypedActor(visible, typed) : null
  if (found?.problem) errors.add = found.problem
  return found?.actor ?? null
}

/** Whose name, alias or id was typed, or the only one whose name holds what was typed; or why there is nobody. */
export async function findTypedActor(
  visible: VisibleStore,
  typed: string,
): Promise<{ actor: Actor; problem: null } | { actor: null; problem: string }> {
  const exact = await visible.actors.byName(typed)
  if (exact.length === 1) return { actor: exact[0]!, problem: null }
  const refuse = (problem: string) => ({ actor: null, problem })
  if (exact.length) {
    const ids = exact.map(({ id }) => id).join(', ')
    return refuse(`Several actors are called “${typed}”: ${ids}. Write the id of one.`)
  }
  const { actors, total } = await visible.actors.search(typed, maxMatches)
  if (total === 1) return { actor: actors[0]!, problem: null }
  return refuse(
    total
      ? `${listMatches(actors, total)} bear “${typed}” in their names. Write one of these names whole.`
      : `Nobody is called “${typed}”. Write a name or alias that the Actors page lists.`,
  )
}

function listMatches(actors: readonly Actor[], total: number): string {
  const names = actors.map(({ name }) => name)
  if (total > names.length) return `${names.join(', ')} and ${total - names.length} others`
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
