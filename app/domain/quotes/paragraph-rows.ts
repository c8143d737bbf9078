import type { AttributedPosition } from '../attributed-positions.ts'
import { countBy } from '../collections.ts'
import { formatEdtfDate } from '../days.ts'
import { formatCount } from '../text/words.ts'
import { codedChoices } from './quote-choices.ts'

/** Quotes of a list in one row: the newest, which stands for all of them, and all of them, the newest first. */
export type ParagraphRow<Quote> = { newest: Quote; uses: readonly Quote[] }

/**
 * The rows of a list of quotes, the newest first, in which those of one standard paragraph stand together in the place
 * of the newest. A quote whose paragraph is used by no other letter of the list has a row of its own.
 */
export function gatherUses<Quote extends { letterId: string }>(
  quotes: readonly Quote[],
  paragraphOf: (quote: Quote) => string | null,
): ParagraphRow<Quote>[] {
  const known = new Map<string, Gathered<Quote>>()
  const gathered = quotes.map((quote) => {
    const paragraph = paragraphOf(quote)
    if (paragraph === null) return null
    const found = known.get(paragraph)
    if (!found) {
      const begun = { uses: [quote], severalLetters: false }
      known.set(paragraph, begun)
      return begun
    }
    found.uses.push(quote)
    if (quote.letterId !== found.uses[0]!.letterId) found.severalLetters = true
    return found
  })
  const rows: ParagraphRow<Quote>[] = []
  for (const [place, newest] of quotes.entries()) {
    const found = gathered[place]
    if (!found?.severalLetters) rows.push({ newest, uses: [newest] })
    else if (found.uses[0] === newest) rows.push({ newest, uses: found.uses })
  }
  return rows
}

type Gathered<Quote> = { uses: Quote[]; severalLetters: boolean }

type DatedUse = Pick<AttributedPosition, 'letterId' | 'edtf' | 'firstDay' | 'lastDay'>

/** In how many letters a paragraph is used. */
export function countUsingLetters(uses: readonly { letterId: string }[]): number {
  return new Set(uses.map(({ letterId }) => letterId)).size
}

/** The day of a use, as exact as it is known. */
export function formatUseDay({ edtf, firstDay, lastDay }: DatedUse): string {
  return formatEdtfDate({ edtf, first: firstDay, last: lastDay })
}

/** `Used in 7 letters, first 3 May 2019, last 2 Oct 2020`, of uses of which the newest comes first. */
export function describeParagraphUses(uses: readonly DatedUse[]): string {
  const letters = `Used in ${formatCount(countUsingLetters(uses), 'letter')}`
  const [first, last] = [formatUseDay(uses.at(-1)!), formatUseDay(uses[0]!)]
  return first === last ? `${letters} of ${first}` : `${letters}, first ${first}, last ${last}`
}

/** `coded +2 Strongly supports 5 times, 0 Mixed once`, from the top down; null where all are coded alike. */
export function describeCodings(
  uses: readonly Pick<AttributedPosition, 'level' | 'absence'>[],
): string | null {
  const counts = countBy(uses, ({ level, absence }) => String(level ?? absence))
  if (counts.size < 2) return null
  const words = codedChoices.flatMap(({ value, word }) => {
    const times = counts.get(value)
    return times ? [`${word} ${formatTimes(times)}`] : []
  })
  return `coded ${words.join(', ')}`
}

function formatTimes(times: number): string {
  return ['once', 'twice'][times - 1] ?? `${times.toLocaleString('en')} times`
}
