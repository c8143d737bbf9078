import { capitaliseFirst } from '#app/domain/text/words.ts'
import { formatDay, type Day } from '#app/domain/days.ts'
import { formatNumber, describeMajority } from '#app/domain/distribution/distribution-words.ts'
import type { DistributionMeasure } from '#app/domain/distribution/distribution-choices.ts'
import { levels } from '#app/domain/level.ts'
import { TableScroll } from '../table-scroll.tsx'
import type { ShownGroup } from './group-distribution.tsx'

type Props = {
  groups: readonly ShownGroup[]
  asOf: Day
  measure: DistributionMeasure
  topic: string
}

/** Where each group stands on the as-of day, a row each. */
export function GroupTable({ groups, asOf, measure, topic }: Props) {
  return (
    <TableScroll label={`Groups on ${topic}`}>
      <table>
        <caption>
          {topic} by group as of {formatDay(asOf)}: how many voices stand where
          {measure === 'shares' && ', as rounded shares of all voices of the group'}.
        </caption>
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col" className="number">
              Voices
            </th>
            {levels.toReversed().map(({ word }) => (
              <th key={word} scope="col" className="number">
                {capitaliseFirst(word)}
              </th>
            ))}
            <th scope="col" className="number">
              Unknown
            </th>
            <th scope="col" className="number">
              Cohesion
            </th>
            <th scope="col">Majority</th>
            <th scope="col" className="number">
              Break rank
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ key, name, sum, majority, dissents }, index) => (
            <tr key={key}>
              <th scope="row">
                <a href={`#group-${index + 1}`} dir="auto">
                  {name}
                </a>
              </th>
              <td className="number">{sum.voices}</td>
              {sum.counts.toReversed().map((count, place) => (
                <td key={place} className="number">
                  {formatNumber(count, sum.voices, measure)}
                </td>
              ))}
              <td className="number">{formatNumber(sum.unknown, sum.voices, measure)}</td>
              <td className="number">{sum.cohesion?.toFixed(2) ?? '–'}</td>
              <td>{describeMajority(majority)}</td>
              <td className="number">{dissents.total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}
