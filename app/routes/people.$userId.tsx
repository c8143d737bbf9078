import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { formatTimeAgo } from '#app/domain/moments.ts'
import { isLastAdmin } from '#app/domain/people.ts'
import { roles } from '#app/domain/users.ts'
import { applyPersonForm } from '#app/features/people/person-actions.ts'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import { readSessionToken } from '#app/auth/sessions.ts'
import { describeSessions, describeTokens } from '#app/features/people/access-view.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { siteAddress } from '#app/http/site-address.ts'
import { SelectField } from '#app/ui/fields.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { SessionList } from '#app/ui/session-list.tsx'
import { TokenList } from '#app/ui/token-list.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/people.css'
import { capitaliseFirst } from '#app/domain/text/words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.person.name ?? 'Person'} · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { admin, masked } = requirePermission(context, 'manage people')
  const person = requireFound(await admin.users.personById(params.userId!), 'person')
  const now = new Date().toISOString()
  const sessions = describeSessions(
    await admin.sessions.ofUser(person.id, await readSessionToken(request)),
    now,
  )
  const words = {
    joined: formatTimeAgo(person.createdAt, now),
    seen: formatTimeAgo(person.lastSeenAt, now),
    signedIn: formatTimeAgo(person.lastSignInAt, now),
  }
  return {
    person,
    words,
    sessions,
    tokens: describeTokens(await admin.tokens.ofUser(person.id), now, await masked.dossiers.all()),
    isLast: isLastAdmin(person, await admin.users.listPeople()),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { admin, performedBy } = requirePermission(context, 'manage people')
  const person = requireFound(await admin.users.personById(params.userId!), 'person')
  const fields = readTextFields(await readForm(request), ['deed', 'id', 'role'])
  const site = siteAddress(request)
  const outcome = await applyPersonForm({ admin, performedBy, fields, site }, person)
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export default function PersonScreen() {
  const { person, words, sessions, tokens } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page people">
      <Link className="small" to="/people">
        ← People
      </Link>
      <div className="row">
        <h1>{person.name}</h1>
        {person.deactivatedAt && <span className="tag">deactivated</span>}
      </div>
      <div className="muted small">
        {person.email} · {person.role} · joined {words.joined} ·{' '}
        <Link to={`/people/${person.id}/history`}>History</Link>
      </div>
      <FormOutcome answer={answer} label="Link to a new password" />
      <div className="with-aside">
        <div className="stack">
          <section className="card" aria-labelledby="sessions">
            <div className="between">
              <h2 id="sessions">Signed in on</h2>
              {sessions.length > 0 && (
                <Form method="post">
                  <button className="button" type="submit" name="deed" value="end sessions">
                    End all
                  </button>
                </Form>
              )}
            </div>
            <p className="muted small">
              Last seen {words.seen}, last signed in {words.signedIn}.
            </p>
            {sessions.length ? (
              <SessionList sessions={sessions} />
            ) : (
              <p className="small">Nowhere at the moment.</p>
            )}
          </section>
          {tokens.length > 0 && (
            <section className="card" aria-labelledby="tokens">
              <h2 id="tokens">Tokens for programs</h2>
              <TokenList tokens={tokens} />
            </section>
          )}
        </div>
        <div className="stack">
          <RoleForm />
          <AccessForm />
        </div>
      </div>
    </div>
  )
}

function RoleForm() {
  const { person, isLast } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <section className="card" aria-labelledby="role">
      <h2 id="role">Rights</h2>
      <Form method="post" key={person.role}>
        <SelectField
          label="Role"
          name="role"
          options={roles.map((role) => [role, capitaliseFirst(role)] as const)}
          defaultValue={person.role}
          error={answer && !answer.ok ? answer.errors.role : undefined}
          hint={
            isLast
              ? 'The only administrator: make somebody else one first.'
              : 'Viewers read and export, coders add and code letters, editors correct them, admins manage people.'
          }
        />
        <p className="field">
          <button className="button" type="submit" name="deed" value="role">
            Change role
          </button>
        </p>
      </Form>
    </section>
  )
}

function AccessForm() {
  const { person, isLast } = useLoaderData<typeof loader>()
  return (
    <section className="card" aria-labelledby="access">
      <h2 id="access">Access</h2>
      {person.deactivatedAt ? (
        <Form method="post">
          <p className="muted small">This person cannot sign in. What they did stays.</p>
          <p className="field">
            <button className="button" type="submit" name="deed" value="reactivate">
              Reactivate
            </button>
          </p>
        </Form>
      ) : (
        <Form method="post">
          <p className="muted small">
            {person.hasPassword
              ? 'A forgotten password is replaced by a one-time link.'
              : 'Signs in with the organisation’s account and has no password here; a one-time link gives one.'}
          </p>
          <div className="row field">
            <button className="button" type="submit" name="deed" value="new password">
              Link to a new password
            </button>
            <button
              className="button"
              type="submit"
              name="deed"
              value="deactivate"
              disabled={isLast}
            >
              Deactivate
            </button>
          </div>
        </Form>
      )}
    </section>
  )
}
