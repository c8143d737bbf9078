import { setImmediate } from 'node:timers/promises'
import type { Actor } from '#app/domain/actors.ts'
import type { TopicStances } from '#app/domain/alignment.ts'
import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { getCachedFreshMean } from '#app/domain/memoized-stance.ts'
import { sayMean } from '#app/domain/moves/finding-words.ts'
import {
  alignWith,
  sortAlignments,
  type ActorAlignment,
  type AlignmentTopic,
} from '#app/domain/nearness/alignments.ts'
import {
  countRelations,
  formatAlignment,
  sayApart,
  sayNearAndFar,
} from '#app/domain/nearness/nearness-words.ts'
import { createVoiceCheck } from '#app/domain/nearness/one-voice.ts'
import { pageSizes, rowsBeforePage, takePage } from '#app/domain/page-size.ts'
import { nameWithState } from '#app/domain/topics.ts'
import type { AnalysisSelection } from '../analysis/selection.ts'

/** Which page of each list is asked for. */
export type RankedPages = { near: number; far: number; few: number; voice: number }

/** What the order of others is made of. */
export type RankedQuery = {
  selection: AnalysisSelection
  evidenceOf: EvidenceLookup
  subject: Actor
  /** The evidence of the actor itself, who need not be of the selection. */
  ownEvidence: EvidenceLookup
  /** How many topics in common somebody asked for at least. */
  leastAsked: number | null
  pages: RankedPages
}

/** After so many actors others are answered before the next ones are compared. */
const actorsAStep = 100
/** Without being asked, two actors are put in order by two topics or more, where there are as many. */
const usualLeast = 2
/** As many topics as a row names of those on which two agree or differ. */
const topicsNamed = 6

/** The actors of a selection by how near they stand to one of them, all from both ends. */
export async function orderActors(query: Omit<RankedQuery, 'pages'>) {
  const { own, others, oneVoice } = await compareActors(query)
  const answered = Object.keys(own).length
  const least = query.leastAsked ?? Math.min(usualLeast, Math.max(1, answered))
  return { answered, least, oneVoice, ...sortAlignments(others, least) }
}

/** The same in words, a page of each end. */
export async function rankActors(query: RankedQuery) {
  const { selection, subject, pages } = query
  const { topics, actors } = selection
  const { answered, least, nearest, farthest, tooFew, oneVoice } = await orderActors(query)
  const names = new Map(actors.map(({ id, name }) => [id, name]))
  const name = names.get(subject.id) ?? subject.name
  const topicNames = new Map(topics.map((topic) => [topic.id, nameWithState(topic)]))
  const nameActor = (id: string) => names.get(id) ?? ''
  const describe = (alignment: ActorAlignment) => describeRow(alignment, nameActor, topicNames)
  // Where all fit on one page, the other end is the end of the same list.
  const isOneList = nearest.length <= pageSizes.nearActors
  return {
    subject: { id: subject.id, name },
    sentence: sayNearAndFar(name, { nearest, farthest }, nameActor),
    answered,
    least,
    nearest: describePage(nearest, pages.near, pageSizes.nearActors, describe),
    farthest: isOneList ? null : describePage(farthest, pages.far, pageSizes.nearActors, describe),
    tooFew: describePage(
      tooFew,
      pages.few,
      pageSizes.otherActors,
      ({ actorId, topics: common }) => ({
        actor: { id: actorId, name: nameActor(actorId) },
        topics: common.length,
      }),
    ),
    oneVoice: describePage(oneVoice, pages.voice, pageSizes.otherActors, (id) => ({
      actor: { id, name: nameActor(id) },
    })),
  }
}

/** How near each of the others stands; those who are one voice with the actor (rule 8) apart from them. */
async function compareActors(query: Omit<RankedQuery, 'pages'>) {
  const { selection, evidenceOf, ownEvidence, subject } = query
  const { actors, topics } = selection
  const own = readMeans(ownEvidence, subject.id, topics, selection)
  const answeredTopics = topics.filter(({ id }) => Object.hasOwn(own, id))
  const isOneVoice = createVoiceCheck(
    subject.id,
    topics.map(({ id }) => id),
    ownEvidence,
  )
  const others: ActorAlignment[] = []
  const oneVoice: string[] = []
  for (const [place, { id }] of actors.entries()) {
    if (place % actorsAStep === actorsAStep - 1) await setImmediate()
    if (id === subject.id) continue
    if (isOneVoice(id, evidenceOf)) oneVoice.push(id)
    else
      others.push(
        alignWith(own, { id, means: readMeans(evidenceOf, id, answeredTopics, selection) }),
      )
  }
  return { own, others, oneVoice }
}

/** Where an actor stands on each topic on which it has a word that is not stale. */
export function readMeans(
  evidenceOf: EvidenceLookup,
  actorId: string,
  topics: readonly { id: string }[],
  days: Pick<AnalysisSelection, 'asOf' | 'today'>,
): TopicStances {
  const means: Record<string, number> = {}
  for (const { id } of topics) {
    const mean = getCachedFreshMean(evidenceOf(actorId, id), days)
    if (mean !== null) means[id] = mean
  }
  return means
}

/** An actor with what it agrees on and what it differs on, the widest apart first. */
function describeRow(
  { actorId, alignment, topics }: ActorAlignment,
  nameActor: (id: string) => string,
  topicNames: ReadonlyMap<string, string>,
) {
  const agreed = topics.filter(({ relation }) => relation === 'same side')
  const different = topics
    .filter(({ relation }) => relation !== 'same side')
    .sort((a, b) => Math.abs(b.own - b.other) - Math.abs(a.own - a.other))
  const describeTopic = ({ topicId, own, other, relation }: AlignmentTopic) => ({
    name: topicNames.get(topicId) ?? '',
    own: sayMean(own),
    other: sayMean(other),
    isOpposite: relation === 'opposite sides',
  })
  const describeTopics = (all: readonly AlignmentTopic[]) => ({
    named: all.slice(0, topicsNamed).map(describeTopic),
    more: Math.max(0, all.length - topicsNamed),
  })
  return {
    actor: { id: actorId, name: nameActor(actorId) },
    alignment: formatAlignment(alignment!),
    apart: sayApart(alignment!, topics.length),
    sides: countRelations(topics),
    topics: topics.length,
    agreed: describeTopics(agreed),
    different: describeTopics(different),
  }
}

type Paged<T> = ReturnType<typeof takePage<T>>

/** A page with its rows as a screen needs them, and the place of the first of them, counted from 1. */
function describePage<T, R>(
  all: readonly T[],
  asked: number,
  size: number,
  describe: (row: T) => R,
): Paged<R> & { first: number } {
  const { rows, ...paged } = takePage(all, asked, size)
  return { ...paged, first: rowsBeforePage(paged.page, size) + 1, rows: rows.map(describe) }
}
