import { Link } from '@remix-run/react'
import type { StanceShown } from '#app/domain/shown.ts'
import { methodVersion, qualifiers } from '#app/domain/stance.ts'
import { signed } from '#app/domain/level.ts'
import { PositionChip } from './chip.tsx'
import { TableScroll } from './table-scroll.tsx'

/** How one number was made: every position that counted with its letter, level and weight, and the formula's version. */
export function EvidenceTable({ found }: { found: StanceShown }) {
  const { rows, counted } = found
  return (
    <TableScroll label={`What a stance is made of, as of ${found.asOf}`}>
      <table className="small">
        <thead>
          <tr>
            <th scope="col">Letter</th>
            <th scope="col">Date</th>
            <th scope="col">Level</th>
            <th scope="col" className="number">
              Weight
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to={`/letters/${row.letterId}#position-${row.id}`}>{row.cited}</Link>
              </td>
              <td>{row.when}</td>
              <td>
                <PositionChip position={row} />
              </td>
              <td className="number">{row.level === null ? '–' : row.weight.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {counted > rows.length && (
        <p className="tiny muted">
          and {counted - rows.length} older ones, all of them in the stance summary.
        </p>
      )}
      <p className="tiny muted">
        {sayFigures(found)} <Link to="/method">Method version {methodVersion}</Link>.
      </p>
    </TableScroll>
  )
}

/** The numbers of a stance in one line. */
export function sayFigures(found: StanceShown): string {
  if (found.weighted === null) return 'Not enough evidence for a number.'
  const said = [
    `weighted ${signed(found.weighted)}`,
    `latest ${found.latest === null ? '–' : signed(found.latest)}`,
    `${found.letters} ${found.letters === 1 ? 'letter' : 'letters'}`,
    found.consensus === null ? '' : `consensus ${found.consensus.toFixed(2)}`,
    found.interval
      ? `95 % interval ${signed(found.interval.low)} to ${signed(found.interval.high)}`
      : '',
    ...qualifiers(found).filter((qualifier) => qualifier !== 'one letter'),
  ]
  return `As of ${found.asOf}: ${said.filter(Boolean).join(', ')}.`
}
