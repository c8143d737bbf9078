import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { endSubscriptionOfLink } from '#app/features/digests/end-by-link.ts'
import { formatDay } from '#app/domain/days.ts'
import { rhythmWords } from '#app/domain/digests/due-times.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

export const meta: MetaFunction = () => [{ title: 'End a digest · Stanceline' }]

const readToken = (request: Request): string => new URL(request.url).searchParams.get('token') ?? ''

/** Asks first: programs that look at mails follow links in them. Whoever has the link needs no account. */
export async function loader({ context: { admin }, request }: LoaderFunctionArgs) {
  const found = await admin.subscriptions.byLink(readToken(request))
  return (
    found && { rhythm: rhythmWords[found.rhythm], since: formatDay(found.createdAt.slice(0, 10)) }
  )
}

/** Ends it, whoever sends this: mail programs do with one click, without signing in (RFC 8058). */
export async function action({ context: { admin, network }, request }: ActionFunctionArgs) {
  await enforceRateLimit('sign-ins', network)
  return endSubscriptionOfLink(admin, readToken(request))
}

export default function Subscription() {
  const subscription = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="page">
      <div className="card narrow">
        <h1>{subscription ? 'End this digest?' : 'This digest has ended'}</h1>
        {answer && !answer.ok && (
          <p className="error" role="alert">
            {answer.reason}
          </p>
        )}
        {subscription ? (
          <>
            <p className="muted">
              It was asked for on {subscription.since} and comes {subscription.rhythm} where there
              is something new.
            </p>
            <Form method="post">
              <p className="field">
                <button className="button primary" type="submit">
                  End it
                </button>
              </p>
            </Form>
          </>
        ) : (
          <p className="muted">
            No more mails come of it. Under “What changed” of a dossier, or beside your saved
            search, you may subscribe again; <Link to="/account#subscriptions">Your account</Link>{' '}
            lists what you are sent.
          </p>
        )}
      </div>
    </div>
  )
}
