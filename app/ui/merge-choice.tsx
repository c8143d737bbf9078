import { Form, Link } from '@remix-run/react'
import './fields.css'
import './history.css'

type Offer = { id: string; name: string; says: string }
type Props = {
  name: string
  offers: readonly Offer[]
  chosen: string
  errors: Record<string, string>
  back: string
  emptyText: string
}

/** The form that lets one thing count as another: which of those offered remains. */
export function MergeChoice({ name, offers, chosen, errors, back, emptyText }: Props) {
  return (
    <Form method="post" className="card merge" noValidate>
      {errors.form && (
        <p className="notice bad" role="alert">
          {errors.form}
        </p>
      )}
      <fieldset className="field" aria-describedby={errors.into ? 'into-error' : undefined}>
        <legend>Which one remains?</legend>
        {!offers.length && <p className="small muted">{emptyText}</p>}
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
        {errors.into && (
          <p className="error" id="into-error" role="alert">
            {errors.into}
          </p>
        )}
      </fieldset>
      <div className="row">
        {offers.length > 0 && (
          <button className="button primary" type="submit" name="deed" value="merge">
            Merge {name} into it
          </button>
        )}
        <Link className="button" to={back}>
          Cancel
        </Link>
      </div>
    </Form>
  )
}

type MergeView = { id: string; merged: string; how: string }

/** What was merged into the thing of this page, and the way to take it apart again, for who may. */
export function MergedList({
  merges,
  action,
  mayMerge,
}: {
  merges: readonly MergeView[]
  action: string
  mayMerge: boolean
}) {
  if (!merges.length) return null
  return (
    <section className="card merged-here" aria-labelledby="merged">
      <h2 id="merged">Merged into this</h2>
      <ul className="plain">
        {merges.map(({ id, merged, how }) => (
          <li key={id} className="small">
            <div>
              {merged}
              <div className="tiny muted">{how}</div>
            </div>
            {mayMerge && (
              <Form method="post" action={action} className="no-print">
                <input type="hidden" name="id" value={id} />
                <button
                  className="button"
                  type="submit"
                  name="deed"
                  value="take apart"
                  aria-label={`Undo the merge of ${merged}`}
                >
                  Undo the merge
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
