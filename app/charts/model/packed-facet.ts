import type { Day } from '#app/domain/days.ts'
import type { Absence, Level } from '#app/domain/level.ts'
import { memoizeByObject } from '#app/domain/memoize.ts'
import type { TimelineFacet, TimelineSeries } from '#app/domain/timeline.ts'
import type { TimelinePoint } from '#app/domain/timeline-statements.ts'

type PackedSeries = Pick<TimelineSeries, 'actor' | 'short' | 'fadesOn'> & {
  points: string
  words: string
  ticks: { level: Level | null; spans: string }[]
}

/**
 * A facet as a page carries it: what there are hundreds of is one text each, rows between `;` and fields between `|`,
 * neither of which an id or a day holds. Written value by value it would be half of the page's data.
 */
export type PackedFacet = Omit<TimelineFacet, 'series'> & { series: PackedSeries[] }

/** The same object for the same facet. */
export const packFacet = memoizeByObject((facet: TimelineFacet): PackedFacet => {
  const packed = {
    ...facet,
    series: facet.series.map(({ points, words, ticks, ...series }) => ({
      ...series,
      points: joinRows(points.map(listPointFields)),
      words: joinRows(words.map(({ day, level }) => [day, level])),
      ticks: ticks.map(({ level, spans }) => ({ level, spans: joinRows(spans) })),
    })),
  }
  originals.set(packed, facet)
  return packed
})

/** Where it was packed it is the facet itself, so that what is kept for it serves again. */
const originals = new WeakMap<PackedFacet, TimelineFacet>()

export const unpackFacet = memoizeByObject(
  (packed: PackedFacet): TimelineFacet => originals.get(packed) ?? readFacet(packed),
)

/** A timeline with its facets packed, and whatever else it holds. */
export function packTimeline<T extends { facets: readonly TimelineFacet[] }>(
  timeline: T,
): Omit<T, 'facets'> & { facets: PackedFacet[] } {
  return { ...timeline, facets: timeline.facets.map(packFacet) }
}

function readFacet(packed: PackedFacet): TimelineFacet {
  return {
    ...packed,
    series: packed.series.map(({ points, words, ticks, ...series }) => ({
      ...series,
      points: splitRows(points).map(readPoint),
      words: splitRows(words).map(([day, level]) => ({ day: day!, level: Number(level) })),
      ticks: ticks.map(({ level, spans }) => ({
        level,
        spans: splitRows(spans).map(([from, to]): [number, number] => [Number(from), Number(to)]),
      })),
    })),
  }
}

type Field = string | number | null

function listPointFields(point: TimelinePoint): Field[] {
  const { id, letterId, positionId, edtf, first, last, day, level, absence, quotes } = point
  const flags = `${point.conditional ? 'c' : ''}${point.recheck ? 'r' : ''}`
  return [id, letterId, positionId, edtf, first, last, day, level, absence, flags, quotes]
}

function readPoint(fields: readonly string[]): TimelinePoint {
  const [id, letterId, positionId, edtf, first, last, day, level, absence, flags, quotes] =
    fields as [string, string, string, string, Day, Day, Day, string, string, string, string]
  return {
    ...{ id, letterId, positionId, edtf, first, last, day },
    level: level ? (Number(level) as Level) : null,
    absence: absence ? (absence as Absence) : null,
    conditional: flags.includes('c'),
    recheck: flags.includes('r'),
    quotes: Number(quotes),
  }
}

function joinRows(rows: readonly (readonly Field[])[]): string {
  return rows.map((fields) => fields.map((field) => field ?? '').join('|')).join(';')
}

function splitRows(text: string): string[][] {
  return text ? text.split(';').map((row) => row.split('|')) : []
}
