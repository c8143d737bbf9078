import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { signInSchema } from '#app/domain/account-forms.ts'
import { errorsOf, fieldsOf, refused } from '#app/http/forms.ts'
import { ownPath } from '#app/http/paths.ts'
import { providerName } from '#app/http/provider.ts'
import { retryAfter, unhurried } from '#app/http/rates.ts'
import { userOf } from '#app/http/rights.ts'
import { signedIn } from '#app/http/sessions.ts'
import { storing } from '#app/http/storing.ts'
import { signIn } from '#app/http/sign-in.ts'
import { theStore } from '#app/store.server.ts'
import { belowBase } from '#app/ui/base-path.ts'
import { TextField } from '#app/ui/fields.tsx'

export const meta: MetaFunction = () => [{ title: 'Sign in · Stanceline' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const next = ownPath(new URL(request.url).searchParams.get('next'))
  if (await userOf(request)) throw redirect(next)
  return { next, provider: providerName(), anybody: (await (await theStore()).users.count()) > 0 }
}

export async function action({ request, context }: ActionFunctionArgs) {
  unhurried('sign-ins', context.network)
  const { password, ...fields } = fieldsOf(await request.formData())
  const form = signInSchema.safeParse({ ...fields, password })
  if (!form.success) return data(refused(errorsOf(form.error), fields), { status: 400 })
  const answer = await signIn(await theStore(), form.data, context.network)
  if (!answer.ok)
    return data(refused(answer.errors, fields), {
      status: answer.status,
      headers: answer.retryAfter ? { 'retry-after': String(answer.retryAfter) } : {},
    })
  const begun = await storing(
    async () => ({ cookie: await signedIn(request, answer.user.id) }),
    (sentence) => ({ sentence }),
  )
  if ('sentence' in begun)
    return data(refused({ password: begun.sentence }, fields), { status: 503 })
  return redirect(ownPath(fields.next), { headers: { 'set-cookie': begun.cookie } })
}

export const headers: HeadersFunction = ({ actionHeaders, errorHeaders }) =>
  retryAfter(errorHeaders ?? actionHeaders)

export default function SignIn() {
  const { next, provider, anybody } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="page">
      <div className="card narrow">
        <h1>Sign in to Stanceline</h1>
        {!anybody && (
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
                href={belowBase(`/sign-in/provider?next=${encodeURIComponent(next)}`)}
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
