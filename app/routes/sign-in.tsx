import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { signInSchema } from '#app/domain/users.ts'
import { errorsOf, fieldsOf, refused } from '#app/http/forms.ts'
import { isPassword } from '#app/http/passwords.ts'
import { ownPath } from '#app/http/paths.ts'
import { userOf } from '#app/http/rights.ts'
import { signedIn } from '#app/http/sessions.ts'
import { theStore } from '#app/store.server.ts'
import { TextField } from '#app/ui/fields.tsx'

export const meta: MetaFunction = () => [{ title: 'Sign in · Stanceline' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const next = ownPath(new URL(request.url).searchParams.get('next'))
  if (await userOf(request)) throw redirect(next)
  return { next, anybody: (await (await theStore()).users.count()) > 0 }
}

export async function action({ request }: ActionFunctionArgs) {
  const { password, ...fields } = fieldsOf(await request.formData())
  const form = signInSchema.safeParse({ ...fields, password })
  if (!form.success) return data(refused(errorsOf(form.error), fields), { status: 400 })
  const user = await (await theStore()).users.byEmail(form.data.email)
  if (!(await isPassword(form.data.password, user?.passwordHash ?? null)) || !user) {
    return data(refused({ password: 'This address and password do not belong together. Check both; an administrator can make you an account.' }, fields), { status: 401 })
  }
  if (user.deactivatedAt) return data(refused({ form: 'This account is deactivated. Ask an administrator to reactivate it.' }, fields), { status: 403 })
  return redirect(ownPath(fields.next), { headers: { 'set-cookie': await signedIn(request, user.id) } })
}

export default function SignIn() {
  const { next, anybody } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="page">
      <div className="card narrow">
        <h1>Sign in to Stanceline</h1>
        {!anybody && <p className="notice small">Nobody has an account yet. Open the one-time link that the server printed when it started.</p>}
        {answer?.errors.form && <p className="notice bad" role="alert">{answer.errors.form}</p>}
        <Form method="post">
          <input type="hidden" name="next" value={next} />
          <TextField label="E-mail address" name="email" type="email" autoComplete="username" required maxLength={200} defaultValue={answer?.fields.email} error={answer?.errors.email} />
          <TextField label="Password" name="password" type="password" autoComplete="current-password" required maxLength={200} error={answer?.errors.password} />
          <p className="field"><button className="button primary" type="submit">Sign in</button></p>
        </Form>
      </div>
    </div>
  )
}
