import { collectEvidenceLists, type AttributedPosition } from '#app/domain/attributed-positions.ts'
import type { Day } from '#app/domain/days.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { identityKey, memoizeNewest } from '#app/domain/memoize.ts'
import { findCountedDay } from '#app/domain/method-v2/counted-positions.ts'
import { gatherUses } from '#app/domain/quotes/paragraph-rows.ts'
import { readQuoteChoices, type QuoteChoices } from '#app/domain/quotes/quote-choices.ts'
import type { RecipientKind } from '#app/domain/recipients/recipient-kinds.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readRecipientKinds } from '../audience/told-recipients.ts'
import { readSelection } from './selection.ts'
import { readStandardParagraphs } from './standard-paragraphs.ts'

/** Of so many selections the quotes are kept, of so many topics within them, and so many lists of rows. */
const keptSelections = 8
const keptTopics = 100
const keptRows = 100

/** What a list is narrowed to, each null for any. */
export type QuoteNarrowing = Pick<QuoteChoices, 'coded' | 'said' | 'told'>

/** To which standard paragraph a quote belongs, by the id of the quote that used it first; null where to none. */
type ParagraphLookup = (quote: AttributedPosition) => string | null

/** The quotes of a selection, and what gives some of them. */
export type ListedQuotes = Awaited<ReturnType<typeof readQuotes>>

/**
 * The quotes of a selection as an address asks for them, each once, the newest first, reported ones among them.
 * `listOf` gives those of a level, of own or reported words and of letters to a kind of recipient; `rowsOf` the same as
 * rows, in which a standard paragraph stands once.
 */
export async function readQuotes(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
) {
  const { selection, evidenceOf } = await readSelection(visible, dossier, params, {
    purpose: 'rows',
  })
  const { actors, topics, asOf, period, isPeriodChosen } = selection
  const [from, to] = [isPeriodChosen ? period.from : null, asOf < period.to ? asOf : period.to]
  const byTopic = topics.map((topic) =>
    getQuotesOnTopic(
      collectEvidenceLists(evidenceOf, actors, [topic]).filter((list) => list.length > 0),
      from,
      to,
    ),
  )
  const paragraphs: ReadonlyMap<string, string>[] = []
  for (const quotes of byTopic) paragraphs.push(await readStandardParagraphs(visible, quotes))
  const paragraphOf = getParagraphLookup(paragraphs)
  const all = getSortedQuotes(byTopic)
  const choices = readQuoteChoices(params)
  const chosen = chooseParagraph(all, paragraphOf, choices)
  const listOf = getNarrowedQuotes(chosen, await readRecipientKinds(visible, all))
  return {
    ...{ selection, choices, all, paragraphOf, listOf },
    rowsOf: (narrowing: QuoteNarrowing) => getRows(listOf(narrowing), paragraphOf),
    rowsOfAll: () => getRows(all, paragraphOf),
  }
}

/** The quotes of the one paragraph that was asked for; all where it is none, which is said then. */
function chooseParagraph(
  all: readonly AttributedPosition[],
  paragraphOf: ParagraphLookup,
  choices: QuoteChoices,
): readonly AttributedPosition[] {
  if (choices.paragraph === null) return all
  const asked = all.find(({ id }) => id === choices.paragraph)
  const paragraph = asked && paragraphOf(asked)
  if (paragraph) return all.filter((quote) => paragraphOf(quote) === paragraph)
  choices.paragraph = null
  choices.errors.paragraph =
    'This address asks for a standard paragraph that is not among the quotes of the selection; all quotes are shown.'
  return all
}

/** What was said on a topic and counts from `from` to `to` (all earlier ones without it), each quote once. */
const getQuotesOnTopic = memoizeNewest(
  keptTopics,
  (evidence: readonly (readonly AttributedPosition[])[], from: Day | null, to: Day) =>
    [from, to, ...evidence.map(identityKey)].join(' '),
  (evidence, from, to): readonly AttributedPosition[] => {
    const byId = new Map<string, AttributedPosition>()
    for (const list of evidence)
      for (const row of list)
        if (!byId.has(row.id) && row.lastDay >= (from ?? '') && findCountedDay(row) <= to)
          byId.set(row.id, row)
    return [...byId.values()]
  },
)

const getSortedQuotes = memoizeNewest(
  keptSelections,
  joinKeys,
  (byTopic: readonly (readonly AttributedPosition[])[]): readonly AttributedPosition[] =>
    byTopic.flat().sort(compareNewestFirst),
)

const getParagraphLookup = memoizeNewest(
  keptSelections,
  joinKeys,
  (paragraphs: readonly ReadonlyMap<string, string>[]): ParagraphLookup => {
    const found = new Map(paragraphs.flatMap((ofTopic) => [...ofTopic]))
    return ({ id }) => found.get(id) ?? null
  },
)

function joinKeys(objects: readonly object[]): string {
  return objects.map(identityKey).join(' ')
}

/**
 * What gives the quotes that a list is narrowed to. Looked through once for as long as the quotes are the same: what is
 * asked for next is a list that stands ready.
 */
const getNarrowedQuotes = memoizeNewest(
  keptSelections,
  (
    quotes: readonly AttributedPosition[],
    kindsOf: (letterId: string) => readonly RecipientKind[],
  ) => joinKeys([quotes, kindsOf]),
  (quotes, kindsOf) => {
    const lists = new Map<string, AttributedPosition[]>()
    for (const quote of quotes)
      for (const told of [null, ...kindsOf(quote.letterId)])
        for (const coded of [null, quote.level ?? quote.absence])
          for (const said of [null, quote.reported ? 'reported' : 'own']) {
            const key = `${coded} ${said} ${told}`
            const list = lists.get(key)
            if (list) list.push(quote)
            else lists.set(key, [quote])
          }
    return ({ coded, said, told }: QuoteNarrowing): readonly AttributedPosition[] =>
      lists.get(`${coded} ${said} ${told}`) ?? noQuotes
  },
)

const noQuotes: readonly AttributedPosition[] = []

const getRows = memoizeNewest(
  keptRows,
  (quotes: readonly AttributedPosition[], paragraphOf: ParagraphLookup) =>
    joinKeys([quotes, paragraphOf]),
  gatherUses<AttributedPosition>,
)

/** Newest letters first, and within a letter as one reads it. */
function compareNewestFirst(a: AttributedPosition, b: AttributedPosition): number {
  if (a.lastDay !== b.lastDay) return a.lastDay > b.lastDay ? -1 : 1
  if (a.letterId !== b.letterId) return a.letterId < b.letterId ? -1 : 1
  return a.start - b.start
}
