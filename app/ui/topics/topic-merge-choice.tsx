import { Form, Link } from '@remix-run/react'
import { useDossierPath } from '../use-dossier-path.ts'
import '../fields.css'
import '../history.css'

type Props = {
  topic: { id: string; name: string; proposition: string }
  offers: readonly { id: string; name: string; says: string }[]
  chosen: string
  turned: boolean
  error: string | undefined
}

/** Which topic remains, and whether its proposition is the opposite: a form whose answer is an address. */
export function TopicMergeChoice({ topic, offers, chosen, turned, error }: Props) {
  const inDossier = useDossierPath()
  return (
    <Form
      className="card merge block"
      key={`${chosen} ${turned}`}
      aria-label="Which topic remains"
      preventScrollReset
    >
      <p className="small">
        {topic.name} says: <q>{topic.proposition}</q>
      </p>
      <fieldset className="field" aria-describedby={error ? 'into-error' : undefined}>
        <legend>Which one remains?</legend>
        {!offers.length && <p className="small muted">There is no other topic in this dossier.</p>}
        <div className="offers">
          {offers.map((offer) => (
            <label key={offer.id} className="check">
              <input
                type="radio"
                name="into"
                value={offer.id}
                defaultChecked={offer.id === chosen}
              />
              <span>
                {offer.name}
                <span className="tiny muted"> {offer.says}</span>
              </span>
            </label>
          ))}
        </div>
        {error && (
          <p className="error" id="into-error" role="alert">
            {error}
          </p>
        )}
      </fieldset>
      <label className="check field">
        <input type="checkbox" name="turned" defaultChecked={turned} />
        <span>
          Turned round: the two propositions are opposites
          <span className="tiny muted">
            {' '}
            Who supports the one opposes the other, so every level of {topic.name} counts negated.
            Absences stay what they are.
          </span>
        </span>
      </label>
      <div className="row">
        <button className="button primary" type="submit">
          Show what it does
        </button>
        <Link className="button" to={inDossier(`topics/${topic.id}`)}>
          Cancel
        </Link>
      </div>
    </Form>
  )
}
