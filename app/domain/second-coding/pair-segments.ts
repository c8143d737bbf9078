import type { Span } from '../text/quotes.ts'

/** A piece of a passage with who marked it, and whether one of them names it as the condition. */
export type PairSegment = { text: string; first: boolean; second: boolean; condition: boolean }

export type PairMarks = { first: Span | null; second: Span | null; conditions: readonly Span[] }

/** The words around two quotes, cut wherever one of the marks begins or ends. */
export function cutPairSegments(text: string, around: Span, marks: PairMarks): PairSegment[] {
  const spans = [marks.first, marks.second, ...marks.conditions].flatMap((span) => span ?? [])
  const cuts = [
    around.start,
    ...spans.flatMap(({ start, end }) => [start, end]).filter((at) => isWithin(at, around)),
    around.end,
  ]
  const places = [...new Set(cuts)].sort((a, b) => a - b)
  return places.slice(0, -1).map((start, at) => {
    const piece = { start, end: places[at + 1]! }
    const isIn = (span: Span | null) =>
      span !== null && span.start <= piece.start && piece.end <= span.end
    return {
      text: text.slice(piece.start, piece.end),
      first: isIn(marks.first),
      second: isIn(marks.second),
      condition: marks.conditions.some(isIn),
    }
  })
}

const isWithin = (at: number, { start, end }: Span): boolean => at > start && at < end

/** The paragraphs in which the spans lie, as one span. */
export function findSurroundings(paragraphs: readonly Span[], spans: readonly Span[]): Span | null {
  const start = Math.min(...spans.map((span) => span.start))
  const end = Math.max(...spans.map((span) => span.end))
  const around = paragraphs.filter((paragraph) => paragraph.start < end && paragraph.end > start)
  if (!around.length) return null
  return { start: Math.min(start, around[0]!.start), end: Math.max(end, around.at(-1)!.end) }
}
