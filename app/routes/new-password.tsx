import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  type HeadersFunction,
} from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { newPasswordSchema } from '#app/domain/account-forms.ts'
import { collectFieldErrors, refuseForm } from '#app/domain/form-refusal.ts'
import { openFormLimits, readForm, readTextFields } from '#app/http/forms.ts'
import { hashPassword } from '#app/auth/passwords.ts'
import { enforceRateLimit, passRetryAfter } from '#app/http/rate-limits.ts'
import { startBrowserSession } from '#app/auth/sessions.ts'
import { withStoreErrors } from '#app/features/try-store.ts'
import { TextField } from '#app/ui/fields.tsx'
import { EndTokensField } from '#app/ui/end-tokens-field.tsx'
import { NewPasswordField } from '#app/ui/new-password-field.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'New password · Stanceline' }]

const refuseUsedUpLink = () =>
  new Response(
    'This link is used up, replaced by a newer one, or a day old. Ask an administrator for another.',
    { status: 403 },
  )

export async function loader({ context: { admin }, request }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token') ?? ''
  const person = await admin.links.userForNewPassword(token)
  if (!person) throw refuseUsedUpLink()
  const tokens = await admin.tokens.ofUser(person.id)
  return {
    token,
    name: person.name,
    email: person.email,
    tokens: tokens.map(({ name }) => ({ name })),
  }
}

export async function action({ context: { admin, network }, request }: ActionFunctionArgs) {
  await enforceRateLimit('sign-ins', network)
  const sent = await readForm(request, openFormLimits)
  const { password, token = '', ...fields } = readTextFields(sent, ['token', 'password', 'tokens'])
  if (!(await admin.links.userForNewPassword(token))) throw refuseUsedUpLink()
  const form = newPasswordSchema.safeParse({ password })
  if (!form.success)
    return data(refuseForm(collectFieldErrors(form.error), { token }), { status: 400 })
  const reset = {
    passwordHash: await hashPassword(form.data.password),
    revokesTokens: fields.tokens === 'end',
  }
  return withStoreErrors(
    async () => {
      const user = await admin.users.resetPassword(token, reset, { userId: null, via: 'screen' })
      if (!user) throw refuseUsedUpLink()
      return redirect('/', {
        headers: { 'set-cookie': await startBrowserSession(admin, request, user.id) },
      })
    },
    (sentence) => data(refuseForm({ password: sentence }, { token }), { status: 503 }),
  )
}

export const headers: HeadersFunction = passRetryAfter

export default function NewPassword() {
  const { token, name, email, tokens } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <div className="card narrow">
        <h1>Choose a new password</h1>
        <p className="muted">For {name}. It signs you out everywhere else.</p>
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
          <NewPasswordField label="New password" error={answer?.errors.password} />
          <EndTokensField tokens={tokens} />
          <p className="field">
            <button className="button primary" type="submit">
              Set the password
            </button>
          </p>
        </Form>
      </div>
    </div>
  )
}
