import { isWebAddress } from '#app/domain/form-fields.ts'
import { Form, Link } from '@remix-run/react'
import { formatEdtfDate } from '#app/domain/days.ts'
import type { MilestoneRecord } from '#app/domain/milestones.ts'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import './milestones.css'

/** The milestones in order of time; whoever may change them gets to the form of each. */
export function MilestoneTable({
  milestones,
  mayChange,
  openId,
}: {
  milestones: readonly MilestoneRecord[]
  mayChange: boolean
  openId: string | null
}) {
  const inDossier = useDossierPath()
  return (
    <div className="card list">
      <table className="milestones">
        <caption className="out-of-sight">Milestones in order of time</caption>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">Word on the axis</th>
            <th scope="col">Name</th>
            <th scope="col">From where</th>
            {mayChange && (
              <th scope="col">
                <span className="out-of-sight">Change</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {milestones.map((milestone) => (
            <tr key={milestone.id} aria-current={milestone.id === openId || undefined}>
              <td data-head="Date">
                {formatEdtfDate(milestone.dated)}
                <div className="tiny muted">{milestone.dated.edtf}</div>
              </td>
              <td data-head="Word on the axis">
                {milestone.label === milestone.name ? null : milestone.label}
              </td>
              <td data-head="Name">{milestone.name}</td>
              <td data-head="From where" className="small">
                <Proof milestone={milestone} />
              </td>
              {mayChange && (
                <td className="number">
                  <Link
                    to={inDossier(`milestones?change=${milestone.id}#milestone`)}
                    aria-label={`Change ${milestone.name}`}
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

function Proof({ milestone: { dated, source } }: { milestone: MilestoneRecord }) {
  return (
    <>
      {dated.basis}
      {source && (
        <div className="tiny">
          {isWebAddress(source) ? (
            <a href={source} rel="noreferrer nofollow">
              {new URL(source).host}
            </a>
          ) : (
            source
          )}
        </div>
      )}
    </>
  )
}

/** What was taken out, each with a button that puts it back. */
export function WithdrawnMilestones({ milestones }: { milestones: readonly MilestoneRecord[] }) {
  return (
    <details className="card">
      <summary>Taken out ({milestones.length})</summary>
      <ul className="plain">
        {milestones.map(({ id, name, dated, revision }) => (
          <li key={id}>
            <Form method="post" className="between">
              <span>
                {name} <span className="muted small">{formatEdtfDate(dated)}</span>
              </span>
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="revision" value={revision} />
              <button className="button" type="submit" name="deed" value="restore">
                Put back<span className="out-of-sight"> {name}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  )
}
