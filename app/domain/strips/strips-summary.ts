import { formatDay, type Day } from '../days.ts'
import { formatQuantity, listSome } from '../text/words.ts'
import { describeGroupSum, type GroupSum } from './group-sums.ts'

type ShownStrips = {
  topics: readonly { id: string; name: string }[]
  groups: readonly {
    name: string
    rows: readonly unknown[]
    sums: readonly { topicId: string; sum: Omit<GroupSum, 'steps'> }[]
  }[]
  axis: { from: Day; to: Day }
  asOf: Day
}

/** As many groups as are told one by one. */
const mostGroups = 6

/**
 * What a picture of strips or a matrix shows, to be read out: `7 rows on Encryption, 29 Oct 2020 to 31 Dec 2020. As of
 * 31 Dec 2020: 3 support · 2 oppose.`
 */
export function describeStrips({ topics, groups, axis, asOf }: ShownStrips): string {
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0)
  const sayOn = (topicId: string, sums: ShownStrips['groups'][number]['sums']) => {
    const found = sums.find((row) => row.topicId === topicId)
    return found ? describeGroupSum(found.sum) : ''
  }
  const told = groups.flatMap(({ name, sums }) =>
    topics.flatMap((topic) => {
      const said = sayOn(topic.id, sums)
      const about = [groups.length > 1 && name, topics.length > 1 && topic.name].filter(Boolean)
      return said ? [`${about.join(', ')}${about.length ? ' ' : ''}${said}`] : []
    }),
  )
  const names = listSome(
    topics.map(({ name }) => name),
    mostGroups,
  )
  return [
    `${formatQuantity(rows, 'row')} on ${names}, ${formatDay(axis.from)} to ${formatDay(axis.to)}.`,
    told.length ? `As of ${formatDay(asOf)}: ${listSome(told, mostGroups, '; ')}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}
