import { describeAskState, traceAsks, type AskState } from '#app/domain/asks.ts'
import { formatEdtfDate, type Day } from '#app/domain/days.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import type { VisibleStore } from '#app/store.server.ts'

type AskFilter = Parameters<VisibleStore['asks']['page']>[0]
type LetterLine = { id: string; title: string; on: string }

/**
 * Who was asked on what by which letter, with what came of it by the day, as a list shows it; newest first. `by`: who
 * wrote an answer, where that is not who was asked.
 */
export type AskRows = {
  day: Day
  total: number
  page: number
  pages: number
  rows: {
    actor: { id: string; name: string }
    topic: { id: string; name: string }
    asked: LetterLine
    answer: (LetterLine & { by: string | null }) | null
    state: string
  }[]
}

/**
 * A page of the asks that a filter leaves as of a day; where one of their letters is of a later day, as of today,
 * because the days of pages follow what is coded.
 */
export async function buildAskRows(
  visible: VisibleStore,
  filter: AskFilter,
  { asOf, today, page: asked = 1 }: { asOf: Day; today: Day; page?: number },
): Promise<AskRows> {
  const size = pageSizes.asks
  const total = await visible.asks.count(filter)
  const pages = countPages(total, size)
  const page = Math.min(asked, pages)
  const found = await visible.asks.page(filter, size, rowsBeforePage(page, size))
  const heads = [...found.letters.values(), ...found.answers.map(({ letter }) => letter)]
  const day = heads.some(({ dated }) => dated.last > asOf) ? today : asOf
  const rows = await nameStates(visible, traceAsks(found, day))
  return { day, total, page, pages, rows }
}

async function nameStates(
  visible: VisibleStore,
  states: readonly AskState[],
): Promise<AskRows['rows']> {
  const namesOf = (found: readonly { id: string; name: string }[]) =>
    new Map(found.map(({ id, name }) => [id, name]))
  const idsOf = (key: 'actorId' | 'topicId') => [...new Set(states.map((state) => state[key]))]
  const actors = namesOf(await visible.actors.byIds(idsOf('actorId')))
  const topics = namesOf(await visible.topics.byIds(idsOf('topicId')))
  const authors = await visible.letters.authorsOf(
    states.flatMap(({ answer, isByOthers }) => (answer && isByOthers ? [answer.id] : [])),
  )
  const summarise = ({ id, title, dated }: AskState['asked']): LetterLine => ({
    ...{ id, title, on: formatEdtfDate(dated) },
  })
  return states.flatMap((state) => {
    const { actorId, topicId, asked, answer, isByOthers } = state
    const [actor, topic] = [actors.get(actorId), topics.get(topicId)]
    if (!actor || !topic) return []
    const by = (answer && isByOthers && authors.get(answer.id)?.join(', ')) || null
    return [
      {
        actor: { id: actorId, name: actor },
        topic: { id: topicId, name: topic },
        asked: summarise(asked),
        answer: answer && { ...summarise(answer), by },
        state: describeAskState(state),
      },
    ]
  })
}
