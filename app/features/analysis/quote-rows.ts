import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import { formatEdtfDate } from '#app/domain/days.ts'
import { findWordDifferences } from '#app/domain/history/word-differences.ts'
import { formatCitation } from '#app/domain/letters.ts'
import { positionHref } from '#app/domain/position-href.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import {
  describeCodings,
  describeParagraphUses,
  type ParagraphRow,
} from '#app/domain/quotes/paragraph-rows.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findHolderNames } from '../actors/holder-names.ts'

/** Of a paragraph so many uses are shown at most: the first one, and the newest. */
const usesShown = 10

/** The quotes themselves, in their order, each with whose it is and its topic. */
export async function describeQuotes(
  visible: VisibleStore,
  rows: readonly AttributedPosition[],
  topics: readonly Topic[],
) {
  const describe = await readDescriptions(visible, rows, topics)
  return rows.flatMap((row) => describe(row) ?? [])
}

/**
 * Rows of quotes as a page shows them: the newest quote of each and, where it is a standard paragraph, its uses from
 * the first on with what changed from one to the next.
 */
export async function describeQuoteRows(
  visible: VisibleStore,
  rows: readonly ParagraphRow<AttributedPosition>[],
  topics: readonly Topic[],
) {
  const shown = rows.map((row) => ({ ...row, some: row.uses.length > 1 ? takeUses(row.uses) : [] }))
  const describe = await readDescriptions(
    visible,
    shown.flatMap(({ newest, some }) => [newest, ...some]),
    topics,
  )
  return shown.flatMap(({ newest, uses, some }) => {
    const card = describe(newest)
    const described = some.flatMap((use) => describe(use) ?? [])
    return card
      ? [{ ...card, paragraph: uses.length > 1 ? describeParagraph(uses, described) : null }]
      : []
  })
}

function describeParagraph(uses: readonly AttributedPosition[], shown: readonly DescribedQuote[]) {
  return {
    id: uses[0]!.id,
    words: describeParagraphUses(uses),
    codings: describeCodings(uses),
    left: uses.length - shown.length,
    uses: compareUses(shown),
  }
}

/** The first use and the newest ones, the first coming first. */
function takeUses<Use>(uses: readonly Use[]): Use[] {
  const oldestFirst = [...uses].reverse()
  return uses.length > usesShown
    ? [oldestFirst[0]!, ...oldestFirst.slice(1 - usesShown)]
    : oldestFirst
}

type DescribedQuote = { position: PositionWithLetter; who: string; topic: string }

/** Each use with what of its words is other than in the one before; null where they are the same. */
function compareUses(uses: readonly DescribedQuote[]) {
  return uses.map(({ position, who }, place) => {
    const { id, letter, quote, level, absence, conditional, status } = position
    const before = uses[place - 1]?.position.quote.exact
    return {
      ...{ id, who, dated: formatEdtfDate(letter.dated) },
      coded: { level, absence, conditional, status },
      cited: formatCitation(letter, '', position),
      href: positionHref({ letterId: letter.id, positionId: id }),
      changes:
        before === undefined
          ? [{ kind: 'same' as const, text: quote.exact }]
          : before === quote.exact
            ? null
            : findWordDifferences(before, quote.exact),
    }
  })
}

async function readDescriptions(
  visible: VisibleStore,
  rows: readonly AttributedPosition[],
  topics: readonly Topic[],
): Promise<(row: AttributedPosition) => DescribedQuote | null> {
  const found = await visible.positions.byIds([...new Set(rows.map(({ id }) => id))])
  const nameHolders = await findHolderNames(visible, found)
  const byId = new Map(found.map((position) => [position.id, position]))
  return ({ id, topicId }) => {
    const position = byId.get(id)
    const topic = topics.find((one) => one.id === topicId)
    return position
      ? { position, who: nameHolders(position), topic: topic ? nameWithState(topic) : '' }
      : null
  }
}
