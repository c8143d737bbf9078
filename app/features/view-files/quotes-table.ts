import type { DossierRecord } from '#app/domain/dossiers.ts'
import { codedChoices, saidChoices } from '#app/domain/quotes/quote-choices.ts'
import { recipientKinds } from '#app/domain/recipients/recipient-kinds.ts'
import type { ViewColumn } from '#app/exports/tables/view-table.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { describeQuotes, readQuotes } from '../analysis/quotes-page.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { tabulateInSteps, type LoadedTable } from './loaded-table.ts'
import { listQuoteColumns } from './quote-columns.ts'

type QuoteRow = Awaited<ReturnType<typeof describeQuotes>>[number]

const columns: readonly ViewColumn<QuoteRow>[] = [
  ['Topic', ({ topic }) => topic],
  ...listQuoteColumns<QuoteRow>('', (row) => row),
]

/** Every quote of the list that the page of quotes shows by this address. */
export async function loadQuotesTable(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<LoadedTable> {
  const { selection, choices, listOf } = await readQuotes(visible, dossier, params)
  const { coded, said, told } = choices
  const narrowedTo = [
    codedChoices.find((row) => row.coded === coded)?.word,
    saidChoices.find((row) => row.said === said)?.word,
    recipientKinds.find(({ kind }) => kind === told)?.told,
  ].filter(Boolean)
  return {
    word: ['Quotes', ...narrowedTo].join(', '),
    selection: describeSelection(selection, choices.errors),
    actorCount: selection.actors.length,
    table: tabulateInSteps(columns, listOf(coded, said), (step) =>
      describeQuotes(visible, step, selection.topics),
    ),
  }
}
