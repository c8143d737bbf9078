import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import { formatEdtfDate } from '#app/domain/days.ts'
import { hasPermission } from '#app/domain/users.ts'
import '#app/ui/list.css'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Dossiers · Stanceline' }]

export async function loader({ context }: LoaderFunctionArgs) {
  const { user, visible } = requirePermission(context, 'read')
  const found = await visible.dossiers.all()
  const rows = await Promise.all(
    found.map(async ({ id, slug, name, procedure, isExample, closedAt, audience }) => ({
      ...{ slug, name, procedure, isExample, audience },
      isClosed: closedAt !== null,
      topics: (await visible.topics.ofDossier(id)).length,
      ...(await visible.letters.counts(id)),
    })),
  )
  return {
    rows: [...rows.filter((row) => !row.isClosed), ...rows.filter((row) => row.isClosed)],
    mayStart: hasPermission(user, 'change dossiers'),
  }
}

export default function Dossiers() {
  const { rows, mayStart } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <div className="between">
        <h1>Dossiers</h1>
        {mayStart && (
          <Link className="button primary" to="/dossiers/new">
            + New dossier
          </Link>
        )}
      </div>
      <p className="muted small block">
        Each follows one policy file with its own topics and milestones. Letters, actors and people
        belong to all of them; a letter may lie in several.
      </p>
      {rows.length ? (
        <DossierTable rows={rows} />
      ) : (
        <div className="card empty">
          <h2>No dossier yet</h2>
          <p>{mayStart ? 'Start the first one.' : 'Editors start them.'}</p>
        </div>
      )}
    </div>
  )
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

function DossierTable({ rows }: { rows: readonly Row[] }) {
  return (
    <div className="card list">
      <table>
        <thead>
          <tr>
            <th scope="col">Dossier</th>
            <th scope="col">Procedure</th>
            <th scope="col" className="number">
              Topics
            </th>
            <th scope="col" className="number">
              Letters
            </th>
            <th scope="col" className="number">
              To code
            </th>
            <th scope="col">Newest letter</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.slug}>
              <td data-head="Dossier">
                <Link to={`/dossiers/${row.slug}`}>{row.name}</Link>{' '}
                {row.isExample && <span className="tag">example</span>}{' '}
                {row.audience === 'team' && <span className="tag">team</span>}{' '}
                {row.isClosed && <span className="tag">closed</span>}
              </td>
              <td data-head="Procedure">{row.procedure ?? '–'}</td>
              <td data-head="Topics" className="number">
                {row.topics}
              </td>
              <td data-head="Letters" className="number">
                {row.letters.toLocaleString('en')}
              </td>
              <td data-head="To code" className="number">
                {row.toCode.toLocaleString('en')}
              </td>
              <td data-head="Newest letter">{row.newest ? formatEdtfDate(row.newest) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
