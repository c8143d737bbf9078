import { abbreviateName, type Actor } from './actors.ts'
import type { Day, Period } from './days.ts'
import { type AttributedPosition, type EvidenceLookup } from './attributed-positions.ts'
import { getCachedCountedPositions } from './memoized-stance.ts'
import { identityKey, memoizeNewest } from './memoize.ts'
import { computeMean } from './stance.ts'
import type { Milestone, Topic } from './topics.ts'
import { groupRowsBy } from './collections.ts'
import { computeFadingDay } from './evidence-age.ts'

/**
 * How much time one dot stands for: a letter, or all letters of a month, a quarter or a year where
 * there are too many.
 */
export type Grain = 'letter' | 'month' | 'quarter' | 'year'

/**
 * An actor's letters on a topic that make one dot; `letterId` and `positionId` name the newest. `level` is the mean of
 * the letters' levels, -2 to 2; from `first` to `last` they may have been written, and from `day` on they all count.
 */
export type TimelinePoint = {
  id: string
  letterId: string
  positionId: string
  edtf: string
  first: Day
  last: Day
  day: Day
  level: number
  conditional: boolean
  letters: number
  quotes: number
}

/** One actor on one topic: dots in order of time, and where the last one is carried to. */
export type TimelineSeries = {
  actor: Pick<Actor, 'id' | 'kind' | 'name'>
  short: string
  points: TimelinePoint[]
  fadesOn: Day | null
}

/** One topic's chart. */
export type TimelineFacet = {
  topic: Pick<Topic, 'id' | 'name' | 'proposition'>
  series: TimelineSeries[]
  grain: Grain
  quotes: number
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
 * How each actor's stated position moved on each topic: what a chart, its table and a briefing draw. Only what
 * counts by method version 1 is drawn; dots lie at the last day a letter may have been written, where it begins to
 * count. Letters after the period are left out; of those before it the newest stays, as it is carried into the period.
 * Where a topic would have more than `mostDots` dots, each stands for a month, a quarter or a year. Actors
 * without a dot on a topic have no series there.
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
  const drawnActors = actors.flatMap((actor, index) => {
    const stated = selectDrawablePositions(evidence[index]!, period, asOf)
    return stated.length ? [{ actor, stated, letters: groupIntoLetters(stated) }] : []
  })
  const grain = chooseGrain(
    drawnActors.map(({ letters }) => letters),
    maxDots,
  )
  const stated = drawnActors.flatMap(({ stated }) => stated)
  return {
    topic: { id: topic.id, name: topic.name, proposition: topic.proposition },
    grain,
    series: drawnActors.map(({ actor, letters }, index) =>
      buildSeries(actor, buildPoints(letters, period, grain, `${facetIndex}-${index}`)),
    ),
    quotes: new Set(stated.map(({ id }) => id)).size,
    letters: new Set(stated.map(({ letterId }) => letterId)).size,
  }
}

/** The positions with a level that count in the period, and those of the newest letters before it. */
function selectDrawablePositions(
  own: readonly AttributedPosition[],
  { from, to }: Period,
  asOf: Day,
): AttributedPosition[] {
  const countedPositions = getCachedCountedPositions(own, asOf < to ? asOf : to).filter(
    ({ level }) => level !== null,
  )
  const begins = countedPositions.findIndex(({ lastDay }) => lastDay >= from)
  const before = begins < 0 ? countedPositions.at(-1) : countedPositions[begins - 1]
  return before
    ? countedPositions.filter(
        ({ lastDay, letterId }) => lastDay >= from || letterId === before.letterId,
      )
    : countedPositions
}

type LetterDot = { letterId: string; day: Day; rows: AttributedPosition[] }

function groupIntoLetters(stated: readonly AttributedPosition[]): LetterDot[] {
  return [...groupRowsBy('letterId', stated)].map(([letterId, rows]) => ({
    letterId,
    day: rows[0]!.lastDay,
    rows,
  }))
}

const grainsFromFinest: readonly Grain[] = ['letter', 'month', 'quarter', 'year']

/** The finest grain at which all series together have no more dots than can be read. */
function chooseGrain(series: readonly (readonly LetterDot[])[], maxDots: number): Grain {
  const dots = (grain: Grain) =>
    series.reduce(
      (sum, letters) => sum + new Set(letters.map((letter) => findStretchKey(letter, grain))).size,
      0,
    )
  return grainsFromFinest.find((grain) => dots(grain) <= maxDots) ?? 'year'
}

/** The name of the stretch of time a letter counts from: itself, `2020-10`, `2020-4`, `2020`. */
function findStretchKey({ letterId, day }: LetterDot, grain: Grain): string {
  if (grain === 'letter') return letterId
  if (grain === 'month') return day.slice(0, 7)
  return grain === 'year'
    ? day.slice(0, 4)
    : `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

function buildPoints(
  letters: readonly LetterDot[],
  { from }: Period,
  grain: Grain,
  name: string,
): TimelinePoint[] {
  const stretches = new Map<string, LetterDot[]>()
  for (const letter of letters) {
    const key = `${letter.day < from} ${findStretchKey(letter, grain)}`
    stretches.set(key, [...(stretches.get(key) ?? []), letter])
  }
  return [...stretches.values()].map((together, index) =>
    mergeIntoPoint(together, `${name}-${index}`),
  )
}

function mergeIntoPoint(letters: readonly LetterDot[], id: string): TimelinePoint {
  const rows = letters.flatMap((letter) => letter.rows)
  const [newest] = letters.at(-1)!.rows
  const { firstDay, lastDay, edtf } = newest!
  const first = rows.reduce((day, row) => (row.firstDay < day ? row.firstDay : day), firstDay)
  return {
    id,
    letterId: newest!.letterId,
    positionId: newest!.id,
    edtf: letters.length === 1 ? edtf : `${first}/${lastDay}`,
    first,
    last: lastDay,
    day: lastDay,
    level: computeMean(
      letters.map((letter) => computeMean(letter.rows.map(({ level }) => level!))!),
    )!,
    conditional: rows.some(({ conditional }) => conditional),
    letters: letters.length,
    quotes: rows.length,
  }
}

function buildSeries(actor: TimelineSeries['actor'], points: TimelinePoint[]): TimelineSeries {
  return {
    actor: { id: actor.id, kind: actor.kind, name: actor.name },
    short: abbreviateName(actor),
    points,
    fadesOn: computeFadingDay(points.at(-1)!.day),
  }
}

/** The dot that stands for a position: its letter's own, or that of the stretch of time from which it counts. */
export function findPointFor(
  { facets }: Pick<Timeline, 'facets'>,
  {
    actorId,
    topicId,
    letterId,
    lastDay,
  }: Pick<AttributedPosition, 'actorId' | 'topicId' | 'letterId' | 'lastDay'>,
): TimelinePoint | null {
  const points =
    facets
      .find(({ topic }) => topic.id === topicId)
      ?.series.find(({ actor }) => actor.id === actorId)?.points ?? []
  return (
    points.find((point) => point.letterId === letterId) ??
    points.find(({ day }) => day >= lastDay) ??
    null
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
