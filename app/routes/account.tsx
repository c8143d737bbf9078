import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { accountChanged } from '#app/http/account.ts'
import { allowed } from '#app/http/rights.ts'
import { tokenOf } from '#app/http/sessions.ts'
import { shownSessions } from '#app/http/shown-sessions.ts'
import { theStore } from '#app/store.server.ts'
import { TextField } from '#app/ui/fields.tsx'
import { Outcome } from '#app/ui/outcome.tsx'
import { SessionList } from '#app/ui/session-list.tsx'
import '#app/ui/people.css'

export const meta: MetaFunction = () => [{ title: 'Your account · Stanceline' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { id, name, email, role } = await allowed(request, 'change your own account')
  const store = await theStore()
  const sessions = shownSessions(await store.sessions.of(id, await tokenOf(request)), new Date().toISOString())
  return { name, email, role, sessions, hasPassword: (await store.users.passwordHash(id)) !== null }
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await allowed(request, 'change your own account')
  return accountChanged(await theStore(), user, request)
}

export default function Account() {
  const { name, email, role, sessions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="page people">
      <h1>Your account</h1>
      <div className="muted small">{name} · {email} · {role}</div>
      <Outcome answer={answer} />
      <div className="with-aside">
        <section className="card" aria-labelledby="sessions">
          <div className="between">
            <h2 id="sessions">Where you are signed in</h2>
            {sessions.length > 1 && <Form method="post"><button className="button" type="submit" name="deed" value="end sessions">Sign out everywhere else</button></Form>}
          </div>
          <SessionList sessions={sessions} />
        </section>
        <PasswordForm />
      </div>
    </div>
  )
}

function PasswordForm() {
  const { hasPassword, email } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = answer && !answer.ok && answer.fields.deed === 'password' ? answer.errors : {}
  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">Password</h2>
      {!hasPassword && <p className="muted small">You sign in with your organisation’s account and have no password here.</p>}
      {hasPassword && (
        <Form method="post" key={answer?.ok ? answer.said : 'open'}>
          <input className="out-of-sight" type="email" name="email" autoComplete="username" value={email} readOnly tabIndex={-1} aria-hidden="true" />
          <TextField label="Current password" name="current" type="password" autoComplete="current-password" required maxLength={200} error={errors.current} />
          <TextField label="New password" name="password" type="password" autoComplete="new-password" required minLength={12} maxLength={200} hint="At least 12 characters; four unrelated words work well." error={errors.password} />
          <p className="field"><button className="button primary" type="submit" name="deed" value="password">Change password</button></p>
          <p className="hint">Signs you out everywhere else.</p>
        </Form>
      )}
    </section>
  )
}
