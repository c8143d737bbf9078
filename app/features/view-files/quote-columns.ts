import { formatEdtfDate } from '#app/domain/days.ts'
import { formatCitation } from '#app/domain/letters.ts'
import { formatLevel } from '#app/domain/level.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { listQuoteRemarks } from '#app/domain/quotes/quote-remarks.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import type { TableCell, ViewColumn } from '#app/exports/tables/view-table.ts'
import { sayWhether } from './loaded-table.ts'

/** A quote of a row, with whose it is. */
type QuoteOfRow = { position: PositionWithLetter; who: string }

/**
 * The columns of a quote with all that stands beside it on a screen: how it was coded, what qualifies it, and where it
 * is found. `whose` stands before each heading where a row has several quotes; a row without one has empty cells.
 */
export function listQuoteColumns<Row>(
  whose: string,
  quoteOf: (row: Row) => QuoteOfRow | null,
): ViewColumn<Row>[] {
  const column = (what: string, cellOf: (quote: QuoteOfRow) => TableCell): ViewColumn<Row> => [
    whose ? `${whose}: ${what}` : capitaliseFirst(what),
    (row) => {
      const quote = quoteOf(row)
      return quote && cellOf(quote)
    },
  ]
  return [
    column('quote', ({ position }) => position.quote.exact),
    column('level, -2 to 2', ({ position }) => position.level),
    column('coded as', ({ position }) => formatLevel(position)),
    column('conditional', ({ position }) => sayWhether(position.conditional)),
    column('condition', ({ position }) => position.condition),
    column('remarks', ({ position }) => listQuoteRemarks(position).join('; ')),
    column('said by', ({ who }) => who),
    column('letter', ({ position }) => position.letter.title),
    column('cited as', ({ position }) => formatCitation(position.letter, '', position)),
    column('dated', ({ position }) => formatEdtfDate(position.letter.dated)),
    column('why this date', ({ position }) => position.letter.dated.basis),
  ]
}
