import { Link } from '@remix-run/react'
import { TakeBackForm } from './twin-outcome.tsx'

type TwinAnswerView = {
  id: string
  firstId: string
  secondId: string
  kind: string
  names: string
  how: string
}

/** What was said last of pairs and was not taken back, the newest first. */
export function TwinAnswers({
  answers,
  isMore,
  mayDecide,
}: {
  answers: readonly TwinAnswerView[]
  isMore: boolean
  mayDecide: boolean
}) {
  if (!answers.length) return null
  return (
    <section className="card merged-here twin-answers" aria-labelledby="answers">
      <h2 id="answers">Said before</h2>
      <ul className="plain">
        {answers.map(({ id, firstId, secondId, kind, names, how }) => (
          <li key={id} className="small">
            <div>
              {names}: {kind === 'different' ? 'different' : 'later'}
              <div className="tiny muted">{how}</div>
            </div>
            {mayDecide && (
              <TakeBackForm first={firstId} second={secondId} of={`what was said of ${names}`} />
            )}
          </li>
        ))}
      </ul>
      {isMore && (
        <p className="small muted">
          The newest {answers.length} are shown. <Link to="?said=all#answers">Show all</Link>
        </p>
      )}
    </section>
  )
}
