import type { Period } from '#app/domain/days.ts'
import { capitalised, signed } from '#app/domain/level.ts'
import { chartRows, type Cited } from '#app/domain/chart/points.ts'
import type { TimelineFacet } from '#app/domain/timeline.ts'
import './charts.css'

export type ChartTableProps = { facet: TimelineFacet; period: Period; hrefOf?: (cited: Cited) => string }

/** The chart's data as words and numbers: one row for each dot, and for each letter that a line is carried in from. */
export function ChartTable({ facet, period, hrefOf }: ChartTableProps) {
  return (
    <table>
      <caption className="out-of-sight">{facet.topic.name}: one row for each letter, oldest first</caption>
      <thead>
        <tr>
          {['Actor', 'Date', 'Stance', 'Level (−2 to +2)', 'Conditional', 'Quotes', 'Letter'].map((head) => <th key={head} scope="col">{head}</th>)}
        </tr>
      </thead>
      <tbody>
        {chartRows(facet, period).map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.actor}</th>
            <td>{row.when}{row.earlier && ' (before the period)'}</td>
            <td>{capitalised(row.word)}</td>
            <td>{signed(row.level)}</td>
            <td>{row.conditional ? 'yes' : 'no'}</td>
            <td>{row.quotes}</td>
            <td>{hrefOf ? <a href={hrefOf(row)}>{row.letter}</a> : row.letter}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
