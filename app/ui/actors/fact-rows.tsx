import { Form, Link } from '@remix-run/react'
import type { ActorFact } from '#app/domain/actor-facts.ts'
import { formatAffiliationPeriod } from '#app/domain/affiliations.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { ProofCell } from './proof-cell.tsx'

type Props = {
  actorId: string
  rows: readonly ActorFact[]
  mayChange: boolean
  openId: string | null
}

const kindWords = { name: 'Called', attribute: '', successor: 'Continues as' } as const

const describeWhat = (row: ActorFact): string =>
  kindWords[row.kind] || capitaliseFirst(row.attribute ?? '')

/** What is so of an actor for some time, as it was typed: its attributes, its names, as whom it continues. */
export function FactRows({ actorId, rows, mayChange, openId }: Props) {
  if (!rows.length) return <p className="card empty">Nobody typed anything of the kind yet.</p>
  return (
    <div className="card list">
      <table>
        <caption className="out-of-sight">What is so of the actor for some time</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Value</th>
            <th scope="col">When</th>
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
              <td data-head="What">{describeWhat(row)}</td>
              <td data-head="Value" className="anywhere">
                <FactValue row={row} />
              </td>
              <td data-head="When">{formatAffiliationPeriod(row)}</td>
              <td data-head="Proved by" className="small">
                <ProofCell row={row} />
              </td>
              {mayChange && (
                <td className="number">
                  <Link
                    to={`/actors/${actorId}/correction?fact=${row.id}#${row.kind}`}
                    aria-label={`Change ${describeWhat(row)} ${row.value ?? row.successor ?? ''}`}
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

function FactValue({ row }: { row: ActorFact }) {
  return row.successorId ? (
    <Link to={`/actors/${row.successorId}`}>{row.successor}</Link>
  ) : (
    <bdi>{row.value}</bdi>
  )
}

/** What was taken out, each row with a button that puts it back. */
export function WithdrawnFacts({ rows }: { rows: readonly ActorFact[] }) {
  if (!rows.length) return null
  return (
    <details className="card">
      <summary>Attributes, names and successors taken out ({rows.length})</summary>
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.id}>
            <Form method="post" className="between">
              <span>
                {describeWhat(row)} <FactValue row={row} />{' '}
                <span className="muted small">{formatAffiliationPeriod(row)}</span>
              </span>
              <input type="hidden" name="id" value={row.id} />
              <input type="hidden" name="revision" value={row.revision} />
              <button className="button" type="submit" name="deed" value="restore fact">
                Put back<span className="out-of-sight"> {row.value ?? row.successor}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  )
}
