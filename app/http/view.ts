import { actorsNamed, inOrderOfName, type Actor } from '#app/domain/actors.ts'
import { readDated, type Day, type Period } from '#app/domain/days.ts'
import { fittingPeriod, periodRefused } from '#app/domain/timeline.ts'
import { lists, type Said } from '#app/domain/evidence.ts'
import { extentOf } from '#app/domain/reckoned.ts'
import type { Dossier, Milestone, Topic } from '#app/domain/topics.ts'
import type { Reading } from '#app/store.server.ts'
import { chosen } from './asked.ts'
import { currentDossier } from './dossier.ts'
import { currentAsOf, today } from './evidence.ts'

/** What a timeline or a briefing is about, as its address says it, with what it may be changed to. */
export type View = {
  dossier: Dossier
  topics: Topic[]
  allTopics: Topic[]
  actors: Actor[]
  offered: Actor[]
  period: Period
  asOf: Day
  isToday: boolean
  milestones: Milestone[]
  errors: Record<string, string>
}

/** How many actors a page shows when none are asked for: those who spoke last. */
const shownUnasked = 6
const mostActors = 40
/** How long a period is shown when none is asked for: the last three years, as more can hardly be read. */
const unaskedMonths = 36

/**
 * Reads topics, actors, period and as-of day from a page's address. Without topics all are shown, without actors
 * those who spoke last, without a period the months around their evidence. What cannot be read is said in `errors`.
 */
export async function viewOf(
  store: Reading,
  params: URLSearchParams,
): Promise<{ view: View; said: Said }> {
  const { dossier, topics: allTopics } = await currentDossier(store)
  const errors: Record<string, string> = {}
  const asked = await topicsAsked(store, params, allTopics)
  const topics = asked.length ? asked : allTopics
  const current = await currentAsOf(store, today())
  const asOf = dayIn(params, 'asOf', errors) ?? current.asOf
  const recent = await store.actors.byIds(
    await store.positions.recentHolders(
      allTopics.map(({ id }) => id),
      24,
    ),
  )
  const named = await actorsAsked(store, params, errors)
  const actors = named.length ? named : recent.slice(0, shownUnasked)
  const offered = inOrderOfName([
    ...new Map([...actors, ...recent].map((actor) => [actor.id, actor])).values(),
  ])
  const [from, to] = [dayIn(params, 'from', errors), dayIn(params, 'to', errors)]
  const milestones = await store.topics.milestones(dossier.id)
  const said = await store.evidence.of(actors.map(({ id }) => id))
  const fitting = fittingPeriod(
    lists(said, actors, topics).flatMap(extentOf),
    milestones,
    today(),
    unaskedMonths,
  )
  let period = { from: from ?? fitting.from, to: to ?? fitting.to }
  const refused = periodRefused(period)
  if (refused) {
    errors.to = refused
    period = fitting
  }
  return {
    said,
    view: {
      dossier,
      topics,
      allTopics,
      actors: inOrderOfName(actors),
      offered,
      period,
      asOf,
      isToday: asOf === today(),
      milestones,
      errors,
    },
  }
}

/** The chosen topics; one that was merged is the one that remains. */
async function topicsAsked(
  store: Reading,
  params: URLSearchParams,
  all: readonly Topic[],
): Promise<Topic[]> {
  const asked = chosen(params, 'topic', all)
  const others = params
    .getAll('topic')
    .filter((id) => id && !all.some((topic) => topic.id === id))
    .slice(0, mostActors)
  if (!others.length) return asked
  const standing = await Promise.all(others.map((id) => store.topics.standing(id)))
  return all.filter(({ id }) => asked.some((topic) => topic.id === id) || standing.includes(id))
}

async function actorsAsked(
  store: Reading,
  params: URLSearchParams,
  errors: Record<string, string>,
): Promise<Actor[]> {
  const ids = params.getAll('actor').filter(Boolean).slice(0, mostActors)
  const chosen = await store.actors.byIds(ids)
  const added = params.get('add')?.trim()
  const known =
    ids.length > chosen.length || ids.some((id) => !chosen.some((actor) => actor.id === id))
      ? await store.history.names(ids)
      : null
  if (known && ids.some((id) => !known.has(id)))
    errors.actor =
      'One of the actors in this address does not exist (any more); the others are shown. Choose again among those below.'
  if (!added) return chosen
  const found = actorsNamed(await store.actors.all(), added)
  if (found.length !== 1)
    errors.add = found.length
      ? `Several actors are called “${added}”: ${found.map(({ id }) => id).join(', ')}. Write the id of one.`
      : `Nobody is called “${added}”. Write a name or alias that the Actors page lists.`
  return found.length === 1 && !chosen.some(({ id }) => id === found[0]!.id)
    ? [...chosen, found[0]!]
    : chosen
}

function dayIn(
  params: URLSearchParams,
  name: string,
  errors: Record<string, string>,
): Day | undefined {
  const written = params.get(name)?.trim()
  if (!written) return undefined
  const read = readDated(written)
  if (read.ok) return name === 'from' ? read.dated.first : read.dated.last
  errors[name] = read.reason
  return undefined
}

/** The address's words for a view: what makes the same page, or its export, again. */
export function viewQuery(view: Pick<View, 'topics' | 'actors' | 'period' | 'asOf'>): string {
  const query = new URLSearchParams()
  for (const { id } of view.topics) query.append('topic', id)
  for (const { id } of view.actors) query.append('actor', id)
  query.set('from', view.period.from)
  query.set('to', view.period.to)
  query.set('asOf', view.asOf)
  return query.toString()
}
