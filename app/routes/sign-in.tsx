import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { signInSchema } from '#app/domain/account-forms.ts'
import { collectFieldErrors, refuseForm } from '#app/domain/form-refusal.ts'
import { openFormLimits, readForm, readTextFields } from '#app/http/forms.ts'
import { toSafePath } from '#app/http/safe-path.ts'
import { findProviderName } from '#app/auth/oidc.ts'
import { enforceRateLimit, passRetryAfter } from '#app/http/rate-limits.ts'
import { startBrowserSession } from '#app/auth/sessions.ts'
import { withStoreErrors } from '#app/features/try-store.ts'
import { verifySignIn } from '#app/auth/sign-in.ts'
import { withBasePath } from '#app/ui/base-path.ts'
import { TextField } from '#app/ui/fields.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Sign in · Stanceline' }]

export async function loader({
  context: { user, credential, admin },
  request,
}: LoaderFunctionArgs) {
  const next = toSafePath(new URL(request.url).searchParams.get('next'))
  if (credential === 'session' && user) throw redirect(next)
  return {
    next,
    provider: findProviderName(),
    hasAccounts: (await admin.users.count()) > 0,
  }
}

export async function action({ context: { admin, network }, request }: ActionFunctionArgs) {
  await enforceRateLimit('sign-ins', network)
  const form = await readForm(request, openFormLimits)
  const { password, ...fields } = readTextFields(form, ['email', 'password', 'next'])
  const parsed = signInSchema.safeParse({ ...fields, password })
  if (!parsed.success)
    return data(refuseForm(collectFieldErrors(parsed.error), fields), { status: 400 })
  return withStoreErrors(
    async () => {
      const answer = await verifySignIn(admin, parsed.data, network)
      if (!answer.ok)
        return data(refuseForm(answer.errors, fields), {
          status: answer.status,
          headers: answer.retryAfter ? { 'retry-after': String(answer.retryAfter) } : {},
        })
      const cookie = await startBrowserSession(admin, request, answer.user.id)
      return redirect(toSafePath(fields.next), { headers: { 'set-cookie': cookie } })
    },
    (sentence) => data(refuseForm({ form: sentence }, fields), { status: 503 }),
  )
}

export const headers: HeadersFunction = passRetryAfter

export default function SignIn() {
  const { next, provider, hasAccounts } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <div className="card narrow">
        <h1>Sign in to Stanceline</h1>
        {!hasAccounts && (
          <p className="notice small">
            Nobody has an account yet. Open the one-time link that the server printed when it
            started.
          </p>
        )}
        {provider && (
          <>
            <p className="field">
              <a
                className="button primary"
                href={withBasePath(`/sign-in/provider?next=${encodeURIComponent(next)}`)}
              >
                Sign in with {provider}
              </a>
            </p>
            <p className="muted small or">or with a password of this Stanceline</p>
          </>
        )}
        {answer?.errors.form && (
          <p className="notice bad" role="alert">
            {answer.errors.form}
          </p>
        )}
        <Form method="post">
          <input type="hidden" name="next" value={next} />
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
          <TextField
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            maxLength={200}
            error={answer?.errors.password}
          />
          <p className="field">
            <button className={provider ? 'button' : 'button primary'} type="submit">
              Sign in
            </button>
          </p>
        </Form>
      </div>
    </div>
  )
}
