import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import {
  countUsingLetters,
  formatUseDay,
  type ParagraphRow,
} from '#app/domain/quotes/paragraph-rows.ts'
import { codedChoices, saidChoices } from '#app/domain/quotes/quote-choices.ts'
import { recipientKinds } from '#app/domain/recipients/recipient-kinds.ts'
import type { ViewColumn } from '#app/exports/tables/view-table.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readQuotes } from '../analysis/listed-quotes.ts'
import { describeQuotes } from '../analysis/quote-rows.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { tabulateInSteps, type LoadedTable } from './loaded-table.ts'
import { listQuoteColumns } from './quote-columns.ts'

/** The standard paragraph that a quote belongs to, with its number in the file. */
type NumberedParagraph = { number: number; uses: readonly AttributedPosition[] }
type QuoteRow = Awaited<ReturnType<typeof describeQuotes>>[number] & {
  paragraph: NumberedParagraph | null
}

const columns: readonly ViewColumn<QuoteRow>[] = [
  ['Topic', ({ topic }) => topic],
  ...listQuoteColumns<QuoteRow>('', (row) => row),
  ['Standard paragraph, numbered in this file', ({ paragraph }) => paragraph && paragraph.number],
  ['Letters that use it', ({ paragraph }) => paragraph && countUsingLetters(paragraph.uses)],
  ['First used', ({ paragraph }) => paragraph && formatUseDay(paragraph.uses.at(-1)!)],
  ['Last used', ({ paragraph }) => paragraph && formatUseDay(paragraph.uses[0]!)],
]

/**
 * Every quote of the list that the page of quotes shows by this address, with the standard paragraph that it belongs
 * to; of each of these the newest quote alone where they are counted once.
 */
export async function loadQuotesTable(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<LoadedTable> {
  const { selection, choices, listOf, rowsOf } = await readQuotes(visible, dossier, params)
  const { coded, said, told, paragraphs } = choices
  const narrowedTo = [
    codedChoices.find((row) => row.coded === coded)?.word,
    saidChoices.find((row) => row.said === said)?.word,
    recipientKinds.find(({ kind }) => kind === told)?.told,
    choices.paragraph && 'One standard paragraph',
    paragraphs === 'once' && 'Standard paragraphs counted once',
  ].filter(Boolean)
  const rows = rowsOf(choices)
  const numbered = numberParagraphs(rows)
  const quotes = paragraphs === 'once' ? rows.map(({ newest }) => newest) : listOf(choices)
  return {
    word: ['Quotes', ...narrowedTo].join(', '),
    selection: describeSelection(selection, choices.errors),
    actorIds: selection.actors.map(({ id }) => id),
    table: tabulateInSteps(columns, quotes, async (step) =>
      (await describeQuotes(visible, step, selection.topics)).map((row) => ({
        ...row,
        paragraph: numbered.get(row.position.id) ?? null,
      })),
    ),
  }
}

/** Those that several letters of the list use, from the newest on, by the ids of their quotes. */
function numberParagraphs(
  rows: readonly ParagraphRow<AttributedPosition>[],
): Map<string, NumberedParagraph> {
  return new Map(
    rows
      .filter(({ uses }) => uses.length > 1)
      .flatMap(({ uses }, index) => uses.map(({ id }) => [id, { number: index + 1, uses }])),
  )
}
