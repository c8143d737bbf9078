import { Link } from '@remix-run/react'
import { formatDay, type Day } from '#app/domain/days.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { Pager } from '../pager.tsx'

type AffiliationLine = {
  id: string
  role: string | null
  other: { id: string; name: string }
  firstDay: Day | null
  lastDay: Day | null
}

/** The organisations that an actor belonged to, or who belonged to this one, and when. */
export function ActorAffiliations({
  affiliations,
  total,
  page,
  pages,
}: {
  affiliations: readonly AffiliationLine[]
  total: number
  page: number
  pages: number
}) {
  return (
    <section className="card" aria-labelledby="affiliations">
      <div className="between">
        <h2 id="affiliations">Affiliations</h2>
        {pages > 1 && <span className="tiny muted">{formatQuantity(total, 'affiliation')}</span>}
      </div>
      {!affiliations.length && (
        <p className="small muted">
          None known. Letters that print an organisation beside the name add one.
        </p>
      )}
      <ul className="plain">
        {affiliations.map(({ id, role, other, firstDay, lastDay }) => (
          <li key={id} className="gap-above small">
            {role && (
              <>
                <bdi>{role}</bdi>,{' '}
              </>
            )}
            <Link to={`/actors/${other.id}`}>{other.name}</Link>
            <div className="tiny muted">{sayAffiliationPeriod(firstDay, lastDay)}</div>
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <div className="block">
          <Pager page={page} pages={pages} words={['Earlier', 'Later']} />
        </div>
      )}
    </section>
  )
}

function sayAffiliationPeriod(first: Day | null, last: Day | null): string {
  if (first && last)
    return first === last
      ? `known for ${formatDay(first)}`
      : `${formatDay(first)} – ${formatDay(last)}`
  return first ? `since ${formatDay(first)}` : last ? `until ${formatDay(last)}` : 'dates not known'
}
