import { describeAskState, traceAsks } from '#app/domain/asks.ts'
import { formatEdtfDate, type Day } from '#app/domain/days.ts'
import type { VisibleStore } from '#app/store.server.ts'

type AskFilter = Parameters<VisibleStore['asks']['find']>[0]

/** Who was asked on what by which letter, with what came of it by the day, as a list shows it; newest first. */
export type AskRows = {
  day: Day
  rows: {
    actor: { id: string; name: string }
    topic: { id: string; name: string }
    asked: { id: string; title: string; on: string }
    answer: { id: string; title: string; on: string } | null
    state: string
  }[]
}

/**
 * The asks that a filter leaves as of a day; where one of their letters is of a later day, as of today, because the
 * days of pages follow what is coded.
 */
export async function buildAskRows(
  visible: VisibleStore,
  filter: AskFilter,
  { asOf, today }: { asOf: Day; today: Day },
): Promise<AskRows> {
  const { asks, letters, answers } = await visible.asks.find(filter)
  const heads = [...letters.values(), ...answers.map(({ letter }) => letter)]
  const day = heads.some(({ dated }) => dated.last > asOf) ? today : asOf
  const states = traceAsks(asks, letters, answers, day).filter(
    ({ actorId, topicId }) =>
      (filter.actorIds?.includes(actorId) ?? true) && (filter.topicIds?.includes(topicId) ?? true),
  )
  const actors = new Map(
    (await visible.actors.byIds([...new Set(states.map(({ actorId }) => actorId))])).map(
      ({ id, name }) => [id, name],
    ),
  )
  const topics = new Map(
    (await visible.topics.byIds([...new Set(states.map(({ topicId }) => topicId))])).map(
      ({ id, name }) => [id, name],
    ),
  )
  const summarise = (letter: (typeof states)[number]['asked']) => ({
    id: letter.id,
    title: letter.title,
    on: formatEdtfDate(letter.dated),
  })
  const rows = states.flatMap((state) => {
    const [actor, topic] = [actors.get(state.actorId), topics.get(state.topicId)]
    if (!actor || !topic) return []
    return [
      {
        actor: { id: state.actorId, name: actor },
        topic: { id: state.topicId, name: topic },
        asked: summarise(state.asked),
        answer: state.answer && summarise(state.answer),
        state: describeAskState(state),
      },
    ]
  })
  return { day, rows: rows.reverse() }
}
