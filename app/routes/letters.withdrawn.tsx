import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { listWithdrawnLetters } from '#app/features/letters/withdrawal-forms.ts'
import '#app/ui/list.css'

export const meta: MetaFunction = () => [{ title: 'Withdrawn letters · Stanceline' }]

export async function loader({ context }: LoaderFunctionArgs) {
  return { letters: await listWithdrawnLetters(context) }
}

export default function WithdrawnLetters() {
  const { letters } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to="/letters">
        ← Letters
      </Link>
      <h1>Withdrawn letters</h1>
      <p className="muted small">
        Withdrawn one at a time, the last first. What went with its import is given back there.
      </p>
      {letters.length ? (
        <div className="card list">
          <table>
            <thead>
              <tr>
                <th scope="col">Letter</th>
                <th scope="col">By</th>
                <th scope="col">When</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {letters.map(({ id, title, by, moment, reason }) => (
                <tr key={id}>
                  <td data-head="Letter">
                    <Link to={`/letters/${id}/withdrawal`}>{title}</Link>
                  </td>
                  <td data-head="By">{by ?? 'Stanceline'}</td>
                  <td data-head="When">{moment}</td>
                  <td data-head="Why">{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="card empty">No letter is withdrawn.</p>
      )}
    </div>
  )
}
