import { Link } from '@remix-run/react'
import { formatAgreedShare, nameAlpha } from '#app/domain/second-coding/agreement-words.ts'
import type { PairAgreement } from '#app/domain/second-coding/pair-agreement.ts'
import { TableScroll } from '../table-scroll.tsx'

export type AgreedRow = PairAgreement & {
  name: string
  letters: number
  coders: number
  waiting: number
}
type Props = {
  label: string
  /** What the rows are: a quarter, a topic. */
  of: string
  rows: readonly AgreedRow[]
  /** Where the name of a row leads; nowhere where there is none. */
  pathOf?: (index: number) => string
}

/** Agreement by time or by topic: one row each, with how many passages, letters and coders it rests on. */
export function AgreementTable({ label, of, rows, pathOf }: Props) {
  return (
    <TableScroll label={label}>
      <table className="small">
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col">Alpha</th>
            <th scope="col">Same level</th>
            <th scope="col">Within one</th>
            <th scope="col">Passages</th>
            <th scope="col">Letters</th>
            <th scope="col">Coders</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.name}>
              <th scope="row">{pathOf ? <Link to={pathOf(index)}>{row.name}</Link> : row.name}</th>
              <td>{row.letters ? nameAlpha(row) : '–'}</td>
              <td>{formatAgreedShare(row.exact)}</td>
              <td>{formatAgreedShare(row.withinOne)}</td>
              <td>{row.passages}</td>
              <td>
                {row.letters}
                {row.waiting > 0 && <span className="muted"> and {row.waiting} that wait</span>}
              </td>
              <td>{row.coders}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}
