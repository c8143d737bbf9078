import { Form, Link } from '@remix-run/react'

type SubscriptionView = {
  id: string
  about: string
  what: string
  page: string | null
  sent: string
  failure: string | null
}

type SubscriptionListProps = {
  subscriptions: readonly SubscriptionView[]
  email: string
  /** Whether a mail server is set up. */
  hasMail: boolean
}

/** What somebody is sent by mail, how it went, and a button that ends each. */
export function SubscriptionList({ subscriptions, email, hasMail }: SubscriptionListProps) {
  return (
    <section className="card" aria-labelledby="subscriptions">
      <h2 id="subscriptions">Digests by e-mail</h2>
      <p className="muted small">
        {!hasMail && 'Mail is not set up here, so nothing is sent. '}
        {subscriptions.length
          ? `They go to ${email}.`
          : 'You have none. You subscribe under “What changed” of a dossier, and beside a saved search of letters.'}
      </p>
      {subscriptions.length > 0 && (
        <ul className="entries">
          {subscriptions.map(({ id, about, what, page, sent, failure }) => (
            <li key={id}>
              <div>
                {page ? <Link to={page}>{about}</Link> : about}
                <div className="tiny muted">
                  {what} · {sent}
                </div>
                {failure && <div className="tiny error">{failure}</div>}
              </div>
              <Form method="post">
                <input type="hidden" name="id" value={id} />
                <button
                  className="button quiet"
                  type="submit"
                  name="deed"
                  value="end subscription"
                  aria-label={`End the digest ${about}: ${what}`}
                >
                  End
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
