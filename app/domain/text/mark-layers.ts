import type { Span } from './quotes.ts'
import { splitAtMarks, type Segment } from './segments.ts'

/**
 * Spans cut where marks begin and end. The marks of a piece are told from the innermost outwards: a shorter one lies
 * within a longer one that it overlaps, and of two over the same words the later one is on top.
 */
export function splitIntoLayers(
  text: string,
  spans: readonly Span[],
  marks: readonly (Span & { id: string })[],
): Segment[][] {
  const order = new Map(orderFromInner(marks).map(({ id }, index) => [id, index]))
  const waiting = [...marks].sort((a, b) => a.start - b.start)
  let [next, open]: [number, (Span & { id: string })[]] = [0, []]
  return spans.map((span) => {
    open = open.filter((mark) => mark.end > span.start)
    while (next < waiting.length && waiting[next]!.start < span.end) open.push(waiting[next++]!)
    open.sort((a, b) => order.get(a.id)! - order.get(b.id)!)
    return splitAtMarks(text, span, open)
  })
}

/** Marks from the innermost outwards. */
export function orderFromInner<Mark extends Span>(marks: readonly Mark[]): Mark[] {
  return marks
    .map((mark, index) => ({ mark, index, length: mark.end - mark.start }))
    .sort((a, b) => a.length - b.length || b.mark.start - a.mark.start || b.index - a.index)
    .map(({ mark }) => mark)
}

/** The lane of each span, from 0: as few as can be, so that no two in one lane overlap. */
export function assignLanes(spans: readonly Span[]): number[] {
  const lanes = new Array<number>(spans.length).fill(0)
  const ends: number[] = []
  const inOrder = spans
    .map((span, index) => ({ ...span, index }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  for (const { start, end, index } of inOrder) {
    const free = ends.findIndex((laneEnd) => laneEnd <= start)
    const lane = free < 0 ? ends.length : free
    ends[lane] = end
    lanes[index] = lane
  }
  return lanes
}
