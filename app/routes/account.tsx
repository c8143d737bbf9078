import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { applyAccountForm } from '#app/features/people/account-actions.ts'
import { requirePermission } from '#app/auth/guard.ts'
import { readSessionToken } from '#app/auth/sessions.ts'
import { describeSessions, describeTokens } from '#app/features/people/access-view.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readTextFields } from '#app/http/forms.ts'
import { SelectField, TextField } from '#app/ui/fields.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { SessionList } from '#app/ui/session-list.tsx'
import { TokenList } from '#app/ui/token-list.tsx'
import '#app/ui/people.css'

export const meta: MetaFunction = () => [{ title: 'Your account · Stanceline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { user, admin } = requirePermission(context, 'change your own account')
  const { id, name, email, role } = user
  const now = new Date().toISOString()
  const sessions = describeSessions(
    await admin.sessions.ofUser(id, await readSessionToken(request)),
    now,
  )
  return {
    name,
    email,
    role,
    sessions,
    tokens: describeTokens(await admin.tokens.ofUser(id), now),
    hasPassword: (await admin.users.passwordHash(id)) !== null,
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const sender = requirePermission(context, 'change your own account')
  const sessionToken = (await readSessionToken(request)) ?? ''
  const fields = readTextFields(await request.formData())
  const outcome = await applyAccountForm({ ...sender, fields, sessionToken })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export default function Account() {
  const { name, email, role, sessions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="page people">
      <h1>Your account</h1>
      <div className="muted small">
        {name} · {email} · {role}
      </div>
      <FormOutcome answer={answer} label="Token" />
      <div className="with-aside">
        <div className="stack">
          <section className="card" aria-labelledby="sessions">
            <div className="between">
              <h2 id="sessions">Where you are signed in</h2>
              {sessions.length > 1 && (
                <Form method="post">
                  <button className="button" type="submit" name="deed" value="end sessions">
                    Sign out everywhere else
                  </button>
                </Form>
              )}
            </div>
            <SessionList sessions={sessions} />
          </section>
          <Tokens />
        </div>
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
      {!hasPassword && (
        <p className="muted small">
          You sign in with your organisation’s account and have no password here.
        </p>
      )}
      {hasPassword && (
        <Form method="post" key={answer?.ok ? answer.message : 'open'}>
          <input
            className="out-of-sight"
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            readOnly
            tabIndex={-1}
            aria-hidden="true"
          />
          <TextField
            label="Current password"
            name="current"
            type="password"
            autoComplete="current-password"
            required
            maxLength={200}
            error={errors.current}
          />
          <TextField
            label="New password"
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={12}
            maxLength={200}
            hint="At least 12 characters; four unrelated words work well."
            error={errors.password}
          />
          <p className="field">
            <button className="button primary" type="submit" name="deed" value="password">
              Change password
            </button>
          </p>
          <p className="muted small">Signs you out everywhere else.</p>
        </Form>
      )}
    </section>
  )
}

function Tokens() {
  const { tokens, role } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refused = answer && !answer.ok && answer.fields.deed === 'new token' ? answer : null
  const writeScopeLabel =
    role === 'viewer' ? 'Read only, which is all that a viewer may' : 'Read, add letters and code'
  return (
    <section className="card" aria-labelledby="tokens">
      <h2 id="tokens">Tokens for programs</h2>
      <p className="muted small">
        A program sends a token instead of signing in, for example to fetch{' '}
        <code>/briefing.csv</code> every morning: <code>Authorization: Bearer stanceline_…</code>
      </p>
      {tokens.length > 0 && <TokenList tokens={tokens} />}
      <Form method="post" key={answer?.ok ? answer.link : 'open'} className="new-token">
        <TextField
          label="Name of the program"
          name="name"
          required
          maxLength={80}
          autoComplete="off"
          defaultValue={refused?.fields.name}
          error={refused?.errors.name}
        />
        <SelectField
          label="It may"
          name="scope"
          options={[
            ['read', 'Read'],
            ['write', writeScopeLabel],
          ]}
          defaultValue={refused?.fields.scope ?? 'read'}
          error={refused?.errors.scope}
        />
        <SelectField
          label="It works"
          name="days"
          options={[
            ['30', 'for 30 days'],
            ['90', 'for 90 days'],
            ['365', 'for a year'],
            ['', 'until it is revoked'],
          ]}
          defaultValue={refused?.fields.days ?? '90'}
          error={refused?.errors.days}
        />
        <p className="field">
          <button className="button" type="submit" name="deed" value="new token">
            Make a token
          </button>
        </p>
      </Form>
    </section>
  )
}
