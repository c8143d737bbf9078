import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { accountFields, applyAccountForm } from '#app/features/people/account-actions.ts'
import { requirePermission } from '#app/auth/guard.ts'
import { readSessionToken } from '#app/auth/sessions.ts'
import { describeSessions, describeTokens } from '#app/features/people/access-view.ts'
import { readMailSettings } from '#app/features/digests/mail-settings.ts'
import { describeSubscriptions } from '#app/features/digests/subscription-list.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { KeyForm } from '#app/ui/account/key-form.tsx'
import { PasswordForm } from '#app/ui/account/password-form.tsx'
import { ProgramTokens } from '#app/ui/account/program-tokens.tsx'
import { SubscriptionList } from '#app/ui/account/subscription-list.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { SessionList } from '#app/ui/session-list.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/people.css'

export const meta: MetaFunction = () => [{ title: 'Your account · Stanceline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { user, admin, masked } = requirePermission(context, 'change your own account')
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
    tokens: describeTokens(await admin.tokens.ofUser(id), now, await masked.dossiers.all()),
    subscriptions: await describeSubscriptions(masked, await admin.subscriptions.ofUser(id), now),
    hasMail: readMailSettings() !== null,
    hasPassword: (await admin.users.passwordHash(id)) !== null,
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const sender = requirePermission(context, 'change your own account')
  const sessionToken = (await readSessionToken(request)) ?? ''
  const fields = readTextFields(await readForm(request), accountFields)
  const outcome = await applyAccountForm({ ...sender, fields, sessionToken })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export default function Account() {
  const { name, email, role, sessions, tokens, hasPassword } = useLoaderData<typeof loader>()
  const { subscriptions, hasMail } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
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
          <SubscriptionList {...{ subscriptions, email, hasMail }} />
          <ProgramTokens tokens={tokens} role={role} answer={answer} />
          <KeyForm answer={answer} />
        </div>
        <PasswordForm email={email} hasPassword={hasPassword} tokens={tokens} answer={answer} />
      </div>
    </div>
  )
}
