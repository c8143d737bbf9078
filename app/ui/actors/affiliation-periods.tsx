import { Form, Link } from '@remix-run/react'
import { formatAffiliationPeriod, type AffiliationPeriod } from '#app/domain/affiliations.ts'
import { formatDay } from '#app/domain/days.ts'
import { formatQuantity } from '#app/domain/text/words.ts'

type Props = { periods: readonly AffiliationPeriod[]; mayChange: boolean }

/** What the heads of letters prove of where an actor belongs; it follows from them and is not typed. */
export function AffiliationPeriods({ periods, mayChange }: Props) {
  return (
    <section className="card list" aria-labelledby="proven">
      <h2 id="proven">What letters prove</h2>
      <p className="muted small">
        {periods.length
          ? 'Taken from the heads of letters, for their days. When a head is corrected, this follows.'
          : 'No letter prints an organisation beside this name.'}
      </p>
      {periods.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Belongs to</th>
              <th scope="col">As</th>
              <th scope="col">When</th>
              <th scope="col">What is said there</th>
              <th scope="col">Proved by</th>
            </tr>
          </thead>
          <tbody>
            {periods.map((period) => (
              <tr key={`${period.organisationId} ${period.role}`}>
                <td data-head="Belongs to">
                  <Link to={`/actors/${period.organisationId}`}>{period.organisation}</Link>
                </td>
                <td data-head="As">{period.role}</td>
                <td data-head="When">
                  {formatAffiliationPeriod({ ...period, fromEdtf: null, toEdtf: null })}
                </td>
                <td data-head="What is said there" className="small">
                  <CountChoice period={period} mayChange={mayChange} />
                </td>
                <td data-head="Proved by" className="small">
                  <ProvingLetters period={period} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function CountChoice({ period, mayChange }: { period: AffiliationPeriod; mayChange: boolean }) {
  const { organisationId, organisation, role, counts } = period
  const words =
    counts === null ? 'partly counts for it' : counts ? 'counts for it' : 'does not count for it'
  return (
    <>
      {words}
      {mayChange && (
        <Form method="post">
          <input type="hidden" name="organisationId" value={organisationId} />
          <input type="hidden" name="role" value={role ?? ''} />
          <button
            className="button"
            type="submit"
            name="deed"
            value={counts ? 'leave period out' : 'count period'}
          >
            {counts ? 'Leave it out' : 'Let it count'}
            <span className="out-of-sight"> for {organisation}</span>
          </button>
        </Form>
      )}
    </>
  )
}

function ProvingLetters({ period: { letters, total } }: { period: AffiliationPeriod }) {
  const more = total - letters.length
  return (
    <ul className="plain">
      {letters.map(({ id, title, day }) => (
        <li key={id}>
          <Link to={`/letters/${id}`}>{title}</Link>{' '}
          <span className="tiny muted">{formatDay(day)}</span>
        </li>
      ))}
      {more > 0 && <li className="muted">and {formatQuantity(more, 'earlier letter')}</li>}
    </ul>
  )
}
