import { formatDay } from '#app/domain/days.ts'
import { formatQuantity, listSome } from '#app/domain/text/words.ts'
import type { LoadedTable } from './loaded-table.ts'

/** As many names of actors or topics as a sentence holds; how many more there are is said. */
const mostNames = 12

/** `24 of 45 actors: all who spoke since 2018 · 1 of 3 topics: Encryption · 1 Jan 2018 to 31 Dec 2020`. */
export function describeWhoAndWhat(
  selection: LoadedTable['selection'],
  actorCount: number,
): string {
  const { who, chosen, topics, allTopics, period, isPeriodChosen } = selection
  const nameAll = (all: readonly { name: string }[]) =>
    listSome(
      all.map(({ name }) => name),
      mostNames,
    )
  const actors = formatQuantity(actorCount, 'actor')
  const of =
    who.of > actorCount
      ? `${actorCount.toLocaleString('en')} of ${formatQuantity(who.of, 'actor')}`
      : actors
  const named = chosen.length ? `${who.rule}, ${nameAll(chosen)}` : who.rule
  return [
    `${of}: ${named}`,
    topics.length < allTopics.length
      ? `${topics.length} of ${formatQuantity(allTopics.length, 'topic')}: ${nameAll(topics)}`
      : `all ${formatQuantity(topics.length, 'topic')}: ${nameAll(topics)}`,
    isPeriodChosen && `${formatDay(period.from)} to ${formatDay(period.to)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}
