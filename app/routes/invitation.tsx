import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  type HeadersFunction,
} from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { acceptInvitationSchema } from '#app/domain/account-forms.ts'
import { collectFieldErrors, refuseForm } from '#app/domain/form-refusal.ts'
import { openFormLimits, readForm, readTextFields } from '#app/http/forms.ts'
import { hashPassword } from '#app/auth/passwords.ts'
import { enforceRateLimit, passRetryAfter } from '#app/http/rate-limits.ts'
import { startBrowserSession } from '#app/auth/sessions.ts'
import { withStoreErrors } from '#app/features/try-store.ts'
import { TextField } from '#app/ui/fields.tsx'
import { NewPasswordField } from '#app/ui/new-password-field.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Join · Stanceline' }]

const refuseUsedUpLink = () =>
  new Response(
    'This invitation is used up, withdrawn or too old. Sign in if you have an account ' +
      'already; otherwise ask whoever invited you for another link.',
    { status: 403 },
  )

export async function loader({ context: { admin }, request }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token') ?? ''
  const invitation = await admin.links.invitationFor(token)
  if (!invitation) throw refuseUsedUpLink()
  return { token, ...invitation }
}

export async function action({ context: { admin, network }, request }: ActionFunctionArgs) {
  await enforceRateLimit('sign-ins', network)
  const sent = await readForm(request, openFormLimits)
  const { password, ...fields } = readTextFields(sent, ['token', 'name', 'password'])
  const token = fields.token ?? ''
  if (!(await admin.links.invitationFor(token))) throw refuseUsedUpLink()
  const form = acceptInvitationSchema.safeParse({ ...fields, password })
  if (!form.success)
    return data(refuseForm(collectFieldErrors(form.error), fields), { status: 400 })
  const account = {
    name: form.data.name,
    passwordHash: await hashPassword(form.data.password),
  }
  return withStoreErrors(
    async () => {
      const user = await admin.users.acceptInvitation(token, account, {
        userId: null,
        via: 'screen',
      })
      if (!user) throw refuseUsedUpLink()
      return redirect('/', {
        headers: { 'set-cookie': await startBrowserSession(admin, request, user.id) },
      })
    },
    (sentence) => data(refuseForm({ password: sentence }, fields), { status: 503 }),
  )
}

export const headers: HeadersFunction = passRetryAfter

export default function InvitationScreen() {
  const { token, email, role } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <div className="card narrow">
        <h1>Join Stanceline</h1>
        <p className="muted">
          You are invited as {role === 'viewer' || role === 'coder' ? 'a' : 'an'} {role}. Choose the
          name that colleagues will see, and a password.
        </p>
        <Form method="post">
          <input type="hidden" name="token" value={token} />
          <TextField
            label="E-mail address"
            name="email"
            type="email"
            autoComplete="username"
            readOnly
            value={email}
          />
          <TextField
            label="Your name"
            name="name"
            autoComplete="name"
            required
            maxLength={120}
            defaultValue={answer?.fields.name}
            error={answer?.errors.name}
          />
          <NewPasswordField label="Password" error={answer?.errors.password} />
          <p className="field">
            <button className="button primary" type="submit">
              Join
            </button>
          </p>
        </Form>
      </div>
    </div>
  )
}
