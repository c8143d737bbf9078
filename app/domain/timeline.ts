import { shortName, type Actor, type Affiliation } from './actors.ts'
import { attributed, byTopic } from './attribution.ts'
import { dayNumber, dayOfNumber, daysOfYear, monthOf, monthsBefore, yearsBetween, type Day, type Period } from './days.ts'
import type { Stated } from './positions.ts'
import { counted } from './stance.ts'
import type { Milestone, Topic } from './topics.ts'

/** One letter of an actor on a topic: a dot. `level` is the mean of the levels it states, -2 to 2; `day` is where it begins to count. */
export type TimelinePoint = { letterId: string; title: string; edtf: string; first: Day; last: Day; day: Day; level: number; conditional: boolean; positionIds: string[] }

/** One actor on one topic: dots in order of time, and where the last one is carried to. */
export type TimelineSeries = { actor: Pick<Actor, 'id' | 'kind' | 'name'>; short: string; points: TimelinePoint[]; fadesOn: Day | null }

/** One topic's chart. */
export type TimelineFacet = { topic: Pick<Topic, 'id' | 'name' | 'proposition'>; series: TimelineSeries[]; quotes: number; letters: number }

export type Timeline = { period: Period; asOf: Day; facets: TimelineFacet[]; milestones: Milestone[] }

export type TimelineAsked = { topics: readonly Topic[]; actors: readonly Pick<Actor, 'id' | 'kind' | 'name'>[]; period: Period; asOf: Day }

/**
 * How each actor's stated position moved on each topic: what a chart, its table and a briefing draw. Only what
 * counts by method version 1 is drawn; dots lie at the last day a letter may have been written, where it begins to
 * count. Letters after the period are left out; earlier ones stay among the points, because the last of them is carried
 * into the period. Actors without a dot on a
 * topic have no series there.
 */
export function timeline(positions: readonly Stated[], affiliations: readonly Affiliation[], milestones: readonly Milestone[], asked: TimelineAsked): Timeline {
  const byActor = attributed(positions, affiliations)
  const said = new Map([...byActor].map(([actorId, own]) => [actorId, byTopic(own)]))
  const facets = asked.topics.map((topic) => {
    const series = asked.actors.flatMap((actor) => seriesOf(actor, said.get(actor.id)?.get(topic.id) ?? [], asked))
    const drawn = series.flatMap(({ points }) => points)
    return {
      topic: { id: topic.id, name: topic.name, proposition: topic.proposition },
      series,
      quotes: new Set(drawn.flatMap(({ positionIds }) => positionIds)).size,
      letters: new Set(drawn.map(({ letterId }) => letterId)).size,
    }
  })
  const shown = milestones.filter(({ dated }) => dated.last >= asked.period.from && dated.first <= asked.period.to)
  return { period: asked.period, asOf: asked.asOf, facets, milestones: [...shown].sort((a, b) => (a.dated.first < b.dated.first ? -1 : 1)) }
}

function seriesOf(actor: Pick<Actor, 'id' | 'kind' | 'name'>, positions: readonly Stated[], { period, asOf }: TimelineAsked): TimelineSeries[] {
  const stated = counted(positions, asOf).filter(({ level, lastDay }) => level !== null && lastDay <= period.to)
  const letters = new Map<string, Stated[]>()
  for (const position of stated) letters.set(position.letterId, [...(letters.get(position.letterId) ?? []), position])
  const points = [...letters].map(([letterId, said]): TimelinePoint => {
    const { title, dated: { edtf, first, last } } = said[0]!.letter
    const level = said.reduce((sum, position) => sum + position.level!, 0) / said.length
    return { letterId, title, edtf, first, last, day: last, level, conditional: said.some(({ conditional }) => conditional), positionIds: said.map(({ id }) => id) }
  })
  if (!points.length) return []
  return [{ actor, short: shortName(actor), points, fadesOn: fadingDay(points.at(-1)!.day) }]
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
  return yearsBetween(from, to) > longestPeriod ? `The period covers more than ${longestPeriod} years. Choose a shorter one.` : null
}

/**
 * The whole months around the evidence and the milestones, with one month of room after them, of these at most the
 * last `mostMonths`: what is shown when no period is asked for.
 */
export function fittingPeriod(positions: readonly Stated[], milestones: readonly Milestone[], today: Day, mostMonths = longestPeriod * 12): Period {
  const days = [...positions.flatMap(({ letter }) => [letter.dated.first, letter.dated.last]), ...milestones.flatMap(({ dated }) => [dated.first, dated.last])].sort()
  const [from, to] = [monthOf(days[0] ?? `${today.slice(0, 4)}-01`, 0).first, monthOf(days.at(-1) ?? today, 1).last]
  const earliest = monthOf(monthsBefore(to, mostMonths - 1), 0).first
  return { from: from < earliest ? earliest : from, to }
}
