import { dayNumber, daysOfYear, sayDated, type Period } from '../days.ts'
import { signed, wordOf } from '../level.ts'
import type { TimelineFacet, TimelinePoint, TimelineSeries } from '../timeline.ts'

/** What a dot or a row stands for: what a link to its evidence is made of. */
export type Cited = { id: string; actorId: string; letterId: string; positionId: string }

/** One row of the table that says what the chart draws. */
export type ChartRow = Cited & {
  actor: string
  when: string
  level: number
  word: string
  conditional: boolean
  letters: number
  quotes: number
  /** The letter is older than the period: it has no dot, only the line that is carried into it. */
  earlier: boolean
}

/** The name of a dot in a page. */
export function dotId({ id }: Pick<TimelinePoint, 'id'>): string {
  return `dot-${id}`
}

/** `29 Oct 2020`, `2 Oct – 21 Dec 2020`: when a letter was written, as it is said. */
export function whenSaid(point: TimelinePoint): string {
  return sayDated(point)
}

/** “Ylva Johansson, 29 Oct 2020: opposes (−1), 1 quote”. */
export function sayPoint(name: string, point: TimelinePoint): string {
  const condition = point.conditional ? ', conditional' : ''
  return `${name}, ${whenSaid(point)}: ${wordOf(point.level)} (${signed(point.level)})${condition}, ${sayCounts(point)}`
}

/** `1 quote`; for a dot that stands for several letters `12 letters, 15 quotes`. */
export function sayCounts({ letters, quotes }: Pick<TimelinePoint, 'letters' | 'quotes'>): string {
  return `${letters > 1 ? `${letters} letters, ` : ''}${quotes} ${quotes === 1 ? 'quote' : 'quotes'}`
}

/** The day number after which a stance that rests on this point is stale: 24 months (method version 1, rule 3). */
export function fadingOf(point: TimelinePoint): number {
  return Math.floor(dayNumber(point.day) + 2 * daysOfYear)
}

/** The rows of a facet, oldest letter first, then in the order of the series; with the letter that each line is carried in from. */
export function chartRows(facet: TimelineFacet, period: Period): ChartRow[] {
  const rows = facet.series.flatMap((series) =>
    shownOf(series, period).map((point) => ({ day: point.day, row: rowOf(series, point, period) })),
  )
  return rows.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ row }) => row)
}

/** The points from the last one before the period on. */
function shownOf({ points }: TimelineSeries, { from, to }: Period): TimelinePoint[] {
  const known = points.filter(({ day }) => day <= to)
  const first = known.findLastIndex(({ day }) => day < from)
  return known.slice(Math.max(0, first))
}

function rowOf({ actor }: TimelineSeries, point: TimelinePoint, period: Period): ChartRow {
  return {
    id: dotId(point),
    actorId: actor.id,
    actor: actor.name,
    when: whenSaid(point),
    level: point.level,
    word: wordOf(point.level),
    conditional: point.conditional,
    letters: point.letters,
    quotes: point.quotes,
    letterId: point.letterId,
    positionId: point.positionId,
    earlier: point.day < period.from,
  }
}
