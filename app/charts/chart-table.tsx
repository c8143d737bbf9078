import type { Period } from '#app/domain/days.ts'
import { makeChartRows } from '#app/charts/model/chart-rows.ts'
import { positionHref } from '#app/domain/position-href.ts'
import type { TimelineFacet } from '#app/domain/timeline.ts'
import { nameWithState } from '#app/domain/topics.ts'
import { identityKey } from '#app/domain/memoize.ts'
import { useKeptContent } from './kept-markup.ts'
import { withBasePath } from '#app/ui/base-path.ts'
import './charts.css'
import { capitaliseFirst } from '#app/domain/text/words.ts'

export type ChartTableProps = {
  facet: TimelineFacet
  period: Period
  titles: Readonly<Record<string, string>>
}

/**
 * The chart's data as words and numbers, with links to the evidence: one row for each dot, and for
 * each letter that a line is carried in from.
 */
export function ChartTable({ facet, period, titles }: ChartTableProps) {
  const content = useKeptContent(
    JSON.stringify(['chart table', identityKey(facet), period, titles]),
    <ChartTableContent facet={facet} period={period} titles={titles} />,
  )
  return <table {...content} />
}

function ChartTableContent({ facet, period, titles }: ChartTableProps) {
  return (
    <>
      <caption className="out-of-sight">
        {nameWithState(facet.topic)}: one row for each dot, oldest first
      </caption>
      <thead>
        <tr>
          {['Actor', 'Date', 'States (−2 to +2)', 'Quotes', 'Letter'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {makeChartRows(facet, period).map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.actor}</th>
            <td>{row.earlier ? `${row.when} (before the period)` : row.when}</td>
            <td>{capitaliseFirst(row.word)}</td>
            <td>{row.quotes}</td>
            <td>
              <a href={withBasePath(positionHref(row))}>
                {titles[row.letterId] ?? 'Open the letter'}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </>
  )
}
