import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  type HeadersFunction,
} from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { firstAccountSchema } from '#app/domain/account-forms.ts'
import { collectFieldErrors, refuseForm } from '#app/domain/form-refusal.ts'
import { openFormLimits, readForm, readTextFields } from '#app/http/forms.ts'
import { hashPassword } from '#app/auth/passwords.ts'
import { enforceRateLimit, passRetryAfter } from '#app/http/rate-limits.ts'
import { startBrowserSession } from '#app/auth/sessions.ts'
import { withStoreErrors } from '#app/features/try-store.ts'
import { TextField } from '#app/ui/fields.tsx'
import { NewPasswordField } from '#app/ui/new-password-field.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'First account · Stanceline' }]

const usedUpMessage =
  'This link is used up or a day old. While nobody has an account, the server prints a new one each time it starts.'

export async function loader({ context: { admin }, request }: LoaderFunctionArgs) {
  if ((await admin.users.count()) > 0) throw redirect('/sign-in')
  const token = new URL(request.url).searchParams.get('token') ?? ''
  if (!(await admin.links.isOpen('first account', token)))
    throw new Response(usedUpMessage, { status: 403 })
  return { token }
}

export async function action({ context: { admin, network }, request }: ActionFunctionArgs) {
  await enforceRateLimit('sign-ins', network)
  const sent = await readForm(request, openFormLimits)
  const { password, ...fields } = readTextFields(sent, ['token', 'name', 'email', 'password'])
  const form = firstAccountSchema.safeParse({ ...fields, password })
  if (!form.success)
    return data(refuseForm(collectFieldErrors(form.error), fields), { status: 400 })
  const { password: chosenPassword, ...account } = form.data
  const passwordHash = await hashPassword(chosenPassword)
  const outcome = await withStoreErrors(
    async () => ({
      user: await admin.users.recordFirst(
        fields.token ?? '',
        { ...account, passwordHash },
        { userId: null, via: 'screen' },
      ),
    }),
    (sentence) => ({ sentence }),
  )
  if ('sentence' in outcome)
    return data(refuseForm({ password: outcome.sentence }, fields), { status: 503 })
  const { user } = outcome
  if (!user) throw new Response(usedUpMessage, { status: 403 })
  return redirect('/', {
    headers: { 'set-cookie': await startBrowserSession(admin, request, user.id) },
  })
}

export const headers: HeadersFunction = passRetryAfter

export default function FirstAccount() {
  const { token } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <div className="card narrow">
        <h1>Make the first account</h1>
        <p className="muted">You will be the administrator of this Stanceline.</p>
        <Form method="post">
          <input type="hidden" name="token" value={token} />
          <TextField
            label="Your name"
            name="name"
            autoComplete="name"
            required
            maxLength={120}
            defaultValue={answer?.fields.name}
            error={answer?.errors.name}
          />
          <TextField
            label="E-mail address"
            name="email"
            type="email"
            autoComplete="username"
            required
            maxLength={200}
            defaultValue={answer?.fields.email}
            error={answer?.errors.email}
          />
          <NewPasswordField label="Password" error={answer?.errors.password} />
          <p className="field">
            <button className="button primary" type="submit">
              Make the account
            </button>
          </p>
        </Form>
      </div>
    </div>
  )
}
