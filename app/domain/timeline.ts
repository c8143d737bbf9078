import { shortName, type Actor } from './actors.ts'
import {
  dayNumber,
  dayOfNumber,
  daysOfYear,
  monthOf,
  monthsBefore,
  yearsBetween,
  type Day,
  type Period,
} from './days.ts'
import { by, type Counting, type Said } from './evidence.ts'
import { countedOf } from './reckoned.ts'
import { numberOf, rememberingNewest } from './remembered.ts'
import type { Milestone, Topic } from './topics.ts'

/** How much time one dot stands for: a letter, or all letters of a month, a quarter or a year where there are too many. */
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

export type TimelineAsked = {
  topics: readonly Topic[]
  actors: readonly Pick<Actor, 'id' | 'kind' | 'name'>[]
  period: Period
  asOf: Day
  mostDots?: number
}

/** As many dots as one chart can be read with. */
const readableDots = 80

/**
 * How each actor's stated position moved on each topic: what a chart, its table and a briefing draw. Only what
 * counts by method version 1 is drawn; dots lie at the last day a letter may have been written, where it begins to
 * count. Letters after the period are left out; of those before it the newest stays, as it is carried into the period.
 * Where a topic would have more than `mostDots` dots, each stands for a month, a quarter or a year. Actors
 * without a dot on a topic have no series there.
 */
export function timeline(
  said: Said,
  milestones: readonly Milestone[],
  asked: TimelineAsked,
): Timeline {
  const facets = asked.topics.map((topic, place) =>
    facetOf({
      topic,
      place,
      said: asked.actors.map((actor) => said(actor.id, topic.id)),
      ...asked,
    }),
  )
  const shown = milestones.filter(
    ({ dated }) => dated.last >= asked.period.from && dated.first <= asked.period.to,
  )
  return {
    period: asked.period,
    asOf: asked.asOf,
    facets,
    milestones: [...shown].sort((a, b) => (a.dated.first < b.dated.first ? -1 : 1)),
  }
}

type FacetAsked = Omit<TimelineAsked, 'topics'> & {
  topic: Topic
  place: number
  said: readonly (readonly Counting[])[]
}

/** The same facet every time for as long as nothing that it shows changed, so that what is made of it can be kept too. */
const facetOf = rememberingNewest(100, keyOf, drawnFacet)

function keyOf({ topic, place, said, actors, period, asOf, mostDots }: FacetAsked): string {
  return JSON.stringify([
    topic.id,
    topic.name,
    topic.proposition,
    place,
    said.map(numberOf),
    actors.map(({ id, kind, name }) => [id, kind, name]),
    period,
    asOf,
    mostDots,
  ])
}

function drawnFacet({
  topic,
  place,
  said,
  actors,
  period,
  asOf,
  mostDots = readableDots,
}: FacetAsked): TimelineFacet {
  const drawn = actors.flatMap((actor, index) => {
    const stated = drawable(said[index]!, period, asOf)
    return stated.length ? [{ actor, stated, letters: lettersOf(stated) }] : []
  })
  const grain = grainFor(
    drawn.map(({ letters }) => letters),
    mostDots,
  )
  const stated = drawn.flatMap(({ stated }) => stated)
  return {
    topic: { id: topic.id, name: topic.name, proposition: topic.proposition },
    grain,
    series: drawn.map(({ actor, letters }, index) =>
      seriesOf(actor, pointsOf(letters, period, grain, `${place}-${index}`)),
    ),
    quotes: new Set(stated.map(({ id }) => id)).size,
    letters: new Set(stated.map(({ letterId }) => letterId)).size,
  }
}

/** The positions with a level that count in the period, and those of the newest letters before it. */
function drawable(own: readonly Counting[], { from, to }: Period, asOf: Day): Counting[] {
  const known = countedOf(own, asOf < to ? asOf : to).filter(({ level }) => level !== null)
  const begins = known.findIndex(({ lastDay }) => lastDay >= from)
  const before = begins < 0 ? known.at(-1) : known[begins - 1]
  return before
    ? known.filter(({ lastDay, letterId }) => lastDay >= from || letterId === before.letterId)
    : known
}

type Letter = { letterId: string; day: Day; rows: Counting[] }

function lettersOf(stated: readonly Counting[]): Letter[] {
  return [...by('letterId', stated)].map(([letterId, rows]) => ({
    letterId,
    day: rows[0]!.lastDay,
    rows,
  }))
}

