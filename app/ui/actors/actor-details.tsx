import { Link } from '@remix-run/react'
import type { ActorFact } from '#app/domain/actor-facts.ts'
import { formatAffiliationPeriod } from '#app/domain/affiliations.ts'
import type { Day } from '#app/domain/days.ts'
import { describeOfficeTerm, type OfficeTerm } from '#app/domain/office-terms.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'

type Neighbour = { id: string; name: string; firstDay: Day | null; fromEdtf: string | null }
type Props = {
  facts: readonly ActorFact[]
  predecessors: readonly Neighbour[]
  /** Those who hold the office in turn; null where it is none. */
  holders: { terms: readonly OfficeTerm[]; total: number } | null
}

/** What an actor is grouped by, how it was called, whom it continues and as whom, and who held the office. */
export function ActorDetails({ facts, predecessors, holders }: Props) {
  const told = facts.filter(({ kind }) => kind !== 'successor')
  const successors = facts.filter(({ kind }) => kind === 'successor')
  return (
    <>
      {holders && <OfficeHolders {...holders} />}
      {(successors.length > 0 || predecessors.length > 0) && (
        <section className="card" aria-labelledby="successors">
          <h2 id="successors">Before and after</h2>
          <ul className="plain small">
            {predecessors.map(({ id, name, ...row }) => (
              <li key={id}>
                Continues <Link to={`/actors/${id}`}>{name}</Link>
                <div className="tiny muted">{describeSince(row)}</div>
              </li>
            ))}
            {successors.map((row) => (
              <li key={row.id}>
                Continues as <Link to={`/actors/${row.successorId}`}>{row.successor}</Link>
                <div className="tiny muted">{describeSince(row)}</div>
              </li>
            ))}
          </ul>
          <p className="tiny muted">Their numbers are not added up: each is an actor of its own.</p>
        </section>
      )}
      {told.length > 0 && (
        <section className="card" aria-labelledby="attributes">
          <h2 id="attributes">Attributes and names</h2>
          <ul className="plain small">
            {told.map((row) => (
              <li key={row.id}>
                {row.kind === 'name' ? 'Called' : capitaliseFirst(row.attribute ?? '')}:{' '}
                <bdi>{row.value}</bdi>
                <div className="tiny muted">{formatAffiliationPeriod(row)}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const describeSince = ({ firstDay, fromEdtf }: Pick<Neighbour, 'firstDay' | 'fromEdtf'>): string =>
  formatAffiliationPeriod({ firstDay, fromEdtf, lastDay: null, toEdtf: null })

function OfficeHolders({ terms, total }: NonNullable<Props['holders']>) {
  return (
    <section className="card" aria-labelledby="holders">
      <h2 id="holders">Held in turn by</h2>
      {!total && (
        <p className="small muted">Nobody yet. Say on a person’s page that they belong to it.</p>
      )}
      <ol className="small">
        {terms.map((term, place) => (
          <li key={place}>
            <Link to={`/actors/${term.id}`}>{term.name}</Link>
            {term.role && `, ${term.role}`}
            <div className="tiny muted">{describeOfficeTerm(term)}</div>
          </li>
        ))}
      </ol>
      {total > terms.length && (
        <p className="small muted">
          The first {terms.length} of {total.toLocaleString('en')} terms. All who belong to it stand
          under <a href="#affiliations">Affiliations</a>, page by page.
        </p>
      )}
    </section>
  )
}

type StandingProps = {
  actor: { id: string; name: string }
  path: readonly { id: string; name: string }[]
  withdrawn: boolean
  mayCorrect: boolean
}

/** The houses above an actor, with links, and that it was withdrawn where it was. */
export function ActorStanding({ actor, path, withdrawn, mayCorrect }: StandingProps) {
  return (
    <>
      {path.length > 0 && (
        <nav className="small" aria-label="Part of">
          {[...path].reverse().map(({ id, name }) => (
            <span key={id}>
              <Link to={`/actors/${id}`}>{name}</Link> ›{' '}
            </span>
          ))}
          {actor.name}
        </nav>
      )}
      {withdrawn && (
        <p className="notice small">
          Withdrawn: no field offers this actor any more.{' '}
          {mayCorrect && <Link to={`/actors/${actor.id}/removal`}>Put it back …</Link>}
        </p>
      )}
    </>
  )
}
