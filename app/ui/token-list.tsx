import { Form } from '@remix-run/react'
import './people.css'

/** A token as it is shown: never the token itself. */
export type TokenView = {
  id: string
  name: string
  scope: string
  made: string
  used: string
  until: string
}

export function TokenList({ tokens }: { tokens: readonly TokenView[] }) {
  return (
    <ul className="entries">
      {tokens.map(({ id, name, scope, made, used, until }) => (
        <li key={id}>
          <div>
            {name} <span className="tag">{scope === 'write' ? 'read and write' : 'read'}</span>
            <div className="tiny muted">
              {used} · made {made}, works {until}
            </div>
          </div>
          <Form method="post">
            <input type="hidden" name="id" value={id} />
            <button
              className="button quiet"
              type="submit"
              name="deed"
              value="revoke token"
              aria-label={`Revoke the token ${name}`}
            >
              Revoke
            </button>
          </Form>
        </li>
      ))}
    </ul>
  )
}
