import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'
import { listWithdrawnLetters } from '#app/features/letters/withdrawal-forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { Pager } from '#app/ui/pager.tsx'
import '#app/ui/list.css'

export const meta: MetaFunction = () => [{ title: 'Withdrawn letters · Stanceline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  return listWithdrawnLetters(context, readPageParam(new URL(request.url).searchParams))
}

export default function WithdrawnLetters() {
  const { rows, total, page, pages } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to="/letters">
        ← Letters
      </Link>
      <h1>Withdrawn letters</h1>
      <p className="muted small">
        {total > 0 && `${formatQuantity(total, 'letter')}, withdrawn `}
        {total > 0
          ? 'one at a time, the last first.'
          : 'Letters that are withdrawn one at a time.'}{' '}
        What went with its import is given back there.
      </p>
      {total ? (
        <>
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
                {rows.map(({ id, title, by, moment, reason }) => (
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
          <Pager page={page} pages={pages} />
        </>
      ) : (
        <p className="card empty">No letter is withdrawn.</p>
      )}
    </div>
  )
}
