import { Form, Link } from '@remix-run/react'
import { formatAffiliationPeriod, type AffiliationRecord } from '#app/domain/affiliations.ts'
import { ProofCell } from './proof-cell.tsx'

type Props = {
  actorId: string
  rows: readonly AffiliationRecord[]
  mayChange: boolean
  openId: string | null
}

/** Where an actor belongs by what somebody typed, or by what came in with a file. */
export function AffiliationRows({ actorId, rows, mayChange, openId }: Props) {
  if (!rows.length) return <p className="card empty">Nobody typed yet where this actor belongs.</p>
  return (
    <div className="card list">
      <table>
        <caption className="out-of-sight">Where the actor belongs, as it was typed</caption>
        <thead>
          <tr>
            <th scope="col">Belongs to</th>
            <th scope="col">As</th>
            <th scope="col">When</th>
            <th scope="col">What is said there</th>
            <th scope="col">Proved by</th>
            {mayChange && (
              <th scope="col">
                <span className="out-of-sight">Change</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} aria-current={row.id === openId || undefined}>
              <td data-head="Belongs to">
                <Link to={`/actors/${row.organisationId}`}>{row.organisation}</Link>
              </td>
              <td data-head="As">{row.role}</td>
              <td data-head="When">{formatAffiliationPeriod(row)}</td>
              <td data-head="What is said there" className="small">
                {row.counts ? 'counts for it' : 'does not count for it'}
              </td>
              <td data-head="Proved by" className="small">
                <ProofCell row={row} />
              </td>
              {mayChange && (
                <td className="number">
                  <Link
                    to={`/actors/${actorId}/correction?row=${row.id}#affiliation`}
                    aria-label={`Change ${row.organisation}, ${formatAffiliationPeriod(row)}`}
                  >
                    Change
                  </Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What was taken out, each row with a button that puts it back. */
export function WithdrawnAffiliations({ rows }: { rows: readonly AffiliationRecord[] }) {
  if (!rows.length) return null
  return (
    <details className="card">
      <summary>Taken out ({rows.length})</summary>
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.id}>
            <Form method="post" className="between">
              <span>
                {row.organisation}{' '}
                <span className="muted small">
                  {[row.role, formatAffiliationPeriod(row)].filter(Boolean).join(' · ')}
                </span>
              </span>
              <input type="hidden" name="id" value={row.id} />
              <input type="hidden" name="revision" value={row.revision} />
              <button className="button" type="submit" name="deed" value="restore affiliation">
                Put back<span className="out-of-sight"> {row.organisation}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  )
}