const grains: readonly Grain[] = ['letter', 'month', 'quarter', 'year']

/** The finest grain at which all series together have no more dots than can be read. */
function grainFor(series: readonly (readonly Letter[])[], mostDots: number): Grain {
  const dots = (grain: Grain) =>
    series.reduce(
      (sum, letters) => sum + new Set(letters.map((letter) => stretchOf(letter, grain))).size,
      0,
    )
  return grains.find((grain) => dots(grain) <= mostDots) ?? 'year'
}

/** The name of the stretch of time a letter counts from: itself, `2020-10`, `2020-4`, `2020`. */
function stretchOf({ letterId, day }: Letter, grain: Grain): string {
  if (grain === 'letter') return letterId
  if (grain === 'month') return day.slice(0, 7)
  return grain === 'year'
    ? day.slice(0, 4)
    : `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

function pointsOf(
  letters: readonly Letter[],
  { from }: Period,
  grain: Grain,
  name: string,
): TimelinePoint[] {
  const stretches = new Map<string, Letter[]>()
  for (const letter of letters) {
    const key = `${letter.day < from} ${stretchOf(letter, grain)}`
    stretches.set(key, [...(stretches.get(key) ?? []), letter])
  }
  return [...stretches.values()].map((together, index) => pointFrom(together, `${name}-${index}`))
}

function pointFrom(letters: readonly Letter[], id: string): TimelinePoint {
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
    level: meanOf(letters.map((letter) => meanOf(letter.rows.map(({ level }) => level!)))),
    conditional: rows.some(({ conditional }) => conditional),
    letters: letters.length,
    quotes: rows.length,
  }
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

function seriesOf(actor: TimelineSeries['actor'], points: TimelinePoint[]): TimelineSeries {
  return {
    actor: { id: actor.id, kind: actor.kind, name: actor.name },
    short: shortName(actor),
    points,
    fadesOn: fadingDay(points.at(-1)!.day),
  }
}

/** The dot that stands for a position: its letter's own, or that of the stretch of time from which it counts. */
export function pointOf(
  { facets }: Pick<Timeline, 'facets'>,
  {
    actorId,
    topicId,
    letterId,
    lastDay,
  }: Pick<Counting, 'actorId' | 'topicId' | 'letterId' | 'lastDay'>,
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
export function lettersCited({ facets }: Timeline): string[] {
  return [
    ...new Set(
      facets.flatMap(({ series }) =>
        series.flatMap(({ points }) => points.map(({ letterId }) => letterId)),
      ),
    ),
  ]
}

/** The last day up to which a stance is carried: 24 months after its newest evidence (rule 3). */
function fadingDay(newest: Day): Day {
  return dayOfNumber(Math.floor(dayNumber(newest) + 2 * daysOfYear))
}

/** The longest period that is drawn, in years: a chart of more says nothing, and its ticks would cost seconds. */
export const longestPeriod = 60

/** Why a period cannot be shown, as a sentence; null when it can. */
export function periodRefused({ from, to }: Period): string | null {
  if (from > to) return 'The period ends before it begins. Put the earlier day first.'
  return yearsBetween(from, to) > longestPeriod
    ? `The period covers more than ${longestPeriod} years. Choose a shorter one.`
    : null
}

/**
 * The whole months around the evidence and the milestones, with one month of room after them, of these at most the
 * last `mostMonths`: what is shown when no period is asked for.
 */
export function fittingPeriod(
  rows: readonly Pick<Counting, 'firstDay' | 'lastDay'>[],
  milestones: readonly Milestone[],
  today: Day,
  mostMonths = longestPeriod * 12,
): Period {
  const dated = milestones.map(({ dated: { first, last } }) => ({ firstDay: first, lastDay: last }))
  let [oldest, newest]: [Day | null, Day | null] = [null, null]
  for (const { firstDay, lastDay } of [...rows, ...dated]) {
    if (oldest === null || firstDay < oldest) oldest = firstDay
    if (newest === null || lastDay > newest) newest = lastDay
  }
  const [from, to] = [
    monthOf(oldest ?? `${today.slice(0, 4)}-01`, 0).first,
    monthOf(newest ?? today, 1).last,
  ]
  const earliest = monthOf(monthsBefore(to, mostMonths - 1), 0).first
  return { from: from < earliest ? earliest : from, to }
}
