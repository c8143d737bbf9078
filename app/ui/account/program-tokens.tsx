import { Form } from '@remix-run/react'
import type { Role } from '#app/domain/users.ts'
import { SelectField } from '../fields.tsx'
import { TokenLifetimeField, TokenNameField } from '../token-fields.tsx'
import { TokenList, type TokenView } from '../token-list.tsx'

import type { AccountAnswer } from './account-answer.ts'

type NewTokenProps = { role: Role; answer: AccountAnswer | undefined }

/** The tokens that one's programs send, and a form that makes another. */
export function ProgramTokens({
  tokens,
  role,
  answer,
}: NewTokenProps & { tokens: readonly TokenView[] }) {
  return (
    <section className="card" aria-labelledby="tokens">
      <h2 id="tokens">Tokens for programs</h2>
      <p className="muted small">
        A program sends a token instead of signing in, for example to fetch{' '}
        <code>/dossiers/…/briefings.csv</code> every morning:{' '}
        <code>Authorization: Bearer stanceline_…</code>. A spreadsheet program reads one view by an
        address of its own, made beside the view: “Take it with you”, “Live table”.
      </p>
      {tokens.length > 0 && <TokenList tokens={tokens} />}
      <NewTokenForm role={role} answer={answer} />
    </section>
  )
}

function NewTokenForm({ role, answer }: NewTokenProps) {
  const refused = answer && !answer.ok && answer.fields.deed === 'new token' ? answer : null
  const writeScopeLabel =
    role === 'viewer' ? 'Read only, which is all that a viewer may' : 'Read, add letters and code'
  return (
    <Form method="post" key={answer?.ok ? answer.link : 'open'} className="new-token">
      <TokenNameField label="Name of the program" refused={refused} />
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
      <TokenLifetimeField refused={refused} />
      <p className="field">
        <button className="button" type="submit" name="deed" value="new token">
          Make a token
        </button>
      </p>
    </Form>
  )
}
