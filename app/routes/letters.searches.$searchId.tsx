import type {
  ActionFunctionArgs,
  HeadersFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import { alertHref } from '#app/domain/digests/alerts.ts'
import { alertFields, applyAlertForm, loadAlertPage } from '#app/features/digests/search-alerts.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { enforceRateLimit, passRetryAfter } from '#app/http/rate-limits.ts'
import { siteAddress } from '#app/http/site-address.ts'
import { AlertHistory } from '#app/ui/letters/alert-history.tsx'
import { AlertMails } from '#app/ui/letters/alert-mails.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/list.css'

export const meta: MetaFunction = () => [{ title: 'Alerts of a saved search · Stanceline' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const owner = requirePermission(context, 'read')
  await enforceRateLimit('searches', owner.user.id)
  const page = await loadAlertPage(owner, params.searchId!, new Date().toISOString())
  return { ...page, feed: `${siteAddress(request)}${alertHref(page.search)}.atom` }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const owner = requirePermission(context, 'read')
  await enforceRateLimit('searches', owner.user.id)
  const fields = readTextFields(await readForm(request), alertFields)
  const outcome = await applyAlertForm(owner, params.searchId!, fields)
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const headers: HeadersFunction = passRetryAfter

export default function SearchAlerts() {
  const { search, history, email, alert, feed } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <h1 dir="auto">{search.name}</h1>
      <p className="muted small">
        A saved search, which only you see.{' '}
        <Link to={`/letters?${search.query}`}>What it finds</Link>
      </p>
      <FormOutcome answer={answer} />
      <div className="stack">
        <AlertHistory history={history} />
        <AlertMails {...{ email, alert }} refused={answer && !answer.ok ? answer : null} />
        <section className="card" aria-labelledby="feed">
          <h2 id="feed">As a feed</h2>
          <p className="small">
            <a href={feed}>{feed}</a>
          </p>
          <p className="muted small">
            For feed readers (Atom): the letters that it finds, those stored last first, as you may
            see them when it is read. It asks for a token that may read, as a bearer’s or as the
            password of HTTP Basic with any name; make one under{' '}
            <Link to="/account">Your account</Link>.
          </p>
        </section>
      </div>
    </div>
  )
}
