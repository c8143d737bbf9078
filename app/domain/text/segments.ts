import type { Span } from './quotes.ts'

/** A piece of text between two places at which some mark begins or ends; `marks` names those that cover it. */
export type Segment = Span & { text: string; marks: string[] }

/** Cuts the text from `start` to `end` where marks begin and end, in order; the pieces joined are the text again. */
export function splitAtMarks(
  text: string,
  { start, end }: Span,
  marks: readonly (Span & { id: string })[],
): Segment[] {
  const within = marks.filter((mark) => mark.start < end && mark.end > start)
  const cuts = [...new Set([start, end, ...within.flatMap((mark) => [mark.start, mark.end])])]
    .filter((at) => at >= start && at <= end)
    .sort((a, b) => a - b)
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index]!
    return {
      start: from,
      end: to,
      text: text.slice(from, to),
      marks: within.filter((mark) => mark.start <= from && mark.end >= to).map(({ id }) => id),
    }
  })
}
