import type { Actor } from './actors.ts'
import type { Day, Period } from './days.ts'
import { type AttributedPosition, type EvidenceLookup } from './attributed-positions.ts'
import { identityKey, memoizeNewest } from './memoize.ts'
import type { Milestone } from './milestones.ts'
import type { Topic } from './topics.ts'
import { groupCountedPositions } from './method-v2/stance-days.ts'
import { shortenNames } from './short-names.ts'
import {
  drawStatements,
  listStatements,
  selectDrawnLetters,
  type SeriesStatements,
  type TimelinePoint,
} from './timeline-statements.ts'

/**
 * One actor on one topic: dots in order of time, what the line lies at, and where the last word is carried to. Where
 * there are more dots than can be read the newest are dots, and ticks stand for the earlier ones.
 */
export type TimelineSeries = SeriesStatements & {
  actor: Pick<Actor, 'id' | 'kind' | 'name'>
  short: string
}

/**
 * One topic's chart; `statements` is how many dots there would be if all could be read, `rechecks` how many of its
 * quotes are to be looked at again.
 */
export type TimelineFacet = {
  topic: Pick<Topic, 'id' | 'name' | 'proposition' | 'closedAt'>
  series: TimelineSeries[]
  statements: number
  quotes: number
  rechecks: number
  letters: number
}

export type Timeline = {
  period: Period
  asOf: Day
  facets: TimelineFacet[]
  milestones: Milestone[]
}

/**
 * `visibleKey` names what the reader may see: what is kept for one reader is given to no other who sees something
 * else.
 */
export type TimelineQuery = {
  visibleKey: string
  topics: readonly Topic[]
  actors: readonly Pick<Actor, 'id' | 'kind' | 'name'>[]
  period: Period
  asOf: Day
  maxDots?: number
}

/** As many dots as one chart can be read with. */
const readableDotCount = 80

/**
 * How each actor’s stated position moved on each topic: what a chart, its table and a briefing draw. Only what counts
 * by method version 2 is drawn, each statement on the day from which its letter counts and at its own level; what is
 * evaded, withheld or no position is a dot of silence. Letters after the period are left out; of those before it the
 * newest stays, as it is carried into the period. Actors without a dot on a topic have no series there.
 */
export function buildTimeline(
  evidenceOf: EvidenceLookup,
  milestones: readonly Milestone[],
  query: TimelineQuery,
): Timeline {
  const facets = query.topics.map((topic, facetIndex) =>
    getCachedFacet({
      topic,
      facetIndex,
      evidence: query.actors.map((actor) => evidenceOf(actor.id, topic.id)),
      ...query,
    }),
  )
  const visibleMilestones = milestones.filter(
    ({ dated }) => dated.last >= query.period.from && dated.first <= query.period.to,
  )
  return {
    period: query.period,
    asOf: query.asOf,
    facets,
    milestones: [...visibleMilestones].sort((a, b) => (a.dated.first < b.dated.first ? -1 : 1)),
  }
}

type FacetQuery = Omit<TimelineQuery, 'topics'> & {
  topic: Topic
  facetIndex: number
  evidence: readonly (readonly AttributedPosition[])[]
}

/**
 * The same facet every time for as long as nothing that it shows changed, so that what is made of
 * it can be kept too.
 */
const getCachedFacet = memoizeNewest(100, facetKey, buildFacet)

function facetKey({
  topic,
  facetIndex,
  evidence,
  actors,
  period,
  asOf,
  maxDots,
  visibleKey,
}: FacetQuery): string {
  return JSON.stringify([
    visibleKey,
    topic.id,
    topic.name,
    topic.proposition,
    topic.closedAt,
    facetIndex,
    evidence.map(identityKey),
    actors.map(({ id, kind, name }) => [id, kind, name]),
    period,
    asOf,
    maxDots,
  ])
}

function buildFacet({
  topic,
  facetIndex,
  evidence,
  actors,
  period,
  asOf,
  maxDots = readableDotCount,
}: FacetQuery): TimelineFacet {
  const shorts = shortenNames(actors)
  const drawnActors = actors.flatMap((actor, index) => {
    const { letters, days } = groupCountedPositions(
      evidence[index]!,
      asOf < period.to ? asOf : period.to,
    )
    const drawnLetters = selectDrawnLetters(letters, days, period)
    return drawnLetters.length ? [{ actor, days, letters: drawnLetters }] : []
  })
  const statements = drawnActors.map(({ letters }) => letters.flatMap(listStatements))
  const total = statements.reduce((sum, own) => sum + own.length, 0)
  const dotsEach =
    total <= maxDots ? Infinity : Math.max(1, Math.floor(maxDots / statements.length))
  const drawnLetters = drawnActors.flatMap(({ letters }) => letters)
  const quotes = drawnLetters.flatMap(({ positions }) => positions)
  return {
    topic: {
      id: topic.id,
      name: topic.name,
      proposition: topic.proposition,
      closedAt: topic.closedAt,
    },
    statements: total,
    series: drawnActors.map(({ actor, days }, index) => ({
      actor: { id: actor.id, kind: actor.kind, name: actor.name },
      short: shorts.get(actor.id)!,
      ...drawStatements(statements[index]!, days, period, dotsEach, `${facetIndex}-${index}`),
    })),
    quotes: countQuotes(quotes),
    rechecks: countQuotes(quotes.filter(({ recheck }) => recheck)),
    letters: new Set(drawnLetters.map(({ letterId }) => letterId)).size,
  }
}

/** How many passages these are: one that several actors hold stands there for each. */
function countQuotes(positions: readonly Pick<AttributedPosition, 'id'>[]): number {
  return new Set(positions.map(({ id }) => id)).size
}

/** The dot that stands for a position: what its letter says at that level; null where it is a tick, or not drawn. */
export function findPointFor(
  { facets }: Pick<Timeline, 'facets'>,
  {
    actorId,
    topicId,
    letterId,
    level,
    absence,
  }: Pick<AttributedPosition, 'actorId' | 'topicId' | 'letterId' | 'level' | 'absence'>,
): TimelinePoint | null {
  const points =
    facets
      .find(({ topic }) => topic.id === topicId)
      ?.series.find(({ actor }) => actor.id === actorId)?.points ?? []
  return (
    points.find(
      (point) => point.letterId === letterId && point.level === level && point.absence === absence,
    ) ?? null
  )
}

/** The letters that the dots of a timeline lead to, each once. */
export function listCitedLetterIds({ facets }: Timeline): string[] {
  return [
    ...new Set(
      facets.flatMap(({ series }) =>
        series.flatMap(({ points }) => points.map(({ letterId }) => letterId)),
      ),
    ),
  ]
}
