import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import { formatDay } from '#app/domain/days.ts'
import { describeErasedBackups, describeErasedRemains } from '#app/domain/erasures.ts'
import '#app/ui/list.css'

export const meta: MetaFunction = () => [{ title: 'Erased on request · Stanceline' }]

export async function loader({ context }: LoaderFunctionArgs) {
  const { admin } = requirePermission(context, 'erase letters and people')
  const erasures = await admin.erasures.list()
  const [newest] = erasures
  return {
    backups: newest ? describeErasedBackups(newest.at) : null,
    remains: (await admin.erasures.hasRemains()) ? describeErasedRemains() : null,
    erasures: erasures.map(({ at, ...erasure }) => ({
      ...erasure,
      day: formatDay(at.slice(0, 10)),
    })),
  }
}

export default function Erasures() {
  const { erasures, backups, remains } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to="/people">
        ← People
      </Link>
      <h1>Erased on request</h1>
      {remains && (
        <p className="notice bad" role="status">
          {remains}
        </p>
      )}
      {backups && <p className="notice">{backups}</p>}
      {erasures.length ? (
        <div className="card list">
          <table>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">When</th>
                <th scope="col">By</th>
                <th scope="col">Why</th>
                <th scope="col" className="number">
                  Letters
                </th>
              </tr>
            </thead>
            <tbody>
              {erasures.map(({ id, kind, subjectId, day, by, reason, hash, letters }) => (
                <tr key={id}>
                  <td data-head="What">
                    <Link to={`/${kind === 'letter' ? 'letters' : 'actors'}/${subjectId}`}>
                      {kind === 'letter' ? 'A letter' : 'A person’s details'}
                    </Link>
                    <div className="tiny muted">SHA-256 {hash.slice(0, 8)}…</div>
                  </td>
                  <td data-head="When">{day}</td>
                  <td data-head="By">{by ?? 'the command line'}</td>
                  <td data-head="Why">{reason}</td>
                  <td data-head="Letters" className="number">
                    {letters}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="card empty muted">
          Nothing was erased. A letter is erased from its page, a person’s details from theirs.
        </p>
      )}
    </div>
  )
}
