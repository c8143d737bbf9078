import { describeAskState, type AskState } from '#app/domain/asks.ts'
import { describeDocumentTerm, isDocumentRequest } from '#app/domain/coverage/answer-terms.ts'
import { formatEdtfDate, type Day } from '#app/domain/days.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import type { VisibleStore } from '#app/store.server.ts'

type Named = { id: string; name: string }

/** Who was asked and has not answered, the longest ago first, a page of them with what they are due by. */
type OpenAsks = {
  total: number
  page: number
  pages: number
  rows: {
    actor: Named
    topic: Named
    asked: { id: string; title: string; on: string }
    state: string
    /** By when an answer is due; null where the letter is of a kind that has no term. */
    term: string | null
  }[]
}

/** Puts the open ones among asks into words as of a day. */
export async function describeOpenAsks(
  visible: VisibleStore,
  asks: readonly AskState[],
  { actors, topics }: { actors: readonly Named[]; topics: readonly Named[] },
  { asOf, page: wanted }: { asOf: Day; page: number },
): Promise<OpenAsks> {
  const [actorNames, topicNames] = [namesOf(actors), namesOf(topics)]
  const open = asks
    .filter(({ answer, openDays, actorId }) => !answer && openDays && actorNames.has(actorId))
    .sort((one, other) => compareDays(one, other))
  const pages = countPages(open.length, pageSizes.asks)
  const page = Math.min(wanted, pages)
  const start = rowsBeforePage(page, pageSizes.asks)
  const rows = open.slice(start, start + pageSizes.asks)
  const letterIds = [...new Set(rows.map(({ letterId }) => letterId))]
  const references = await visible.letters.otherReferences(letterIds)
  const registered = await visible.letters.registeredDays(letterIds)
  return {
    ...{ total: open.length, page, pages },
    rows: rows.map((ask) => ({
      actor: { id: ask.actorId, name: actorNames.get(ask.actorId) ?? '' },
      topic: { id: ask.topicId, name: topicNames.get(ask.topicId) ?? '' },
      asked: { id: ask.asked.id, title: ask.asked.title, on: formatEdtfDate(ask.asked.dated) },
      state: describeAskState(ask),
      term: isDocumentRequest(references.get(ask.letterId) ?? [])
        ? describeDocumentTerm(registered.get(ask.letterId) ?? ask.asked.dated.last, asOf)
        : null,
    })),
  }
}

const namesOf = (rows: readonly Named[]) => new Map(rows.map(({ id, name }) => [id, name]))

function compareDays(one: AskState, other: AskState): number {
  const key = ({ asked, actorId, topicId }: AskState) => `${asked.dated.last} ${actorId} ${topicId}`
  return key(one) < key(other) ? -1 : 1
}
