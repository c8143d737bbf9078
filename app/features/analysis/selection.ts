import type { Day, Period } from '#app/domain/days.ts'
import { fitPeriod, findPeriodObstacle } from '#app/domain/timeline-period.ts'
import { clipWords } from '#app/domain/text/words.ts'
import { collectEvidenceLists, type EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { getCachedEvidenceExtent } from '#app/domain/memoized-stance.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import type { Dossier } from '#app/domain/dossiers.ts'
import { formatActorRule } from '#app/domain/selection/actor-rules.ts'
import { sideLanguages, type SideLanguage } from '#app/domain/topic-sides.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readEdtfParam } from './day-param.ts'
import { readEvidenceInSteps } from './evidence-in-steps.ts'
import {
  readSelectedActors,
  type SelectedActors,
  type SelectionPurpose,
} from './selected-actors.ts'
import { findCurrentAsOf, getToday } from './timeline-view.ts'

/** What a timeline or a briefing is about, as its address says it, with what it may be changed to. */
export type AnalysisSelection = SelectedActors & {
  dossier: Dossier
  topics: Topic[]
  allTopics: Topic[]
  period: Period
  /** Somebody asked for it; otherwise it follows from the evidence. */
  isPeriodChosen: boolean
  asOf: Day
  /** The day by which it is judged what is stale: today, unless somebody chose another day to look back from. */
  today: Day
  isToday: boolean
  /** The last day of which anything is shown: today, also where one looks back from another day. */
  lastShownDay: Day
  milestones: Milestone[]
  /** The language of the first sentence of a stance summary. */
  language: SideLanguage
  errors: Record<string, string>
}

/** How long a period the timeline shows when none is asked for: the last three years, as more can hardly be read. */
export const timelineMonths = 36

type SelectionOptions = {
  purpose?: SelectionPurpose
  /** The longest period when none is asked for; without it the whole time of the evidence. */
  months?: number
}

/**
 * Reads topics, actors, period and as-of day from the address of a dossier's page. Without topics
 * all are shown, without actors those who spoke last (in a file: all with evidence), without a
 * period the months from their first evidence to the as-of day. What cannot be read is said in `errors`.
 */
export async function readSelection(
  visible: VisibleStore,
  dossier: Dossier,
  params: URLSearchParams,
  { purpose = 'page', months }: SelectionOptions = {},
): Promise<{ selection: AnalysisSelection; evidenceOf: EvidenceLookup }> {
  const errors: Record<string, string> = {}
  const about = await readTopicsAndDay(visible, dossier, params, errors)
  const { topics, asOf } = about
  const { errors: actorErrors, ...selectedActors } = await readSelectedActors(visible, params, {
    dossierId: dossier.id,
    topicIds: topics.map(({ id }) => id),
    asOf,
    purpose,
  })
  const { actors } = selectedActors
  const milestones = await visible.milestones.ofDossier(dossier.id)
  const evidenceOf = await readEvidenceInSteps(
    visible,
    actors.map(({ id }) => id),
  )
  const fitting = fitPeriod(
    collectEvidenceLists(evidenceOf, actors, topics).flatMap(getCachedEvidenceExtent),
    milestones,
    asOf,
    months,
  )
  const chosen = {
    from: readEdtfParam(params, 'from', errors),
    to: readEdtfParam(params, 'to', errors),
  }
  return {
    evidenceOf,
    selection: {
      dossier,
      ...about,
      ...selectedActors,
      ...choosePeriod(chosen, fitting, errors),
      isToday: asOf === getToday(),
      lastShownDay: asOf > getToday() ? asOf : getToday(),
      milestones,
      language: readLanguage(params, errors),
      errors: { ...actorErrors, ...errors },
    },
  }
}

/** What an address is about, and as of which day; `today` as in a selection. */
export async function readTopicsAndDay(
  visible: VisibleStore,
  dossier: Pick<Dossier, 'id'>,
  params: URLSearchParams,
  errors: Record<string, string>,
): Promise<Pick<AnalysisSelection, 'topics' | 'allTopics' | 'asOf' | 'today'>> {
  const allTopics = await visible.topics.ofDossier(dossier.id)
  const requested = await readTopics(visible, params, allTopics, errors)
  const current = await findCurrentAsOf(
    visible,
    getToday(),
    allTopics.map(({ id }) => id),
  )
  const asOf = readEdtfParam(params, 'asOf', errors) ?? current.asOf
  return {
    topics: requested.length ? requested : allTopics,
    allTopics,
    asOf,
    today: asOf === current.asOf ? getToday() : asOf,
  }
}

/** The days that were asked for where they make a period that can be shown, otherwise what fits. */
function choosePeriod(
  { from, to }: { from?: Day; to?: Day },
  fitting: Period,
  errors: Record<string, string>,
): { period: Period; isPeriodChosen: boolean } {
  const period = { from: from ?? fitting.from, to: to ?? fitting.to }
  const obstacle = findPeriodObstacle(period)
  if (obstacle) errors.to = obstacle
  return obstacle
    ? { period: fitting, isPeriodChosen: false }
    : { period, isPeriodChosen: Boolean(from ?? to) }
}

/** The chosen topics; one that was merged is the one that remains. */
async function readTopics(
  visible: VisibleStore,
  params: URLSearchParams,
  all: readonly Topic[],
  errors: Record<string, string>,
): Promise<Topic[]> {
  const chosen = new Set(params.getAll('topic'))
  const requested = all.filter(({ id }) => chosen.has(id))
  const others = params.getAll('topic').filter((id) => id && !all.some((topic) => topic.id === id))
  if (!others.length) return requested
  const canonicalIds = await Promise.all(others.map((id) => visible.topics.canonicalId(id)))
  if (canonicalIds.some((id) => !all.some((topic) => topic.id === id)))
    errors.topic =
      'One of the topics in this address does not exist (any more). Choose again among those below.'
  return all.filter(
    ({ id }) => requested.some((topic) => topic.id === id) || canonicalIds.includes(id),
  )
}

function readLanguage(params: URLSearchParams, errors: Record<string, string>): SideLanguage {
  const asked = params.get('language')?.trim()
  if (!asked) return 'en'
  const known = sideLanguages.find(({ language }) => language === asked)
  if (!known)
    errors.language = `“${clipWords(asked, 40)}” is none of the languages of the first sentence. Write en, de or fr.`
  return known?.language ?? 'en'
}

type AddressedSelection = Pick<
  AnalysisSelection,
  'topics' | 'rules' | 'requestedIds' | 'period' | 'isPeriodChosen' | 'asOf' | 'language'
>

/** The address's words for a view: what makes the same page, or its export, again. */
export function toSelectionQuery(selection: AddressedSelection): string {
  return toSummaryQuery({ ...selection, isPeriodChosen: true })
}

/**
 * The same without a period that nobody asked for: a stance summary then reaches back to the first letter that its
 * stances rest on.
 */
export function toSummaryQuery(selection: AddressedSelection): string {
  const query = new URLSearchParams()
  for (const { id } of selection.topics) query.append('topic', id)
  for (const rule of selection.rules) query.append('who', formatActorRule(rule))
  for (const id of selection.requestedIds) query.append('actor', id)
  if (selection.isPeriodChosen) {
    query.set('from', selection.period.from)
    query.set('to', selection.period.to)
  }
  query.set('asOf', selection.asOf)
  if (selection.language !== 'en') query.set('language', selection.language)
  return query.toString()
}
