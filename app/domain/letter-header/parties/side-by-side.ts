import type { LetterLine } from '../lines/letter-lines.ts'
import type { ProposedParty } from './party.ts'

/**
 * Where a letterhead and an address stand beside each other, a line of the text holds words of both: whose a body on
 * such a line is cannot be told from the line. `headLines` are those above the body.
 */
export function doubtSideBySide(
  parties: readonly ProposedParty[],
  headLines: readonly LetterLine[],
  text: string,
): string[] {
  const headEnd = headLines.at(-1)?.end ?? 0
  const doubts = parties.flatMap(({ organisation, unit }) =>
    [organisation, unit].flatMap((found) =>
      found?.spans.some(({ start }) => start < headEnd && sharesItsLine(text, start))
        ? [`“${found.value}” stands beside other words on its line, and may be somebody else’s.`]
        : [],
    ),
  )
  return [...new Set(doubts)]
}

/** Whether the line of a place holds words on both sides of a wide gap. */
function sharesItsLine(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at) + 1
  const end = text.indexOf('\n', at)
  return /\S(?:\t| {3,})\s*\S/.test(text.slice(start, end < 0 ? undefined : end))
}
