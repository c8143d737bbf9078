import { collectEvidenceLists, type AttributedPosition } from '#app/domain/attributed-positions.ts'
import type { Day } from '#app/domain/days.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import type { Absence, Level } from '#app/domain/level.ts'
import { identityKey, memoizeNewest } from '#app/domain/memoize.ts'
import { findCountedDay } from '#app/domain/method-v2/counted-positions.ts'
import { pageSizes, takePage } from '#app/domain/page-size.ts'
import { codedChoices, readQuoteChoices, saidChoices } from '#app/domain/quotes/quote-choices.ts'
import { listRecipientKinds } from '#app/domain/recipients/recipient-groups.ts'
import type { RecipientKind } from '#app/domain/recipients/recipient-kinds.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findHolderNames } from '../actors/holder-names.ts'
import { readRecipients } from '../audience/told-recipients.ts'
import { readSelection } from './selection.ts'
import { describeSelection } from './shown-selection.ts'

/** Of so many selections the list of quotes is kept. */
const keptLists = 8

/** The quotes of a selection as an address asks for them. */
export async function readQuotes(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
) {
  const { selection, evidenceOf } = await readSelection(visible, dossier, params, {
    purpose: 'rows',
  })
  const { actors, topics, asOf, period, isPeriodChosen } = selection
  const listOf = getSortedQuotes(
    collectEvidenceLists(evidenceOf, actors, topics).filter((list) => list.length > 0),
    isPeriodChosen ? period.from : null,
    asOf < period.to ? asOf : period.to,
  )
  const choices = readQuoteChoices(params)
  return {
    ...{ selection, choices, all: listOf(null, null).length },
    listOf: choices.told ? await keepTold(visible, listOf, choices.told) : listOf,
  }
}

/** The same of letters to recipients of one kind; who these are is read only where somebody asks for it. */
async function keepTold(
  visible: VisibleStore,
  listOf: SortedQuotes,
  told: RecipientKind,
): Promise<SortedQuotes> {
  const letterIds = [...new Set(listOf(null, null).map(({ letterId }) => letterId))]
  const recipientsOf = await readRecipients(visible, letterIds)
  const kept = new Set(
    letterIds.filter((id) => listRecipientKinds(recipientsOf(id)).includes(told)),
  )
  return (coded, said) => listOf(coded, said).filter(({ letterId }) => kept.has(letterId))
}

/**
 * Every quote of a selection up to its as-of day, the newest first, reported ones among them: a page of those that the
 * address narrows it to, and how many there are of each level, absence and kind. A quote that counts for several of
 * the selection stands once.
 */
export async function loadQuotes(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
  page: number,
) {
  const { selection, choices, all, listOf } = await readQuotes(visible, dossier, params)
  const { coded, said } = choices
  const shown = takePage(listOf(coded, said), page, pageSizes.quotes)
  return {
    selection: describeSelection(selection, choices.errors),
    actorCount: selection.actors.length,
    all,
    ofCoding: codedChoices.map(({ value, coded: one, word }) => ({
      ...{ value, word },
      count: listOf(one, said).length,
    })),
    ofSaid: saidChoices.map(({ said: one, word }) => ({
      ...{ value: one, word },
      count: listOf(coded, one).length,
    })),
    saidTotal: listOf(null, said).length,
    codedTotal: listOf(coded, null).length,
    quotes: { ...shown, rows: await describeQuotes(visible, shown.rows, selection.topics) },
  }
}

/** The quotes themselves, in their order, each with whose it is and its topic. */
export async function describeQuotes(
  visible: VisibleStore,
  rows: readonly AttributedPosition[],
  topics: readonly Topic[],
) {
  const found = await visible.positions.byIds(rows.map(({ id }) => id))
  const nameHolders = await findHolderNames(visible, found)
  const byId = new Map(found.map((position) => [position.id, position]))
  return rows.flatMap(({ id, topicId }) => {
    const position = byId.get(id)
    const topic = topics.find((one) => one.id === topicId)
    return position
      ? [{ position, who: nameHolders(position), topic: topic ? nameWithState(topic) : '' }]
      : []
  })
}

/** What gives the quotes of a level or absence and of whose words it is, each null for any, the newest first. */
type SortedQuotes = (
  coded: Level | Absence | null,
  said: 'own' | 'reported' | null,
) => readonly AttributedPosition[]

/**
 * Each quote once, of letters that count from `from` to `to` (all earlier ones without it). Looked through once
 * for as long as the evidence is the same: what is asked for next is a list that stands ready.
 */
const getSortedQuotes = memoizeNewest(
  keptLists,
  (evidence: readonly (readonly AttributedPosition[])[], from: Day | null, to: Day) =>
    [from, to, ...evidence.map(identityKey)].join(' '),
  (evidence, from, to): SortedQuotes => {
    const byId = new Map<string, AttributedPosition>()
    for (const list of evidence)
      for (const row of list)
        if (!byId.has(row.id) && row.lastDay >= (from ?? '') && findCountedDay(row) <= to)
          byId.set(row.id, row)
    const lists = new Map<string, AttributedPosition[]>()
    for (const row of [...byId.values()].sort(compareNewestFirst))
      for (const coded of [null, row.level ?? row.absence])
        for (const said of [null, row.reported ? 'reported' : 'own']) {
          const key = `${coded} ${said}`
          lists.set(key, lists.get(key) ?? [])
          lists.get(key)!.push(row)
        }
    return (coded, said) => lists.get(`${coded} ${said}`) ?? []
  },
)

/** Newest letters first, and within a letter as one reads it. */
function compareNewestFirst(a: AttributedPosition, b: AttributedPosition): number {
  if (a.lastDay !== b.lastDay) return a.lastDay > b.lastDay ? -1 : 1
  if (a.letterId !== b.letterId) return a.letterId < b.letterId ? -1 : 1
  return a.start - b.start
}
