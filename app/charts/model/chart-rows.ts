import { formatEdtfDate, type Period } from '#app/domain/days.ts'
import { findAbsenceRow, findLevelRow } from '#app/domain/level.ts'
import type { TimelineFacet, TimelineSeries } from '#app/domain/timeline.ts'
import type { TimelinePoint } from '#app/domain/timeline-statements.ts'
import { recheckQualifier } from '#app/domain/positions.ts'
import { formatQuantity, formatSignedNumber, pluralise } from '#app/domain/text/words.ts'

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
  /** `opposes (−1), conditional, to re-check`, `evaded`. */
  word: string
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

/** `opposes (−1)`, `evaded`. */
export function describePointLevel({
  level,
  absence,
}: Pick<TimelinePoint, 'level' | 'absence'>): string {
  if (level !== null) return `${findLevelRow(level).word} (${formatSignedNumber(level)})`
  return absence ? findAbsenceRow(absence).word : ''
}

/** What stands beside the word of a dot. */
export function listPointQualifiers({
  conditional,
  recheck,
}: Pick<TimelinePoint, 'conditional' | 'recheck'>): string[] {
  return [...(conditional ? ['conditional'] : []), ...(recheck ? [recheckQualifier] : [])]
}

function describeStatement(point: TimelinePoint): string {
  return [describePointLevel(point), ...listPointQualifiers(point)].join(', ')
}

/** “Ylva Johansson, 29 Oct 2020: opposes (−1), 1 quote”. */
export function describePoint(name: string, point: TimelinePoint): string {
  return `${name}, ${formatPointDate(point)}: ${describeStatement(point)}, ${formatPointCounts(point)}`
}

/** `1 quote`. */
export function formatPointCounts({ quotes }: Pick<TimelinePoint, 'quotes'>): string {
  return `${quotes} ${pluralise(quotes, 'quote')}`
}

/**
 * The rows of a facet, oldest letter first, then in the order of the series; with the letter that
 * each line is carried in from.
 */
export function makeChartRows(facet: TimelineFacet, period: Period): ChartRow[] {
  const rows = facet.series.flatMap((series) =>
    series.points.map((point) => ({
      day: point.day,
      row: makeChartRow(series, point, period),
    })),
  )
  return rows.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ row }) => row)
}

function makeChartRow({ actor }: TimelineSeries, point: TimelinePoint, period: Period): ChartRow {
  return {
    id: makeDotId(point),
    actorId: actor.id,
    actor: actor.name,
    when: formatPointDate(point),
    word: describeStatement(point),
    quotes: point.quotes,
    letterId: point.letterId,
    positionId: point.positionId,
    earlier: point.day < period.from,
  }
}

/**
 * Which statements are dots where there are too many, and how many of the quotes are to be looked at again; null where
 * neither is to be said. Stands wherever the chart stands.
 */
export function describeDoubts(facet: TimelineFacet): string | null {
  const doubts = [describeTicks(facet), describeRechecks(facet)].filter(Boolean)
  return doubts.join(' ') || null
}

function describeRechecks({ rechecks, quotes }: TimelineFacet): string | null {
  if (!rechecks) return null
  return (
    `${rechecks.toLocaleString('en')} of ${formatQuantity(quotes, 'quote')} ` +
    `${pluralise(rechecks, 'is', 'are')} ${recheckQualifier}: the topic means something else since they were coded.`
  )
}

function describeTicks({ series, statements }: TimelineFacet): string | null {
  if (!series.some(({ ticks }) => ticks.length)) return null
  const dots = series.reduce((sum, { points }) => sum + points.length, 0)
  return (
    `The newest ${dots.toLocaleString('en')} of ${statements.toLocaleString('en')} statements are dots, ` +
    'each earlier one a tick on its day.'
  )
}
