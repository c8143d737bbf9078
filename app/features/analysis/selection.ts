import { sortByName, type Actor } from '#app/domain/actors.ts'
import { parseEdtfDate, type Day, type Period } from '#app/domain/days.ts'
import { fitPeriod, findPeriodObstacle } from '#app/domain/timeline-period.ts'
import { collectEvidenceLists, type EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { getCachedEvidenceExtent } from '#app/domain/memoized-stance.ts'
import type { Dossier, Milestone, Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { requireCurrentDossier } from '../codebook/current-dossier.ts'
import { findCurrentAsOf, getToday } from './timeline-view.ts'

/** What a timeline or a briefing is about, as its address says it, with what it may be changed to. */
export type AnalysisSelection = {
  dossier: Dossier
  topics: Topic[]
  allTopics: Topic[]
  actors: Actor[]
  actorOptions: Actor[]
  period: Period
  asOf: Day
  /** The day by which it is judged what is stale: today, unless somebody chose another day to look back from. */
  today: Day
  isToday: boolean
  milestones: Milestone[]
  errors: Record<string, string>
}

/** How many actors a page shows when none are asked for: those who spoke last. */
const defaultActorCount = 6
const maxActors = 40
/** How long a period is shown when none is asked for: the last three years, as more can hardly be read. */
const defaultMonths = 36

/**
 * Reads topics, actors, period and as-of day from a page's address. Without topics all are shown, without actors
 * those who spoke last, without a period the months around their evidence. What cannot be read is said in `errors`.
 */
export async function readSelection(
  visible: VisibleStore,
  params: URLSearchParams,
): Promise<{ selection: AnalysisSelection; evidenceOf: EvidenceLookup }> {
  const { dossier, topics: allTopics } = await requireCurrentDossier(visible)
  const errors: Record<string, string> = {}
  const requested = await readTopics(visible, params, allTopics)
  const topics = requested.length ? requested : allTopics
  const current = await findCurrentAsOf(visible, getToday())
  const asOf = readDay(params, 'asOf', errors) ?? current.asOf
  const recent = await visible.actors.byIds(
    await visible.positions.recentHolders(
      allTopics.map(({ id }) => id),
      24,
    ),
  )
  const requestedActors = await readActors(visible, params, errors)
  const actors = requestedActors.length ? requestedActors : recent.slice(0, defaultActorCount)
  const actorOptions = sortByName([
    ...new Map([...actors, ...recent].map((actor) => [actor.id, actor])).values(),
  ])
  const [from, to] = [readDay(params, 'from', errors), readDay(params, 'to', errors)]
  const milestones = await visible.topics.milestones(dossier.id)
  const evidenceOf = await visible.evidence.ofActors(actors.map(({ id }) => id))
  const fitting = fitPeriod(
    collectEvidenceLists(evidenceOf, actors, topics).flatMap(getCachedEvidenceExtent),
    milestones,
    getToday(),
    defaultMonths,
  )
  let period = { from: from ?? fitting.from, to: to ?? fitting.to }
  const periodError = findPeriodObstacle(period)
  if (periodError) {
    errors.to = periodError
    period = fitting
  }
  return {
    evidenceOf,
    selection: {
      dossier,
      topics,
      allTopics,
      actors: sortByName(actors),
      actorOptions,
      period,
      asOf,
      today: asOf === current.asOf ? getToday() : asOf,
      isToday: asOf === getToday(),
      milestones,
      errors,
    },
  }
}

/** The chosen topics; one that was merged is the one that remains. */
async function readTopics(
  visible: VisibleStore,
  params: URLSearchParams,
  all: readonly Topic[],
): Promise<Topic[]> {
  const chosen = new Set(params.getAll('topic'))
  const requested = all.filter(({ id }) => chosen.has(id))
  const others = params
    .getAll('topic')
    .filter((id) => id && !all.some((topic) => topic.id === id))
    .slice(0, maxActors)
  if (!others.length) return requested
  const canonicalIds = await Promise.all(others.map((id) => visible.topics.canonicalId(id)))
  return all.filter(
    ({ id }) => requested.some((topic) => topic.id === id) || canonicalIds.includes(id),
  )
}

async function readActors(
  visible: VisibleStore,
  params: URLSearchParams,
  errors: Record<string, string>,
): Promise<Actor[]> {
  const ids = params.getAll('actor').filter(Boolean).slice(0, maxActors)
  const requested = await visible.actors.byIds(ids)
  const added = params.get('add')?.trim()
  const known =
    ids.length > requested.length || ids.some((id) => !requested.some((actor) => actor.id === id))
      ? await visible.history.namesOf(ids)
      : null
  if (known && ids.some((id) => !known.has(id)))
    errors.actor =
      'One of the actors in this address does not exist (any more); the others are shown. Choose again among those below.'
  if (!added) return requested
  const matches = await visible.actors.byName(added)
  if (matches.length !== 1)
    errors.add = matches.length
      ? `Several actors are called “${added}”: ${matches.map(({ id }) => id).join(', ')}. Write the id of one.`
      : `Nobody is called “${added}”. Write a name or alias that the Actors page lists.`
  return matches.length === 1 && !requested.some(({ id }) => id === matches[0]!.id)
    ? [...requested, matches[0]!]
    : requested
}

function readDay(
  params: URLSearchParams,
  name: string,
  errors: Record<string, string>,
): Day | undefined {
  const text = params.get(name)?.trim()
  if (!text) return undefined
  const parsed = parseEdtfDate(text)
  if (parsed.ok) return name === 'from' ? parsed.dated.first : parsed.dated.last
  errors[name] = parsed.reason
  return undefined
}

/** The address's words for a view: what makes the same page, or its export, again. */
export function toSelectionQuery(
  selection: Pick<AnalysisSelection, 'topics' | 'actors' | 'period' | 'asOf'>,
): string {
  const query = new URLSearchParams()
  for (const { id } of selection.topics) query.append('topic', id)
  for (const { id } of selection.actors) query.append('actor', id)
  query.set('from', selection.period.from)
  query.set('to', selection.period.to)
  query.set('asOf', selection.asOf)
  return query.toString()
}
