import { setImmediate } from 'node:timers/promises'
import { sortByName, type Actor } from '#app/domain/actors.ts'
import type { AskState } from '#app/domain/asks.ts'
import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import type { Gap } from '#app/domain/coverage/gaps.ts'
import { countWithheld, type AbsenceShare } from '#app/domain/coverage/withheld-share.ts'
import type { Day } from '#app/domain/days.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { distinguishNames } from '../actors/distinct-names.ts'
import { readSelection, type AnalysisSelection } from '../analysis/selection.ts'
import { readSilenceSources, type SilenceSources } from '../analysis/silence-sources.ts'
import { getToday } from '../analysis/timeline-view.ts'

/** A topic in numbers: its actors by whether there was a word, whom letters asked, and what was withheld. */
type TopicCoverage = {
  topic: { id: string; name: string }
  heard: number
  silent: number
  never: number
  asked: number
  unanswered: number
  withheld: AbsenceShare
}

export type Coverage = {
  selection: AnalysisSelection
  actors: Actor[]
  /** Every gap of the selection, topic by topic in the order of the actors. */
  gaps: Gap[]
  topics: TopicCoverage[]
  /** What came of each letter that asked on the topics. */
  asks: readonly AskState[]
  /** The letters by which the silences are told. */
  letterIds: string[]
}

/** After so many actors others are answered before their gaps are looked for. */
const actorsAStep = 50

/**
 * The gaps of a selection as of its day, which is today where none is asked for: of those who were chosen, or of all
 * who spoke or were asked on its topics.
 */
export async function collectCoverage(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<Coverage> {
  const address = new URLSearchParams(params)
  // Silence goes on where nothing is coded, so its day is today also in a dossier whose letters are old.
  if (!address.get('asOf')?.trim()) address.set('asOf', getToday())
  const { selection, evidenceOf } = await readSelection(visible, dossier, address, {
    purpose: 'rows',
  })
  const { topics, asOf } = selection
  const sources = await readSilenceSources(visible, dossier, topics, asOf)
  const { asks } = sources
  const actors = await joinAsked(visible, selection, asks)
  const found: Gap[] = []
  const summed: TopicCoverage[] = []
  for (const topic of topics) {
    const own = await coverTopic(evidenceOf, actors, topic, { asOf, sources })
    for (const gap of own.gaps) found.push(gap)
    summed.push(own.sums)
  }
  const letterIds = sources.listLetterIds(actors.map(({ id }) => id))
  return { selection, actors, gaps: found, topics: summed, asks, letterIds }
}

/** Whether the address says who is meant, by name or by a rule. */
export function hasChosenActors({
  isActorChosen,
  rules,
}: Pick<AnalysisSelection, 'isActorChosen' | 'rules'>): boolean {
  return isActorChosen || rules.length > 0
}

/** Those of the selection; where it has everybody, with those who were asked and never said anything. */
async function joinAsked(
  visible: VisibleStore,
  selection: AnalysisSelection,
  asks: readonly AskState[],
): Promise<Actor[]> {
  const { actors, asOf } = selection
  if (hasChosenActors(selection)) return actors
  const known = new Set(actors.map(({ id }) => id))
  const missing = [...new Set(asks.map(({ actorId }) => actorId))].filter((id) => !known.has(id))
  if (!missing.length) return actors
  const asked = await distinguishNames(visible, await visible.actors.byIds(missing), asOf)
  return sortByName([...actors, ...asked])
}

async function coverTopic(
  evidenceOf: EvidenceLookup,
  actors: readonly Actor[],
  topic: Topic,
  { asOf, sources }: { asOf: Day; sources: SilenceSources },
): Promise<{ gaps: Gap[]; sums: TopicCoverage }> {
  const gaps: Gap[] = []
  for (const [place, { id }] of actors.entries()) {
    const gap = sources.findGapOf(id, topic.id, evidenceOf(id, topic.id))
    if (gap) gaps.push(gap)
    if (place % actorsAStep === actorsAStep - 1) await setImmediate()
  }
  const actorIds = new Set(actors.map(({ id }) => id))
  const asks = sources.asks.filter(({ topicId }) => topicId === topic.id)
  const silent = gaps.filter(({ heard }) => heard).length
  return {
    gaps,
    sums: {
      topic: { id: topic.id, name: nameWithState(topic) },
      heard: actors.length - gaps.length,
      silent,
      never: gaps.length - silent,
      asked: new Set(asks.flatMap(({ actorId }) => (actorIds.has(actorId) ? actorId : []))).size,
      unanswered: gaps.filter(({ silence }) => silence === 'unanswered').length,
      withheld: countWithheld(
        actors.map(({ id }) => evidenceOf(id, topic.id)),
        asOf,
      ),
    },
  }
}
