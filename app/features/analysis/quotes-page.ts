import { setImmediate } from 'node:timers/promises'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { pageSizes, takePage } from '#app/domain/page-size.ts'
import { codedChoices, saidChoices } from '#app/domain/quotes/quote-choices.ts'
import { recipientKinds } from '#app/domain/recipients/recipient-kinds.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readQuotes, type ListedQuotes, type QuoteNarrowing } from './listed-quotes.ts'
import { describeQuoteRows } from './quote-rows.ts'
import { describeSelection } from './shown-selection.ts'

/**
 * The quotes of a selection up to its as-of day: a page of those that the address narrows it to, and how many there are
 * of each level, absence and kind. A standard paragraph is one row unless each quote is asked for; it is counted once
 * where that is asked for.
 */
export async function loadQuotes(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
  page: number,
) {
  const listed = await readQuotes(visible, dossier, params)
  const { selection, choices, all, paragraphOf, listOf, rowsOf } = listed
  const quotes = listOf(choices)
  const rows =
    choices.paragraphs === 'each'
      ? quotes.map((quote) => ({ newest: quote, uses: [quote] }))
      : rowsOf(choices)
  const once = choices.paragraphs === 'once'
  const shown = takePage(rows, page, pageSizes.quotes)
  return {
    selection: describeSelection(selection, choices.errors),
    actorCount: selection.actors.length,
    all: once ? listed.rowsOfAll().length : all.length,
    listed: once ? rows.length : quotes.length,
    paragraphs: {
      shown: rows.filter(({ uses }) => uses.length > 1).length,
      some: all.some((quote) => paragraphOf(quote) !== null),
      only: choices.paragraph !== null,
    },
    ...(await countChoices(listed)),
    quotes: { ...shown, rows: await describeQuoteRows(visible, shown.rows, selection.topics) },
  }
}

/** How many quotes, or rows where paragraphs are counted once, each choice would leave, and none of its kind. */
async function countChoices({ choices, listOf, rowsOf }: ListedQuotes) {
  const { coded, said, told, paragraphs } = choices
  const count = async (changes: Partial<QuoteNarrowing>): Promise<number> => {
    const narrowing = { coded, said, told, ...changes }
    if (paragraphs !== 'once') return listOf(narrowing).length
    // Each gathers its rows anew when something changed: others are answered in between.
    await setImmediate()
    return rowsOf(narrowing).length
  }
  const countEach = async (
    offered: readonly { value: string; word: string; changes: Partial<QuoteNarrowing> }[],
  ) => {
    const counted = []
    for (const { value, word, changes } of offered)
      counted.push({ value, word, count: await count(changes) })
    return counted
  }
  return {
    ofCoding: await countEach(
      codedChoices.map(({ value, word, coded: one }) => ({ value, word, changes: { coded: one } })),
    ),
    ofSaid: await countEach(
      saidChoices.map(({ said: one, word }) => ({ value: one, word, changes: { said: one } })),
    ),
    ofTold: await countEach(
      recipientKinds.map(({ kind, told: word }) => ({
        ...{ value: kind, word },
        changes: { told: kind },
      })),
    ),
    anyCoded: await count({ coded: null }),
    anySaid: await count({ said: null }),
    anyTold: await count({ told: null }),
  }
}
