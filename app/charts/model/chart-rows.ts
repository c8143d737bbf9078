import { computeFadingDay } from '#app/domain/evidence-age.ts'
import { dayNumber, formatEdtfDate, type Period } from '#app/domain/days.ts'
import { wordForMean } from '#app/domain/level.ts'
import type { TimelineFacet, TimelinePoint, TimelineSeries } from '#app/domain/timeline.ts'
import { formatSignedNumber, pluralise } from '#app/domain/text/words.ts'

/** What a dot or a row stands for: what a link to its evidence is made of. */
export type EvidenceReference = {
  id: string
  actorId: string
  letterId: string
  positionId: string
}

/** One row of the table that says what the chart draws. */
export type ChartRow = EvidenceReference & {
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
export function makeDotId({ id }: Pick<TimelinePoint, 'id'>): string {
  return `dot-${id}`
}

/** `29 Oct 2020`, `2 Oct – 21 Dec 2020`: when a letter was written, as it is said. */
export function formatPointDate(point: TimelinePoint): string {
  return formatEdtfDate(point)
}

/** “Ylva Johansson, 29 Oct 2020: opposes (−1), 1 quote”. */
export function describePoint(name: string, point: TimelinePoint): string {
  const condition = point.conditional ? ', conditional' : ''
  return (
    `${name}, ${formatPointDate(point)}: ${wordForMean(point.level)} ` +
    `(${formatSignedNumber(point.level)})${condition}, ${formatPointCounts(point)}`
  )
}

/** `1 quote`; for a dot that stands for several letters `12 letters, 15 quotes`. */
export function formatPointCounts({
  letters,
  quotes,
}: Pick<TimelinePoint, 'letters' | 'quotes'>): string {
  return `${letters > 1 ? `${letters} letters, ` : ''}${quotes} ${pluralise(quotes, 'quote')}`
}

/** The day number after which a stance that rests on this point is stale: 24 months (method version 1, rule 3). */
export function findFadingDay(point: TimelinePoint): number {
  return dayNumber(computeFadingDay(point.day))
}

/**
 * The rows of a facet, oldest letter first, then in the order of the series; with the letter that
 * each line is carried in from.
 */
export function makeChartRows(facet: TimelineFacet, period: Period): ChartRow[] {
  const rows = facet.series.flatMap((series) =>
    findShownPoints(series, period).map((point) => ({
      day: point.day,
      row: makeChartRow(series, point, period),
    })),
  )
  return rows.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ row }) => row)
}

/** The points from the last one before the period on. */
function findShownPoints({ points }: TimelineSeries, { from, to }: Period): TimelinePoint[] {
  const pointsToEnd = points.filter(({ day }) => day <= to)
  const first = pointsToEnd.findLastIndex(({ day }) => day < from)
  return pointsToEnd.slice(Math.max(0, first))
}

function makeChartRow({ actor }: TimelineSeries, point: TimelinePoint, period: Period): ChartRow {
  return {
    id: makeDotId(point),
    actorId: actor.id,
    actor: actor.name,
    when: formatPointDate(point),
    level: point.level,
    word: wordForMean(point.level),
    conditional: point.conditional,
    letters: point.letters,
    quotes: point.quotes,
    letterId: point.letterId,
    positionId: point.positionId,
    earlier: point.day < period.from,
  }
}
