import { formatDay } from '#app/domain/days.ts'
import type { DistributionMeasure } from '#app/domain/distribution/distribution-choices.ts'
import { mostChanges, type DistributionRow } from '#app/domain/distribution/distribution-rows.ts'
import { describeCounts, formatNumber } from '#app/domain/distribution/distribution-words.ts'
import { levels } from '#app/domain/level.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { TableScroll } from '../table-scroll.tsx'

type Props = {
  name: string
  voices: number
  by: 'day of change' | 'year'
  rows: readonly DistributionRow[]
  measure: DistributionMeasure
}

const rowWords: Record<DistributionRow['is'], string> = {
  beginning: ', as the period begins',
  change: '',
  year: '',
  'as-of day': ', the as-of day',
}

/** The numbers of a chart: a row for each day of change, or for each first of January, and the as-of day. */
export function DayTable({ name, voices, by, rows, measure }: Props) {
  const says =
    by === 'year'
      ? `each first of January, as there are more than ${mostChanges} days of change, and the as-of day`
      : 'each day of change, and the as-of day'
  return (
    <details>
      <summary>As a table: {says}</summary>
      <TableScroll label={`${name} over time`}>
        <table>
          <caption>
            {name}: how many of {voices} voices stood where on {says}, each word as fresh as it was
            on that day{measure === 'shares' && '; shares are rounded'}.
          </caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">In words</th>
              {levels.toReversed().map(({ word }) => (
                <th key={word} scope="col" className="number">
                  {capitaliseFirst(word)}
                </th>
              ))}
              <th scope="col" className="number">
                Unknown
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ day, counts, unknown, is }) => (
              <tr key={`${day} ${is}`}>
                <th scope="row">
                  {formatDay(day)}
                  {rowWords[is]}
                </th>
                <td>{describeCounts({ counts, unknown, voices }, measure)}</td>
                {counts.toReversed().map((count, place) => (
                  <td key={place} className="number">
                    {formatNumber(count, voices, measure)}
                  </td>
                ))}
                <td className="number">{formatNumber(unknown, voices, measure)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  )
}
