import { Form } from '@remix-run/react'
import { TextField } from '../fields.tsx'
import { EndTokensField } from '../end-tokens-field.tsx'
import { NewPasswordField } from '../new-password-field.tsx'
import type { AccountAnswer } from './account-answer.ts'

/** Changes one's password; somebody who signs in elsewhere has none. */
export function PasswordForm({
  email,
  hasPassword,
  tokens,
  answer,
}: {
  email: string
  hasPassword: boolean
  tokens: readonly { name: string }[]
  answer: AccountAnswer | undefined
}) {
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
          <NewPasswordField label="New password" error={errors.password} />
          <EndTokensField tokens={tokens} />
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
