import { Link } from '@remix-run/react'
import { formatAgreedShare, nameAlpha } from '#app/domain/second-coding/agreement-words.ts'
import type { SelfCheckAgreement } from '#app/domain/self-checks.ts'
import { TableScroll } from '../table-scroll.tsx'

export type CheckRow = SelfCheckAgreement & { id: string; day: string; days: number; name: string }
type Props = { heading: string; rows: readonly CheckRow[]; pathOf?: (id: string) => string }

/** Self-checks as numbers, the newest first. */
export function CheckTable({ heading, rows, pathOf }: Props) {
  return (
    <section aria-label={heading} className="block">
      <h2>{heading}</h2>
      <TableScroll label={`Self-checks: ${heading}`}>
        <table className="small">
          <thead>
            <tr>
              <th scope="col">Asked for</th>
              {!pathOf && <th scope="col">Coder</th>}
              <th scope="col">Older than</th>
              <th scope="col">Alpha</th>
              <th scope="col">Same level</th>
              <th scope="col">Within one</th>
              <th scope="col">Passages</th>
              <th scope="col">Read otherwise</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{pathOf ? <Link to={pathOf(row.id)}>{row.day}</Link> : row.day}</th>
                {!pathOf && <td>{row.name}</td>}
                <td>{row.days} days</td>
                <td>{nameAlpha(row)}</td>
                <td>{formatAgreedShare(row.exact)}</td>
                <td>{formatAgreedShare(row.withinOne)}</td>
                <td>{row.coded}</td>
                <td>{row.different}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  )
}
