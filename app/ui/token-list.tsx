import { Form, Link } from '@remix-run/react'
import './people.css'

/** A token as it is shown: never the token itself. */
export type TokenView = {
  id: string
  name: string
  scope: string
  made: string
  used: string
  until: string
  /** The one view that it opens, in words and as a page; null where it opens more. */
  of: { words: string; page: string | null } | null
}

export function TokenList({ tokens }: { tokens: readonly TokenView[] }) {
  return (
    <ul className="entries">
      {tokens.map(({ id, name, scope, made, used, until, of }) => (
        <li key={id}>
          <div>
            {name}{' '}
            <span className="tag">
              {of ? 'one table' : scope === 'write' ? 'read and write' : 'read'}
            </span>
            {of && (
              <div className="tiny">
                {of.page ? <Link to={of.page}>{of.words}</Link> : of.words}
              </div>
            )}
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
