import { Link } from '@remix-run/react'
import { sayDated } from '#app/domain/days.ts'
import { sayReference } from '#app/domain/letters.ts'
import type { Stated } from '#app/domain/positions.ts'
import { methodVersion, qualifiers, type Stance } from '#app/domain/stance.ts'
import { signed } from '#app/domain/level.ts'
import { PositionChip } from './chip.tsx'
import { TableScroll } from './table-scroll.tsx'

/** How one number was made: every position that counted with its letter, level and weight, and the formula's version. */
export function EvidenceTable({ found, most = 100 }: { found: Stance<Stated>; most?: number }) {
  const rows = [...found.evidence].reverse()
  return (
    <TableScroll label="What the stance is made of">
      <table className="small">
        <caption className="out-of-sight">What the stance is made of</caption>
        <thead><tr><th scope="col">Letter</th><th scope="col">Date</th><th scope="col">Level</th><th scope="col" className="number">Weight</th></tr></thead>
        <tbody>
          {rows.slice(0, most).map(({ position, weight }) => (
            <tr key={position.id}>
              <td><Link to={`/letters/${position.letterId}#position-${position.id}`}>{sayReference(position.letter)}</Link></td>
              <td>{sayDated(position.letter.dated)}</td>
              <td><PositionChip position={position} /></td>
              <td className="number">{position.level === null ? '–' : weight.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && <p className="tiny muted">and {rows.length - most} older ones.</p>}
      <p className="tiny muted">{sayFigures(found)} <Link to="/method">Method version {methodVersion}</Link>.</p>
    </TableScroll>
  )
}

/** The numbers of a stance in one line. */
export function sayFigures(found: Stance): string {
  if (found.weighted === null) return 'Not enough evidence for a number.'
  const said = [`weighted ${signed(found.weighted)}`, `latest ${found.latest === null ? '–' : signed(found.latest)}`, `${found.letters} ${found.letters === 1 ? 'letter' : 'letters'}`, found.consensus === null ? '' : `consensus ${found.consensus.toFixed(2)}`, found.interval ? `95 % interval ${signed(found.interval.low)} to ${signed(found.interval.high)}` : '', ...qualifiers(found).filter((qualifier) => qualifier !== 'one letter')]
  return `As of ${found.asOf}: ${said.filter(Boolean).join(', ')}.`
}
